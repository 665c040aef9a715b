using System.Formats.Tar;
using Hotc.Compile.Drivers;

namespace Hotc.Compile.Payload.CloudInit;

/// <summary>All files of several fragments in one tar archive (ustar), to be unpacked at the root of the node.</summary>
internal static class Archive
{
    // Any fixed time serves; 1980 is one that every tool accepts.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const UnixFileMode SecretMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The archive. Its bytes depend on what it is given alone.</summary>
    /// <param name="fragments">The fragments.</param>
    /// <param name="installRoot">Where their own files go on the node.</param>
    /// <param name="settings">Path and content of a file that only root may read; null for none.</param>
    public static byte[] Pack(IEnumerable<Fragment> fragments, string installRoot, (string Path, byte[] Content)? settings = null)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            // Files of a kind stand together, since what is alike packs better.
            foreach (var (fragment, index) in fragments.SelectMany(f => f.Contents.Select((_, i) => (Fragment: f, Index: i))).OrderBy(f => Path.GetExtension(f.Fragment.Definition.Files[f.Index].Path), StringComparer.Ordinal))
            {
                writer.WriteEntry(Entry(fragment, index, installRoot));
            }

            if (settings is var (path, content))
            {
                writer.WriteEntry(Entry(path, SecretMode, content));
            }
        }

        return archive.ToArray();
    }

    private static UstarTarEntry Entry(Fragment fragment, int index, string installRoot)
    {
        var file = fragment.Definition.Files[index];
        return Entry(fragment.PathOnNode(file.Path, installRoot), (UnixFileMode)Convert.ToInt32(file.Mode, 8), CommentFilter.Strip(fragment.Contents[index].Span));
    }

    private static UstarTarEntry Entry(string path, UnixFileMode mode, byte[] content) => new(TarEntryType.RegularFile, path.TrimStart('/'))
    {
        Mode = mode,
        ModificationTime = Time,
        UserName = "root",
        GroupName = "root",
        DataStream = new MemoryStream(content),
    };
}
