using System.Collections.Immutable;
using System.Text;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Diagnostics;

/// <summary>A text with repairs applied.</summary>
/// <param name="Before">The text as it was.</param>
/// <param name="After">The text as it is now.</param>
public sealed record FixedText(SourceText Before, string After);

/// <summary>What came of applying fixes.</summary>
/// <param name="Texts">The texts that changed, by path.</param>
/// <param name="Applied">The findings whose fixes were applied, in their order.</param>
public sealed record FixResult(ImmutableArray<FixedText> Texts, ImmutableArray<Diagnostic> Applied);

/// <summary>
/// Applies the fixes of findings. Of two fixes that would touch the same characters only the first is applied: the other one was
/// made for a text that is no more, and a further check finds it again if it is still wanted.
/// </summary>
public static class FixApplier
{
    /// <summary>Applies as many fixes as go together. All edits of a fix are applied, or none.</summary>
    /// <param name="findings">Findings about texts; texts with one path are one text.</param>
    public static FixResult Apply(IEnumerable<Diagnostic> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var accepted = new SortedDictionary<string, SortedList<int, TextEdit>>(StringComparer.Ordinal);
        var applied = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var finding in findings)
        {
            if (finding.Fix is { } fix && fix.Edits.All(e => IsFree(accepted, e)) && fix.Edits.Any(ChangesText))
            {
                foreach (var edit in fix.Edits)
                {
                    EditsOf(accepted, edit).Add(edit.Span.Start, edit);
                }

                applied.Add(finding);
            }
        }

        return new FixResult([.. accepted.Values.Where(e => e.Count > 0).Select(e => Edited(e.Values))], applied.DrainToImmutable());
    }

    private static SortedList<int, TextEdit> EditsOf(SortedDictionary<string, SortedList<int, TextEdit>> accepted, TextEdit edit)
    {
        var path = edit.Span.Source.Path;
        if (!accepted.TryGetValue(path, out var edits))
        {
            accepted.Add(path, edits = []);
        }

        return edits;
    }

    private static bool ChangesText(TextEdit edit) => !edit.Span.Characters.SequenceEqual(edit.NewText);

    // Two edits at one place have no order, so they do not go together either.
    private static bool IsFree(SortedDictionary<string, SortedList<int, TextEdit>> accepted, TextEdit edit) =>
        EditsOf(accepted, edit).Values.All(other => other.Span.Start != edit.Span.Start
            && (other.Span.Stop <= edit.Span.Start || edit.Span.Stop <= other.Span.Start)
            && other.Span.Source.Text == edit.Span.Source.Text);

    private static FixedText Edited(IList<TextEdit> edits)
    {
        var source = edits[0].Span.Source;
        var text = new StringBuilder(source.Text.Length);
        var at = 0;
        foreach (var edit in edits)
        {
            text.Append(source.Text, at, edit.Span.Start - at).Append(edit.NewText);
            at = edit.Span.Stop;
        }

        return new FixedText(source, text.Append(source.Text, at, source.Text.Length - at).ToString());
    }
}
