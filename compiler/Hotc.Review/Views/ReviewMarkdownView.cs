using System.Globalization;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;

namespace Hotc.Review.Views;

/// <summary>
/// A review as a comment on a pull request: a summary, tables, and details folded away. It never grows beyond a limit: rows
/// that do not fit are counted, and no row is ever cut.
/// </summary>
public static class ReviewMarkdownView
{
    /// <summary>What fits into a comment on GitHub (65,536 characters) and GitLab with room to spare.</summary>
    public const int CommentLimit = 60_000;

    // What closes the text, however long it is.
    private const int Reserve = 400;

    /// <summary>The whole text.</summary>
    /// <param name="result">The review.</param>
    /// <param name="limit">The most characters it may have; at least 2,000.</param>
    public static string Write(ReviewResult result, int limit = CommentLimit)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2_000);
        if (!result.HasDifferences)
        {
            return $"**{Escaped(Sentences.NoDifference(result))}**\n";
        }

        var text = new StringBuilder($"### Update of the running stack: {Sentences.Summary(result)}\n\n");
        var room = limit - Reserve;
        Rows(text, room, "| | What happens | Code |\n|---|---|---|\n", "\n", result.Consequences.Select(Row));
        Rows(text, room, "| Group | Members |\n|---|---|\n", "\n", result.Groups.Select(g => $"| {Code(g.Address)} | {Escaped(Sentences.Group(g))} |\n"));
        var folded = FoldedResource.Fold(result.Resources);
        Rows(
            text,
            room,
            "| Action | Resource | Why |\n|---|---|---|\n",
            "\n",
            folded.Select(f => $"| {f.First.Action.Word()} | {Code(f.Address)}{(f.All.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" × {f.All.Length}") : "")} {Escaped(f.First.Type)} | {Escaped(Sentences.Why(f.First))} |\n"));
        Rows(text, room, "<details><summary>Properties</summary>\n\n", "</details>\n", folded.Where(f => !f.First.Properties.IsEmpty).Select(Details));
        return text.ToString();
    }

    private static void Rows(StringBuilder text, int room, string head, string foot, IEnumerable<string> rows)
    {
        List<string> all = [.. rows];
        if (all.Count == 0)
        {
            return;
        }

        if (text.Length + head.Length + foot.Length >= room)
        {
            text.Append(CultureInfo.InvariantCulture, $"… {all.Count} more\n\n");
            return;
        }

        text.Append(head);
        var shown = 0;
        while (shown < all.Count && text.Length + all[shown].Length + foot.Length < room)
        {
            text.Append(all[shown++]);
        }

        if (shown < all.Count)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n… {all.Count - shown} more\n");
        }

        text.Append(foot);
    }

    private static string Row(Consequence consequence)
    {
        var sign = consequence.Descriptor.Level switch
        {
            DiagnosticLevel.Error => "⛔",
            DiagnosticLevel.Warning => "⚠️",
            _ => "ℹ️",
        };
        return $"| {sign} | {Escaped(consequence.Message)}{(consequence.Help is null ? "" : $"<br>{Escaped(consequence.Help)}")} | {consequence.Descriptor.Code} |\n";
    }

    private static string Details(FoldedResource folded)
    {
        var text = new StringBuilder($"**{Escaped(folded.Address)}**\n\n");
        foreach (var property in folded.First.Properties)
        {
            text.Append("- ").Append(Code(property.Path)).Append(": ").Append(Escaped(Sentences.Values(property))).Append('\n');
            if (!property.Lines.IsEmpty)
            {
                // The fence is longer than any run of backticks in the lines.
                var fence = new string('`', Math.Max(3, property.Lines.Max(LongestRun) + 1));
                text.Append("\n  ").Append(fence).Append("diff\n");
                foreach (var line in property.Lines)
                {
                    text.Append("  ").Append(line).Append('\n');
                }

                text.Append("  ").Append(fence).Append('\n');
            }
        }

        return text.Append('\n').ToString();
    }

    private static int LongestRun(string line)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in line)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static string Code(string text) => $"`{text.Replace('`', '\'').Replace('|', '¦')}`";

    private static string Escaped(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '&' => result.Append("&amp;"),
                '\n' or '\r' => result.Append(' '),
                '|' or '*' or '_' or '`' or '[' or ']' or '\\' or '@' or '#' or '~' => result.Append('\\').Append(letter),
                _ => result.Append(letter),
            };
        }

        return result.ToString();
    }
}
