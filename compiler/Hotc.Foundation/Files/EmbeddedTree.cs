using System.Reflection;

namespace Hotc.Foundation.Files;

/// <summary>
/// The files inside a program: manifest resources whose <c>LogicalName</c> is the path. Safe to use from several threads.
/// </summary>
public sealed class EmbeddedTree : IFileTree
{
    private readonly Assembly assembly;
    private readonly string prefix;
    private readonly string[] paths;

    /// <summary>Makes a tree of the resources of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="folder">Only resources below this folder, and their paths count from it; empty for all.</param>
    public EmbeddedTree(Assembly assembly, string folder)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(folder);
        this.assembly = assembly;
        prefix = folder.Length == 0 || folder.EndsWith('/') ? folder : folder + "/";
        paths = [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Select(n => n[prefix.Length..])];
        Array.Sort(paths, StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public bool TryRead(string path, out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        if (Array.BinarySearch(paths, path, StringComparer.Ordinal) < 0)
        {
            return false;
        }

        using var stream = assembly.GetManifestResourceStream(prefix + path);
        if (stream is null)
        {
            return false;
        }

        var buffer = new byte[stream.Length];
        stream.ReadExactly(buffer);
        bytes = buffer;
        return true;
    }

    /// <inheritdoc />
    public IEnumerable<string> List(string folder, bool recursive)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return TreePath.Below(paths, folder, recursive);
    }
}
