using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Cli.Lint;

/// <summary>Gives findings the paths that people see in the place of those in the tree.</summary>
internal sealed class ShownPlaces(LintTree tree)
{
    private readonly Dictionary<string, SourceText> shown = new(StringComparer.Ordinal);

    /// <summary>The findings with other paths, each once: several roots may share a file, and find the same in it.</summary>
    public ImmutableArray<Diagnostic> Of(IEnumerable<Diagnostic> findings)
    {
        var bag = new DiagnosticBag();
        bag.AddRange(findings.Select(Of));
        return bag.ToSorted();
    }

    private Diagnostic Of(Diagnostic finding) => finding with
    {
        Span = finding.Span is { } span ? Of(span) : null,
        Path = finding.Path is { } path ? tree.Show(path) : null,
        Related = [.. finding.Related.Select(r => r with { Span = Of(r.Span) })],
        Fix = finding.Fix is { } fix ? fix with { Edits = [.. fix.Edits.Select(e => e with { Span = Of(e.Span) })] } : null,
    };

    private SourceSpan Of(SourceSpan span)
    {
        if (!shown.TryGetValue(span.Source.Path, out var source))
        {
            source = new SourceText(tree.Show(span.Source.Path), span.Source.Text, span.Source.Kind);
            shown.Add(span.Source.Path, source);
        }

        return source.Span(span.Start, span.Length);
    }
}
