using Hotc.Foundation.Diagnostics;
using IOPath = System.IO.Path;

namespace Hotc.Pki;

/// <summary>
/// The PKI directory on disk: with <see cref="FilePublisher"/> the only code of this project that touches files. On Windows,
/// which has no modes, access is what the parent folder hands down.
/// </summary>
internal sealed class PkiFolder(string path)
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    // Larger than every bundle of public CAs, so that such a file is told what it is instead of that it is large.
    private const int Largest = 1 << 20;

    /// <summary>The directory, as the user named it.</summary>
    public string Path { get; } = path;

    /// <summary>The name of a file in it, for people.</summary>
    public string Show(string name) => IOPath.Combine(Path, name);

    /// <summary>Whether the directory may be used; false after a finding.</summary>
    public bool Check(DiagnosticBag bag)
    {
        if (Path.Length == 0 || Path.Contains('\0', StringComparison.Ordinal))
        {
            bag.Add(Finding.Of(PkiCodes.DirectoryUnusable, Path, "the name of the directory is empty or has a null character"));
            return false;
        }

        if (!Directory.Exists(Path))
        {
            if (File.Exists(Path))
            {
                bag.Add(Finding.Of(PkiCodes.DirectoryUnusable, Path, "this is a file, not a directory", "name a directory that does not exist yet"));
                return false;
            }

            return true;
        }

        try
        {
            if (Directory.EnumerateFileSystemEntries(Path).Any() && IsOpen(Path))
            {
                bag.Add(Finding.Of(
                    PkiCodes.DirectoryOpen, Path, "the directory holds files and is open to other users",
                    $"close it: chmod 700 {Shell.Quote(Path)}, or name a directory that does not exist yet"));
                return false;
            }

            return true;
        }
        catch (Exception problem) when (IsDisk(problem))
        {
            bag.Add(Finding.Of(PkiCodes.DirectoryUnusable, Path, "the directory cannot be read: " + problem.Message));
            return false;
        }
    }

    /// <summary>Whether the directory has an entry of that name.</summary>
    public bool Has(string name) => File.Exists(Show(name)) || Directory.Exists(Show(name));

    /// <summary>A file of the directory; null when there is none, or after a finding.</summary>
    public FileText? Read(string name, bool secret, DiagnosticBag bag)
    {
        var file = Show(name);
        if (!Has(name))
        {
            return null;
        }

        var read = ReadOutside(file, bag);
        if (read is not null && secret && IsOpen(file))
        {
            bag.Add(Finding.Of(PkiCodes.FileOpen, file, "the file is secret and open to other users", $"close it: chmod 600 {read.ShellPath}"));
        }

        return read;
    }

    /// <summary>Any file; null after a finding.</summary>
    public static FileText? ReadOutside(string file, DiagnosticBag bag)
    {
        try
        {
            if (Directory.Exists(file))
            {
                bag.Add(Finding.Of(PkiCodes.FileUnreadable, file, "this is a directory, not a file"));
                return null;
            }

            // A pipe has no length, so the limit is found by reading.
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            var bytes = new byte[Largest + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length <= Largest)
            {
                return new FileText(file, bytes[..length]);
            }

            bag.Add(Finding.Of(PkiCodes.FileUnreadable, file, "the file is larger than a megabyte, so it is no certificate or key"));
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            bag.Add(Finding.Of(PkiCodes.FileUnreadable, file, "the file does not exist"));
        }
        catch (Exception problem) when (IsDisk(problem) || problem is ArgumentException)
        {
            bag.Add(Finding.Of(PkiCodes.FileUnreadable, file, "the file cannot be read: " + problem.Message));
        }

        return null;
    }

    /// <summary>Whether others than the owner may do anything with a file or directory.</summary>
    internal static bool IsOpen(string full) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(full) & Others) != 0;

    /// <summary>Whether the disk said no, as opposed to a fault of the program.</summary>
    internal static bool IsDisk(Exception problem) => problem is IOException or UnauthorizedAccessException or NotSupportedException;
}
