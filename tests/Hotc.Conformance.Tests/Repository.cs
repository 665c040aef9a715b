namespace Hotc.Conformance.Tests;

/// <summary>Where the files of this repository stand.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Folders of all whole bundles that the repository keeps, relative to its snapshots.</summary>
    public static IEnumerable<string> SnapshotBundles()
    {
        var snapshots = Path.Combine(Root, "snapshots");
        return !Directory.Exists(snapshots)
            ? []
            : from template in Directory.EnumerateFiles(snapshots, "cluster.yaml", SearchOption.AllDirectories)
              let folder = Path.GetRelativePath(snapshots, Path.GetDirectoryName(template)!).Replace('\\', '/')
              where folder.Split('/').Length == 3
              orderby folder
              select folder;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Compiler.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests do not run inside the repository");
        }

        return folder.FullName;
    }
}
