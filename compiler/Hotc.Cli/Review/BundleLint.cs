using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Heat.Bundles;
using Hotc.Heat.Releases;
using Hotc.Lint;
using Hotc.Lint.Suppression;

namespace Hotc.Cli.Review;

/// <summary>What the linter says of a bundle, with the environment that it holds.</summary>
internal static class BundleLint
{
    /// <summary>The findings that no comment in the bundle silences.</summary>
    public static ImmutableArray<Diagnostic> Check(IFileTree tree, HeatRelease release)
    {
        ImmutableArray<string> environments = tree.TryRead(BundleNames.Environment, out _) ? [BundleNames.Environment] : [];
        var result = Linter.Check(tree, new LintTarget(BundleNames.RootTemplate, environments), new LintOptions(release));
        return [.. IgnoreComments.Apply(result.Findings, result.Documents, CodeCatalogue.Make())];
    }
}
