using Hotc.Foundation.Files;
using Hotc.Heat.Bundles;

namespace Hotc.Lint.Bundles;

/// <summary>The files of a bundle that is not written yet.</summary>
internal sealed class BundleTree(Bundle bundle) : IFileTree
{
    public bool TryRead(string path, out ReadOnlyMemory<byte> bytes)
    {
        var file = bundle.Find(path);
        bytes = file?.Content ?? default;
        return file is not null;
    }

    // Only asked for where a file is missing.
    public IEnumerable<string> List(string folder, bool recursive) =>
        new MemoryTree(bundle.Files.Select(f => KeyValuePair.Create(f.Path, f.Content))).List(folder, recursive);
}
