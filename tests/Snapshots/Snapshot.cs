using System.Collections.Concurrent;

namespace Hotc.Snapshots;

/// <summary>All golden files of the repository that the compiler makes.</summary>
public static class Snapshot
{
    private const string Root = "snapshots";

    /// <summary>Every golden file and every difference from the disk.</summary>
    /// <exception cref="InvalidOperationException">A case does not compile.</exception>
    public static (IReadOnlyCollection<GoldenFile> Files, IReadOnlyList<GoldenDifference> Found) Differences()
    {
        var files = Make(c => c.Goldens());
        Parallel.ForEach(BadSpec.All, spec => files.Add(spec.ToGolden()));
        return (files, Golden.Compare(files, Golden.FilesBelow(Root).Concat(BadSpec.Existing)));
    }

    /// <summary>The same for a hotc binary, which shows what is wrong with a spec elsewhere than in files.</summary>
    /// <exception cref="InvalidOperationException">The binary fails.</exception>
    public static (IReadOnlyCollection<GoldenFile> Files, IReadOnlyList<GoldenDifference> Found) Differences(NativeProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var files = Make(program.Goldens);
        return (files, Golden.Compare(files, Golden.FilesBelow(Root).Where(f => !f.EndsWith(".diagnostics.txt", StringComparison.Ordinal))));
    }

    private static ConcurrentBag<GoldenFile> Make(Func<Case, IEnumerable<GoldenFile>> goldens)
    {
        var files = new ConcurrentBag<GoldenFile>();
        Parallel.ForEach(Case.All, tested =>
        {
            foreach (var file in goldens(tested))
            {
                files.Add(file);
            }
        });
        return files;
    }
}
