using System.IO.Enumeration;

namespace Hotc.Foundation.Files;

/// <summary>What stands in a folder that is about to be replaced.</summary>
internal sealed class OldFolder
{
    private OldFolder()
    {
    }

    /// <summary>Paths of everything that is no folder, links included.</summary>
    public List<string> Files { get; } = [];

    /// <summary>Paths of the folders, each before what it holds.</summary>
    public List<string> Folders { get; } = [];

    /// <summary>Those of <see cref="Folders"/> that hold nothing.</summary>
    public List<string> EmptyFolders { get; } = [];

    /// <summary>Looks at a folder. Links are not followed.</summary>
    /// <exception cref="IOException">The system refuses; other exceptions of listing a folder come through as well.</exception>
    public static OldFolder Look(string root)
    {
        var found = new OldFolder();
        found.Collect(root, "");
        return found;
    }

    /// <summary>
    /// Deletes the folder at its new place. What came into it after the look is not deleted but moved to <paramref name="target"/>,
    /// unless something of its name stands there.
    /// </summary>
    public void Delete(string root, string target)
    {
        foreach (var file in Files)
        {
            File.Delete(Path.Combine(root, file));
        }

        for (var i = Folders.Count - 1; i >= 0; i--)
        {
            DeleteEmptied(root, Folders[i], target);
        }

        DeleteEmptied(root, "", target);
    }

    private static void DeleteEmptied(string root, string folder, string target)
    {
        var path = Path.Combine(root, folder);
        try
        {
            Directory.Delete(path);
        }
        catch (IOException) when (Directory.Exists(path))
        {
            foreach (var late in Directory.EnumerateFileSystemEntries(path).ToList())
            {
                var place = Path.Combine(target, folder, Path.GetFileName(late));
                if (!Path.Exists(place))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                    Directory.Move(late, place);
                }
            }

            Directory.Delete(path, recursive: true);
        }
    }

    private bool Collect(string root, string folder)
    {
        // The enumerable of the framework that reads no more of an entry than is asked for: for a file that is nothing but its name.
        var entries = new FileSystemEnumerable<(string Name, bool IsFolder)>(
            Path.Combine(root, folder),
            (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)),
            new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false });
        var isEmpty = true;
        foreach (var (name, isFolder) in entries)
        {
            isEmpty = false;
            var path = TreePath.Join(folder, name);
            if (!isFolder)
            {
                Files.Add(path);
                continue;
            }

            Folders.Add(path);
            if (Collect(root, path))
            {
                EmptyFolders.Add(path);
            }
        }

        return isEmpty;
    }
}
