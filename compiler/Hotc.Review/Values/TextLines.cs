using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.Chunkers;
using Hotc.Foundation.Text;

namespace Hotc.Review.Values;

/// <summary>The lines that differ between two long texts, such as scripts and user-data.</summary>
internal static class TextLines
{
    private const int MostLines = 24;
    private const int LongestLine = 120;

    /// <summary>Lines with a sign before each; nothing when the values are no texts of several lines.</summary>
    public static ImmutableArray<string> Differences(Term? before, Term? after)
    {
        if (LongText(before) is not { } old || LongText(after) is not { } current || old == current)
        {
            return [];
        }

        var result = Differ.Instance.CreateDiffs(old, current, ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance);
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var block in result.DiffBlocks)
        {
            lines.AddRange(result.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA).Select(l => "- " + Cut(l)));
            lines.AddRange(result.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB).Select(l => "+ " + Cut(l)));
        }

        var all = lines.DrainToImmutable();
        return all.Length <= MostLines ? all : [.. all[..MostLines], "… " + Counted.Of(all.Length - MostLines, "more line")];
    }

    // The text itself, or the text that something is put into.
    private static string? LongText(Term? term) => term switch
    {
        Scalar { Text: { } text } when text.Contains('\n', StringComparison.Ordinal) => text,
        CallTerm { Argument: TermMap map } => LongText(map["template"]),
        TermList list => list.Items.Select(LongText).OfType<string>().LastOrDefault(),
        TermMap map => LongText(map["config"]),
        _ => null,
    };

    private static string Cut(string line) => line.Length <= LongestLine ? line : line[..(LongestLine - 1)] + "…";
}
