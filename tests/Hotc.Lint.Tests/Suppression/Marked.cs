using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Reading;
using Hotc.Lint.Suppression;

namespace Hotc.Lint.Tests.Suppression;

/// <summary>A text, and one finding at each of some words of it.</summary>
internal sealed class Marked
{
    public static readonly DiagnosticDescriptor Error = new("HE9001", DiagnosticLevel.Error, "title", "description", "", "");
    public static readonly DiagnosticDescriptor Warning = Error with { Code = "HW9002", Level = DiagnosticLevel.Warning };

    public static DiagnosticCatalogue Known { get; } = new([Error, Warning, .. SuppressionCodes.All]);

    /// <summary>Makes them: a finding HE9001 at the first place of each word.</summary>
    public Marked(string text, params string[] words)
    {
        Source = new SourceText("a.yaml", text, SourceKind.Heat);
        Findings = [.. words.Select(w => new Diagnostic(Error, w, Source.Span(text.IndexOf(w, StringComparison.Ordinal), w.Length)))];
    }

    public SourceText Source { get; }

    public ImmutableArray<Diagnostic> Findings { get; }

    public YamlDocument Document => YamlReader.Read(Source, new DiagnosticBag(), HotReader.Limits with { KeepComments = true })!;

    /// <summary>What is left, as <c>code:words</c>.</summary>
    public string[] Left() => [.. IgnoreComments.Apply(Findings, [Document], Known).Select(d => $"{d.Code}:{d.Message}")];
}
