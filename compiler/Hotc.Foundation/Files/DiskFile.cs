using System.Globalization;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Files;

/// <summary>Single files that a user names by their path on disk.</summary>
public static class DiskFile
{
    /// <summary>Longest file that is read, in bytes: far above what any text that people write needs.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    /// <summary>Reads a text file. Null when that is impossible; the reason goes to <paramref name="bag"/>.</summary>
    /// <param name="path">Its path; a relative one counts from the working directory. Shown to people as it is.</param>
    /// <param name="kind">Who wrote it.</param>
    /// <param name="bag">Receives the finding.</param>
    public static SourceText? ReadText(string path, SourceKind kind, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(bag);
        return ReadBytes(path, bag) is { } bytes ? SourceText.FromBytes(path, bytes, kind, bag) : null;
    }

    /// <summary>Reads a file. Null when that is impossible; the reason goes to <paramref name="bag"/>.</summary>
    public static byte[]? ReadBytes(string path, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(bag);
        try
        {
            if (Directory.Exists(path))
            {
                Report(bag, FileCodes.Unreadable, path, "this is a folder, not a file");
                return null;
            }

            if (!File.Exists(path))
            {
                var help = NearFile(path) is { } near ? $"did you mean {Shown.Escaped(near)}?" : null;
                Report(bag, FileCodes.NotFound, path, "the file does not exist", help);
                return null;
            }

            if (!IsRegular(path))
            {
                Report(bag, FileCodes.Unreadable, path, "this is a device, a pipe or a socket, not a file");
                return null;
            }

            var length = new FileInfo(path).Length;
            if (length > MaxLength)
            {
                Report(bag, FileCodes.TooLarge, path, string.Create(CultureInfo.InvariantCulture, $"the file is {length:N0} bytes long; the limit is {MaxLength:N0}"));
                return null;
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (Paths.IsRefusal(exception))
        {
            Report(bag, FileCodes.Unreadable, path, "the file cannot be read: " + exception.Message);
            return null;
        }
    }

    /// <summary>
    /// Writes a file in one step: a kill at any moment leaves the old file or the new one. Missing folders are made, links are
    /// followed. What is no file, such as <c>/dev/stdout</c> or a pipe, gets the content and stays what it is.
    /// </summary>
    /// <param name="path">Its path; a relative one counts from the working directory.</param>
    /// <param name="bytes">The whole content.</param>
    /// <param name="mode">Its permissions, less those that the process' umask takes away. Never wider, not even for a moment.</param>
    /// <param name="overwrite">Whether a file that exists is replaced; else it is a finding.</param>
    /// <param name="bag">Receives the finding.</param>
    /// <returns>Whether it was written.</returns>
    public static bool Write(string path, ReadOnlyMemory<byte> bytes, UnixFileMode mode, bool overwrite, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(bag);
        string? temporary = null;
        try
        {
            if (Paths.Real(path) is not { } full)
            {
                Report(bag, FileCodes.CannotWrite, path, "the file cannot be written: links lead in a circle");
                return false;
            }

            if (Directory.Exists(full) || (!overwrite && Path.Exists(full)))
            {
                Report(bag, FileCodes.ForeignFile, path, Directory.Exists(full) ? "this is a folder" : "the file exists already");
                return false;
            }

            if (IsSpecial(path))
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                stream.Write(bytes.Span);
                return true;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            temporary = FileWriter.Beside(full, ".hotc-new");
            File.Delete(temporary);
            FileWriter.Create(temporary, bytes.Span, mode);
            File.Move(temporary, full, overwrite);
            return true;
        }
        catch (Exception exception) when (Paths.IsRefusal(exception))
        {
            Report(bag, FileCodes.CannotWrite, path, "the file cannot be written: " + exception.Message);
            FileWriter.TryDelete(temporary);
            return false;
        }
    }

    /// <summary>Whether a path is a file with content, or a link to one, and not a folder, device, pipe or socket.</summary>
    public static bool IsRegular(string path) =>
        OperatingSystem.IsLinux() ? LinuxCalls.Identify(path) is { IsRegular: true } : File.Exists(path);

    // Whether something stands there, behind all links, that is neither a file nor a folder.
    private static bool IsSpecial(string path) => OperatingSystem.IsLinux() && LinuxCalls.Identify(path) is { IsRegular: false } && !Directory.Exists(path);

    private static string? NearFile(string path)
    {
        var folder = Path.GetDirectoryName(path);
        var listed = string.IsNullOrEmpty(folder) ? "." : folder;
        if (!Directory.Exists(listed))
        {
            return null;
        }

        var names = Directory.EnumerateFiles(listed).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);
        return Nearest.Of(Path.GetFileName(path), names) is { } near ? Path.Combine(folder ?? "", near) : null;
    }

    private static void Report(DiagnosticBag bag, DiagnosticDescriptor descriptor, string path, string message, string? help = null) =>
        bag.Add(new Diagnostic(descriptor, message, null) { Path = path, Help = help });
}
