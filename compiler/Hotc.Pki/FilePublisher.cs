using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>A file to be made.</summary>
internal sealed record NewFile(string Name, byte[] Bytes, bool Secret);

/// <summary>Writes into the PKI directory.</summary>
internal static class FilePublisher
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder = OwnerOnly | UnixFileMode.UserExecute;
    private const UnixFileMode Readable = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>
    /// Makes all files or none; false after a finding. Every file is complete, flushed and closed to others before it gets its
    /// name; none is ever overwritten, not even one that appears at the same moment. Files appear in the order given.
    /// </summary>
    /// <param name="folder">The directory; it is made with its parents when it is missing, and closed when it is open.</param>
    /// <param name="files">The files.</param>
    /// <param name="bag">Receives the finding.</param>
    public static bool Publish(PkiFolder folder, IReadOnlyList<NewFile> files, DiagnosticBag bag)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder.Path));
        var staging = Path.Combine(full, ".new-" + Path.GetRandomFileName());
        var undo = new Stack<Action>();
        var done = false;
        try
        {
            MakeFolders(full, undo);
            MakeFolder(staging);
            undo.Push(() => Directory.Delete(staging, recursive: true));
            foreach (var file in files)
            {
                WriteNew(Path.Combine(staging, file.Name), file);
            }

            foreach (var file in files)
            {
                var target = Path.Combine(full, file.Name);
                if (PublishOrEqual(Path.Combine(staging, file.Name), target, file))
                {
                    undo.Push(() => TakeBack(target, staging));
                }
            }

            Directory.Delete(staging, recursive: true);
            done = true;
        }
        catch (Exception problem) when (PkiFolder.IsDisk(problem))
        {
            bag.Add(Finding.Of(PkiCodes.WriteFailed, folder.Path, "writing failed and nothing was left behind: " + problem.Message));
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
        for (var folder = full; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
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

    /// <summary>Makes a folder that is closed to others.</summary>
    internal static void MakeFolder(string full)
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
        if (!OperatingSystem.IsWindows() && PkiFolder.IsOpen(full))
        {
            File.SetUnixFileMode(full, Folder);
        }
    }

    /// <summary>Makes a file, complete, flushed and with its mode.</summary>
    internal static void WriteNew(string full, NewFile file)
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

    // The ignore file is the same for every run, so another one may have taken ours for its own: it goes only when nobody else
    // has anything here.
    private static void TakeBack(string target, string staging)
    {
        var folder = Path.GetDirectoryName(target)!;
        if (Path.GetFileName(target) != IgnoreFile.Name
            || Directory.EnumerateFileSystemEntries(folder).All(entry => entry == target || entry == staging))
        {
            File.Delete(target);
        }
    }

    /// <summary>Undoes something. Undoing goes on with the next step; the first failure is the one reported.</summary>
    internal static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception problem) when (PkiFolder.IsDisk(problem))
        {
            return;
        }
    }
}
