using System.Formats.Tar;

namespace Hotc.Compile.Payload.CloudInit;

/// <summary>Files in one tar archive (ustar), to be unpacked at the root of the node.</summary>
internal static class Archive
{
    // Any fixed time serves; 1980 is one that every tool accepts.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The archive. Its bytes depend on the files alone.</summary>
    public static byte[] Pack(IEnumerable<PackedFile> files)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var file in files)
            {
                writer.WriteEntry(Entry(file));
            }
        }

        return archive.ToArray();
    }

    private static UstarTarEntry Entry(PackedFile file) => new(TarEntryType.RegularFile, file.Path.TrimStart('/'))
    {
        Mode = file.Mode,
        ModificationTime = Time,
        UserName = "root",
        GroupName = "root",
        DataStream = new MemoryStream(file.Content),
    };
}
