using Hotc.Foundation.Files;

namespace Hotc.Compile.Completion;

/// <summary>The author's files, which remembers those that the spec named and that were read: with it, a bundle can tell what it was made of.</summary>
internal sealed class NamedFiles(IFileTree files) : IFileTree
{
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> read = new(StringComparer.Ordinal);

    /// <summary>What was read, by path.</summary>
    public IEnumerable<FolderFile> Read => read.Select(f => new FolderFile(f.Key, f.Value));

    /// <inheritdoc />
    public bool TryRead(string path, out ReadOnlyMemory<byte> bytes)
    {
        if (!files.TryRead(path, out bytes))
        {
            return false;
        }

        read[path] = bytes;
        return true;
    }

    /// <inheritdoc />
    public IEnumerable<string> List(string folder, bool recursive) => files.List(folder, recursive);
}
