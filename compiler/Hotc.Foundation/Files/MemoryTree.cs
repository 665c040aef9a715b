using System.Text;

namespace Hotc.Foundation.Files;

/// <summary>A tree of files held in memory.</summary>
public sealed class MemoryTree : IFileTree
{
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> files = new(StringComparer.Ordinal);

    /// <summary>Makes a tree of paths and contents.</summary>
    /// <exception cref="ArgumentException">A path is not a valid <see cref="TreePath"/>, or stands twice.</exception>
    public MemoryTree(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var (path, bytes) in files)
        {
            if (!TreePath.IsValid(path) || !this.files.TryAdd(path, bytes))
            {
                throw new ArgumentException($"The path '{path}' is no valid path of a tree or stands twice.", nameof(files));
            }
        }
    }

    /// <summary>Makes a tree of paths and texts, which are stored as UTF-8.</summary>
    public static MemoryTree OfText(params IEnumerable<KeyValuePair<string, string>> files) =>
        new(files.Select(f => KeyValuePair.Create(f.Key, new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(f.Value)))));

    /// <inheritdoc />
    public bool TryRead(string path, out ReadOnlyMemory<byte> bytes) => files.TryGetValue(path, out bytes);

    /// <inheritdoc />
    public IEnumerable<string> List(string folder, bool recursive)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return TreePath.Below(files.Keys, folder, recursive);
    }
}
