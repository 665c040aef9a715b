using System.Formats.Tar;
using Hotc.Compile.Drivers;

namespace Hotc.Compile.Payload.CloudInit;

/// <summary>All files of several fragments in one tar archive (ustar), to be unpacked at the root of the node.</summary>
internal static class Archive
{
    // Any fixed time serves; 1980 is one that every tool accepts.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The archive. Its bytes depend on the fragments alone.</summary>
    public static byte[] Pack(IEnumerable<Fragment> fragments, string installRoot)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            // Files of a kind stand together, since what is alike packs better.
            foreach (var (fragment, index) in fragments.SelectMany(f => f.Contents.Select((_, i) => (Fragment: f, Index: i))).OrderBy(f => Path.GetExtension(f.Fragment.Definition.Files[f.Index].Path), StringComparer.Ordinal))
            {
                writer.WriteEntry(Entry(fragment, index, installRoot));
            }
        }

        return archive.ToArray();
    }

    private static UstarTarEntry Entry(Fragment fragment, int index, string installRoot)
    {
        var file = fragment.Definition.Files[index];
        return new UstarTarEntry(TarEntryType.RegularFile, fragment.PathOnNode(file.Path, installRoot).TrimStart('/'))
        {
            Mode = (UnixFileMode)Convert.ToInt32(file.Mode, 8),
            ModificationTime = Time,
            UserName = "root",
            GroupName = "root",
            DataStream = new MemoryStream(CommentFilter.Strip(fragment.Contents[index].Span)),
        };
    }
}
