using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.Chunkers;
using Hotc.Foundation.Text;

namespace Hotc.Review.Values;

/// <summary>The lines that differ between two long texts, such as scripts and user-data, unpacked where they are packed.</summary>
internal static class TextLines
{
    private const int MostLines = 24;
    private const int LongestLine = 120;

    // How much is shown of what two long lines have alike before they differ.
    private const int Context = 20;

    /// <summary>Lines with a sign before each; nothing when the values are neither texts of several lines nor packed.</summary>
    public static ImmutableArray<string> Differences(Term? before, Term? after)
    {
        if (LongText(before) is not { } old || LongText(after) is not { } current || old == current)
        {
            return [];
        }

        var (shownOld, shownCurrent) = (PackedText.Unpack(old), PackedText.Unpack(current));
        if (shownOld == shownCurrent)
        {
            // Only how it is packed is different.
            (shownOld, shownCurrent) = (old, current);
        }

        var result = Differ.Instance.CreateDiffs(shownOld, shownCurrent, ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance);
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var block in result.DiffBlocks)
        {
            var gone = result.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA).ToList();
            var come = result.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB).ToList();
            lines.AddRange(gone.Select((l, i) => "- " + Cut(l, come.ElementAtOrDefault(i))));
            lines.AddRange(come.Select((l, i) => "+ " + Cut(l, gone.ElementAtOrDefault(i))));
        }

        var all = lines.DrainToImmutable();
        return all.Length <= MostLines ? all : [.. all[..MostLines], "… " + Counted.Of(all.Length - MostLines, "more line")];
    }

    // The text itself, or the text that something is put into.
    private static string? LongText(Term? term) => term switch
    {
        Scalar { Text: { } text } when text.Contains('\n', StringComparison.Ordinal) || PackedText.IsIn(text) => text,
        CallTerm { Argument: TermMap map } => LongText(map["template"]),
        TermList list => list.Items.Select(LongText).OfType<string>().LastOrDefault(),
        TermMap map => LongText(map["config"]),
        _ => null,
    };

    // Of a long line the stretch where it differs from the other one.
    private static string Cut(string line, string? other)
    {
        if (line.Length <= LongestLine)
        {
            return line;
        }

        var alike = other is null ? 0 : line.AsSpan().CommonPrefixLength(other);
        var start = alike < LongestLine - Context ? 0 : alike - Context;
        var head = start == 0 ? "" : "…";
        var rest = line[start..];
        var room = LongestLine - head.Length;
        return head + (rest.Length <= room ? rest : rest[..(room - 1)] + "…");
    }
}
