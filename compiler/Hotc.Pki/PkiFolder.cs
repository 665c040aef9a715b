using Hotc.Foundation.Diagnostics;
using IOPath = System.IO.Path;

namespace Hotc.Pki;

/// <summary>A file to be made.</summary>
internal sealed record NewFile(string Name, byte[] Bytes, bool Secret);

/// <summary>
/// The PKI directory on disk: the only code of this project that touches files. On Windows, which has no modes, access is
/// what the parent folder hands down.
/// </summary>
internal sealed class PkiFolder(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder = OwnerOnly | UnixFileMode.UserExecute;
    private const UnixFileMode Readable = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
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

    /// <summary>
    /// Makes all files or none; false after a finding. Every file is complete, flushed and closed to others before it gets its
    /// name; none is ever overwritten, not even one that appears at the same moment. Files appear in the order given.
    /// </summary>
    public bool Publish(IReadOnlyList<NewFile> files, DiagnosticBag bag)
    {
        var full = IOPath.TrimEndingDirectorySeparator(IOPath.GetFullPath(Path));
        var staging = IOPath.Combine(full, ".new-" + IOPath.GetRandomFileName());
        var undo = new Stack<Action>();
        var done = false;
        try
        {
            MakeFolders(full, undo);
            MakeFolder(staging);
            undo.Push(() => Directory.Delete(staging, recursive: true));
            foreach (var file in files)
            {
                WriteNew(IOPath.Combine(staging, file.Name), file);
            }

            foreach (var file in files)
            {
                var target = IOPath.Combine(full, file.Name);
                if (PublishOrEqual(IOPath.Combine(staging, file.Name), target, file))
                {
                    undo.Push(() => File.Delete(target));
                }
            }

            Directory.Delete(staging, recursive: true);
            done = true;
        }
        catch (Exception problem) when (IsDisk(problem))
        {
            bag.Add(Finding.Of(PkiCodes.WriteFailed, Path, "writing failed and nothing was left behind: " + problem.Message));
        }
        finally
        {
            while (!done && undo.TryPop(out var action))
            {
                Quietly(action);
            }
        }

        return done;
    }

    private static void MakeFolders(string full, Stack<Action> undo)
    {
        if (Directory.Exists(full))
        {
            Close(full);
            return;
        }

        var missing = new Stack<string>();
        for (var folder = full; folder is not null && !Directory.Exists(folder); folder = IOPath.GetDirectoryName(folder))
        {
            missing.Push(folder);
        }

        while (missing.TryPop(out var folder))
        {
            if (missing.Count == 0)
            {
                MakeFolder(folder);
            }
            else
            {
                Directory.CreateDirectory(folder);
            }

            undo.Push(() => Directory.Delete(folder));
        }
    }

    private static void MakeFolder(string full)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(full);
        }
        else
        {
            Directory.CreateDirectory(full, Folder);
        }
    }

    // An existing directory gets here only when it is empty or closed already.
    private static void Close(string full)
    {
        if (!OperatingSystem.IsWindows() && IsOpen(full))
        {
            File.SetUnixFileMode(full, Folder);
        }
    }

    private static void WriteNew(string full, NewFile file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var stream = new FileStream(full, options);
        stream.Write(file.Bytes);
        if (!OperatingSystem.IsWindows())
        {
            // The umask may have taken from the mode at creation, never added to it.
            File.SetUnixFileMode(stream.SafeFileHandle, file.Secret ? OwnerOnly : Readable);
        }

        stream.Flush(flushToDisk: true);
    }

    // Another run may be completing the same directory from the same secrets.yaml: what it made is what this one wants.
    private static bool PublishOrEqual(string staged, string target, NewFile file)
    {
        try
        {
            HardLink.Publish(staged, target);
            return true;
        }
        catch (IOException) when (File.Exists(target) && File.ReadAllBytes(target).AsSpan().SequenceEqual(file.Bytes))
        {
            return false;
        }
    }

    private static bool IsOpen(string full) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(full) & Others) != 0;

    private static bool IsDisk(Exception problem) => problem is IOException or UnauthorizedAccessException or NotSupportedException;

    // Undoing goes on with the next step; the first failure is the one reported.
    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception problem) when (IsDisk(problem))
        {
            return;
        }
    }
}
