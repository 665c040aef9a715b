using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Files;

/// <summary>One replacement of a folder, done under its lock.</summary>
internal sealed class FolderReplacement(
    string shown, string target, FolderLayout layout, IReadOnlySet<string> previouslyOwned, DiagnosticBag bag, Func<string, string, bool> exchange)
{
    private readonly string fresh = FileWriter.Beside(target, ".hotc-new");
    private readonly string aside = FileWriter.Beside(target, ".hotc-old");

    /// <summary>Builds the new folder and puts it in place.</summary>
    /// <returns>Whether it is in place.</returns>
    public bool Run()
    {
        CleanUp();
        if (Path.Exists(target) && !Directory.Exists(target))
        {
            AtomicFolder.Report(bag, FileCodes.NotAFolder, shown, "this is not a folder", "choose another output folder");
            return false;
        }

        var old = Directory.Exists(target) ? OldFolder.Look(target) : null;
        var foreign = old?.Files.Where(f => !previouslyOwned.Contains(f)).ToList() ?? [];
        if (old is not null && !IsFree(foreign, old.EmptyFolders))
        {
            return false;
        }

        try
        {
            Build();
            if (old is null)
            {
                Directory.Move(fresh, target);
                return true;
            }

            CarryOver(foreign.Where(f => !layout.Files.ContainsKey(f)), old);
            var replaced = PutInPlace();
            DeleteOld(old, replaced);
            return true;
        }
        catch (Exception exception) when (Paths.IsRefusal(exception))
        {
            DeleteTree(fresh);
            throw;
        }
    }

    // What a killed run left. Without the target, that run died between the two renames of a system without exchange: the old
    // folder goes back to its place.
    private void CleanUp()
    {
        if (Directory.Exists(aside))
        {
            if (Path.Exists(target))
            {
                DeleteTree(aside);
            }
            else
            {
                Directory.Move(aside, target);
            }
        }

        if (Path.Exists(fresh))
        {
            DeleteTree(fresh);
        }
    }

    private bool IsFree(List<string> foreign, List<string> emptyFolders)
    {
        var inTheWay = foreign.Where(IsInTheWay).Concat(emptyFolders.Where(layout.Blocks)).ToList();
        foreach (var path in inTheWay)
        {
            AtomicFolder.Report(
                bag,
                FileCodes.ForeignFile,
                shown,
                $"{Shown.Quoted(path)} stands in this folder, but not from an earlier run of hotc, and would be replaced",
                "move it away, or choose another output folder");
        }

        return inTheWay.Count == 0;
    }

    private bool IsInTheWay(string path)
    {
        if (!layout.Files.TryGetValue(path, out var file))
        {
            return layout.Blocks(path) || layout.Folders.Contains(path);
        }

        var full = Path.Combine(target, path);
        return !DiskFile.IsRegular(full) || Paths.LinkTarget(full) is not null
            || new FileInfo(full).Length != file.Bytes.Length || !File.ReadAllBytes(full).AsSpan().SequenceEqual(file.Bytes.Span);
    }

    private void Build()
    {
        Directory.CreateDirectory(fresh);
        foreach (var folder in layout.Folders)
        {
            Directory.CreateDirectory(Path.Combine(fresh, folder));
        }

        foreach (var (path, file) in layout.Files)
        {
            FileWriter.Create(Path.Combine(fresh, path), file.Bytes.Span, file.Mode);
        }
    }

    private void CarryOver(IEnumerable<string> files, OldFolder old)
    {
        foreach (var folder in old.EmptyFolders)
        {
            Directory.CreateDirectory(Path.Combine(fresh, folder));
        }

        foreach (var file in files)
        {
            var (from, to) = (Path.Combine(target, file), Path.Combine(fresh, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            if (!OperatingSystem.IsLinux() || !LinuxCalls.TryHardLink(from, to))
            {
                Copy(from, to);
            }
        }

        if (!OperatingSystem.IsWindows())
        {
            foreach (var folder in old.Folders.Append("").Where(f => Directory.Exists(Path.Combine(fresh, f))))
            {
                File.SetUnixFileMode(Path.Combine(fresh, folder), File.GetUnixFileMode(Path.Combine(target, folder)));
            }
        }
    }

    private static void Copy(string from, string to)
    {
        if (Paths.LinkTarget(from) is { } linkTarget)
        {
            File.CreateSymbolicLink(to, linkTarget);
        }
        else if (DiskFile.IsRegular(from))
        {
            File.Copy(from, to);
        }
        else
        {
            throw new IOException($"{Shown.Quoted(from)} is a device, a pipe or a socket and cannot be copied.");
        }
    }

    // Returns where the old folder is now.
    private string PutInPlace()
    {
        if (exchange(fresh, target))
        {
            return fresh;
        }

        Directory.Move(target, aside);
        try
        {
            Directory.Move(fresh, target);
        }
        catch (Exception exception) when (Paths.IsRefusal(exception))
        {
            Directory.Move(aside, target);
            throw;
        }

        return aside;
    }

    private void DeleteOld(OldFolder old, string replaced)
    {
        try
        {
            old.Delete(replaced, target);
        }
        catch (Exception exception) when (Paths.IsRefusal(exception))
        {
            AtomicFolder.Report(
                bag, FileCodes.LeftBehind, shown, $"the new folder is in place, but the old one could not be deleted: {exception.Message}", $"delete {Shown.Quoted(replaced)}");
        }
    }

    private static void DeleteTree(string path)
    {
        if (Directory.Exists(path) && Paths.LinkTarget(path) is null)
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }
}
