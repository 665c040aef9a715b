using System.Globalization;
using Hotc.Foundation.Text;

namespace Hotc.Cli.Snapshots;

/// <summary>What snapshots are called, in programs and for people.</summary>
internal static class SnapshotWords
{
    private const int MostNames = 8;

    public static string Word(SnapshotState state) => state switch
    {
        SnapshotState.Same => "same",
        SnapshotState.Stale => "stale",
        SnapshotState.Missing => "missing",
        SnapshotState.Orphan => "orphan",
        _ => "failed",
    };

    public static string Word(SnapshotCause cause) => cause switch
    {
        SnapshotCause.Inputs => "inputs",
        SnapshotCause.Edited => "edited",
        SnapshotCause.NoManifest => "no-manifest",
        SnapshotCause.Driver => "driver",
        _ => "maker",
    };

    /// <summary>«2 snapshots: 1 same, 1 stale», the worst last.</summary>
    public static string Summary(IReadOnlyCollection<Snapshot> snapshots)
    {
        var counts = snapshots.GroupBy(s => s.State).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {Word(g.Key)}"));
        return $"{Counted.Of(snapshots.Count, "snapshot")}: {string.Join(", ", counts)}";
    }

    /// <summary>What is the matter, in one sentence without the name of the spec.</summary>
    public static string Sentence(Snapshot snapshot) => snapshot.State switch
    {
        SnapshotState.Same => "the bundle is what the spec compiles to",
        SnapshotState.Stale => $"the bundle {snapshot.Place.Folder} is stale: {string.Join("; ", snapshot.Causes.Select(c => Cause(snapshot, c)))}",
        SnapshotState.Missing => $"the spec has no bundle {snapshot.Place.Folder}",
        SnapshotState.Orphan => "the bundle has no spec; delete the folder, or bring the spec back",
        _ => "the spec does not compile",
    };

    /// <summary>«a, b and 3 more».</summary>
    public static string Names(IReadOnlyList<string> names) =>
        names.Count <= MostNames ? string.Join(", ", names) : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more");

    private static string Cause(Snapshot snapshot, SnapshotCause cause) => cause switch
    {
        SnapshotCause.Inputs => $"its inputs changed ({Names(snapshot.Inputs)})",
        SnapshotCause.Edited => $"files in it are not as they were written ({Names(snapshot.Edited)})",
        SnapshotCause.NoManifest => "it holds no manifest",
        SnapshotCause.Driver => $"its driver is not as it was ({snapshot.Driver} now)",
        _ => "it was made by another hotc",
    };
}
