namespace Hotc.Foundation.Files;

/// <summary>
/// A tree of files to read: a folder on disk, the files inside the program, or a dictionary. Paths are relative to the root,
/// with <c>/</c> as separator and without <c>.</c> or <c>..</c>; any other path is a file that does not exist.
/// </summary>
public interface IFileTree
{
    /// <summary>Reads a whole file. False when it does not exist or cannot be read; never throws for the path's sake.</summary>
    bool TryRead(string path, out ReadOnlyMemory<byte> bytes);

    /// <summary>
    /// The paths (from the root) of the files in a folder, in ordinal order; nothing when the folder does not exist.
    /// </summary>
    /// <param name="folder">The folder; the empty string is the root.</param>
    /// <param name="recursive">Whether files in folders below count.</param>
    IEnumerable<string> List(string folder, bool recursive);
}
