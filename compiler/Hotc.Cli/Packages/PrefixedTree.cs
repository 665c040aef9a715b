using Hotc.Foundation.Files;

namespace Hotc.Cli.Packages;

/// <summary>A tree whose paths are written with the folder in front, as the user typed it, so that findings lead there.</summary>
internal sealed class PrefixedTree(string prefix, IFileTree tree) : IFileTree
{
    private readonly string start = prefix.TrimEnd('/') + "/";

    /// <inheritdoc />
    public bool TryRead(string path, out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        return path.StartsWith(start, StringComparison.Ordinal) && tree.TryRead(path[start.Length..], out bytes);
    }

    /// <inheritdoc />
    public IEnumerable<string> List(string folder, bool recursive) =>
        (folder + "/").StartsWith(start, StringComparison.Ordinal) ? tree.List((folder + "/")[start.Length..].TrimEnd('/'), recursive).Select(p => start + p) : [];
}
