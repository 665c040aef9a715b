using System.Text;
using Hotc.Foundation.Text;
using Hotc.Review.Views;

namespace Hotc.Cli.Snapshots;

/// <summary>Verified snapshots for a terminal; those that are as they should be are only counted.</summary>
internal static class SnapshotTextView
{
    /// <summary>The whole text, each line ended by a line feed.</summary>
    public static string Write(IReadOnlyCollection<Snapshot> snapshots, bool isColoured)
    {
        var text = new StringBuilder();
        foreach (var snapshot in snapshots.Where(s => s.State != SnapshotState.Same))
        {
            text.Append(Shown.Escaped(snapshot.Place.Spec ?? snapshot.Place.Folder)).Append(": ").Append(Shown.Escaped(SnapshotWords.Sentence(snapshot))).Append('\n');
            if (!snapshot.Files.IsEmpty)
            {
                text.Append("  other files: ").Append(Shown.Escaped(SnapshotWords.Names(snapshot.Files))).Append('\n');
            }

            foreach (var line in snapshot.Review is { } review ? ReviewTextView.Write(review, isColoured).TrimEnd('\n').Split('\n') : [])
            {
                text.Append(line.Length == 0 ? "" : "  ").Append(line).Append('\n');
            }
        }

        text.Append(SnapshotWords.Summary(snapshots));
        var isWritable = snapshots.Any(s => s.State is SnapshotState.Stale or SnapshotState.Missing);
        return text.Append(isWritable ? "; hotc snapshot update writes them anew\n" : "\n").ToString();
    }
}
