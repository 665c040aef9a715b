using Hotc.Foundation.Files;

namespace Hotc.Snapshots;

/// <summary>The working tree that this program was built from.</summary>
public static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Its files: what the compiler carries inside itself.</summary>
    public static IFileTree Program { get; } = new DiskTree(Root);

    /// <summary>The full path of a file or folder.</summary>
    public static string PathOf(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Compiler.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("This program must run below the folder of Compiler.sln.");
    }
}
