using Hotc.Compile;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Reading;
using Hotc.Lint;
using Hotc.Lint.Suppression;
using Hotc.Pki;
using Hotc.Review;
using Hotc.Review.Quotas;

namespace Hotc.Cli;

/// <summary>Every code that hotc can show.</summary>
internal static class CodeCatalogue
{
    /// <summary>Collects them.</summary>
    public static DiagnosticCatalogue Make() =>
        new([.. TextCodes.All, .. FileCodes.All, .. YamlCodes.All, .. ClusterCompiler.Codes, .. HotCodes.All, .. PkiCodes.All, .. SuppressionCodes.All, .. Linter.Rules, .. ReviewCodes.All, .. Reviewer.Rules, .. QuotaCodes.All, .. CliCodes.All]);
}
