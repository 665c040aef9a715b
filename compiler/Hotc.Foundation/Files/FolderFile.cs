namespace Hotc.Foundation.Files;

/// <summary>A file to write into a folder.</summary>
/// <param name="Path">Its path in the folder, a valid <see cref="TreePath"/>.</param>
/// <param name="Bytes">The whole content.</param>
/// <param name="Mode">Its permissions, less those that the process' umask takes away. Without effect on Windows.</param>
public readonly record struct FolderFile(string Path, ReadOnlyMemory<byte> Bytes, UnixFileMode Mode = FolderFile.Readable)
{
    /// <summary>0644: everybody reads, the owner writes.</summary>
    public const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>0600: only the owner reads and writes.</summary>
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
}
