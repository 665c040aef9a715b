using System.Collections.Concurrent;

namespace Hotc.Foundation.Files;

/// <summary>
/// A folder on disk. Nothing outside of it can be read: paths cannot climb, and links are followed only to places inside.
/// Devices, pipes and sockets do not exist for it, and neither do files above 64 MiB: nothing that hotc reads comes near to that,
/// and a package from elsewhere must not fill the memory. Safe to use from several threads.
/// </summary>
public sealed class DiskTree : IFileTree
{
    private const long MostBytes = 64 * 1024 * 1024;

    private readonly string root;
    private readonly Lazy<string?> realRoot;

    // Folders below the root that were seen to be real folders and not links, so that each is looked at once.
    private readonly ConcurrentDictionary<string, bool> plainFolders = new(StringComparer.Ordinal);

    /// <summary>Makes a tree of a folder, which need not exist: then the tree is empty.</summary>
    /// <param name="root">The folder. A relative path counts from the working directory. The root itself may be a link.</param>
    public DiskTree(string root)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        this.root = Path.GetFullPath(root);
        realRoot = new Lazy<string?>(() => Paths.Real(this.root));
    }

    /// <inheritdoc />
    public bool TryRead(string path, out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        if (!TreePath.IsValid(path))
        {
            return false;
        }

        var full = Path.Combine(root, path);
        try
        {
            if (!IsInside(path) || !DiskFile.IsRegular(full) || new FileInfo(full).Length > MostBytes)
            {
                return false;
            }

            bytes = File.ReadAllBytes(full);
            return true;
        }
        catch (Exception exception) when (Paths.IsRefusal(exception))
        {
            return false;
        }
    }

    /// <inheritdoc />
    /// <remarks>Folders that are links are not entered, so that a circle of links ends; files that are links are listed when they can be read.</remarks>
    public IEnumerable<string> List(string folder, bool recursive)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var found = new List<string>();
        if (folder.Length == 0 || (TreePath.IsValid(folder) && IsInside(folder)))
        {
            Collect(folder, recursive, found);
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private void Collect(string folder, bool recursive, List<string> found)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos())
            {
                var path = TreePath.Join(folder, entry.Name);
                var isLink = entry.LinkTarget is not null;
                if (!TreePath.IsValid(path))
                {
                    continue;
                }

                if (entry is DirectoryInfo)
                {
                    if (recursive && !isLink)
                    {
                        Collect(path, recursive, found);
                    }
                }
                else if ((!isLink || IsInside(path)) && DiskFile.IsRegular(entry.FullName))
                {
                    found.Add(path);
                }
            }
        }
        catch (Exception exception) when (Paths.IsRefusal(exception))
        {
            // A folder that cannot be listed has no files to read either.
        }
    }

    private bool IsInside(string path)
    {
        var slash = path.LastIndexOf('/');
        if ((slash < 0 || IsPlainFolder(path[..slash])) && Paths.LinkTarget(Path.Combine(root, path)) is null)
        {
            return true;
        }

        var real = Paths.Real(Path.Combine(root, path));
        return real is not null && realRoot.Value is { } inside && real.StartsWith(inside.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private bool IsPlainFolder(string folder)
    {
        if (plainFolders.TryGetValue(folder, out var isPlain))
        {
            return isPlain;
        }

        var slash = folder.LastIndexOf('/');
        isPlain = (slash < 0 || IsPlainFolder(folder[..slash])) && Paths.LinkTarget(Path.Combine(root, folder)) is null;
        plainFolders[folder] = isPlain;
        return isPlain;
    }
}
