using System.Globalization;
using System.Text;
using Hotc.Review.Views;

namespace Hotc.Cli.Snapshots;

/// <summary>Verified snapshots as a comment on a pull request, within the limit of one.</summary>
internal static class SnapshotMarkdownView
{
    // Less than this says nothing of use; ReviewMarkdownView takes no less either.
    private const int LeastRoom = 2_000;
    private const int Reserve = 500;

    /// <summary>The whole text.</summary>
    /// <param name="snapshots">What was found.</param>
    /// <param name="limit">The most characters it may have.</param>
    public static string Write(IReadOnlyCollection<Snapshot> snapshots, int limit = ReviewMarkdownView.CommentLimit)
    {
        var text = new StringBuilder($"## Snapshots: {SnapshotWords.Summary(snapshots)}\n\n");
        List<Snapshot> shown = [.. snapshots.Where(s => s.State != SnapshotState.Same)];
        for (var i = 0; i < shown.Count; i++)
        {
            var head = $"**{Escaped(shown[i].Place.Spec ?? shown[i].Place.Folder)}**: {Escaped(SnapshotWords.Sentence(shown[i]))}\n\n";
            var room = limit - Reserve - text.Length - head.Length;
            if (room < LeastRoom)
            {
                text.Append(CultureInfo.InvariantCulture, $"… {shown.Count - i} more\n");
                break;
            }

            text.Append(head);
            if (shown[i].Review is { } review)
            {
                text.Append(ReviewMarkdownView.Write(review, room)).Append('\n');
            }
        }

        return text.ToString();
    }

    // Paths and names of files: no markup may come of them.
    private static string Escaped(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '<' => result.Append("&lt;"),
                '&' => result.Append("&amp;"),
                '\n' or '\r' => result.Append(' '),
                '*' or '_' or '`' or '[' or ']' or '\\' or '@' or '#' or '~' or '|' => result.Append('\\').Append(letter),
                _ => result.Append(letter),
            };
        }

        return result.ToString();
    }
}
