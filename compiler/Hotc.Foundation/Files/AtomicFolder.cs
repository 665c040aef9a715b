using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Files;

/// <summary>
/// Writes a whole folder in one step: it is built beside the target (<c>.name.hotc-new</c>) and then exchanged with it. A kill at any
/// moment leaves the old folder or the new one, never a mixture, and what it leaves beside goes with the next run. Not meant to
/// outlive a power failure: nothing waits for the disk.
/// </summary>
public static class AtomicFolder
{
    // EBUSY of Linux.
    private const int DeviceBusy = 16;

    /// <summary>Writes a folder. What is wrong goes to <paramref name="bag"/>; then the target is as it was.</summary>
    /// <param name="target">The folder; a relative path counts from the working directory. When it is a link, what it points to is replaced.</param>
    /// <param name="files">What hotc writes.</param>
    /// <param name="previouslyOwned">
    /// The paths in the target that an earlier run wrote: they go. Everything else that stands in the target is carried over,
    /// and a new file that would replace such a thing is an error, unless both are equal.
    /// </param>
    /// <param name="bag">Receives the findings.</param>
    /// <returns>Whether the new folder is in place.</returns>
    /// <exception cref="ArgumentException">A path is not valid, stands twice, or goes through a file: a fault of the program.</exception>
    public static bool Write(string target, IReadOnlyList<FolderFile> files, IReadOnlySet<string> previouslyOwned, DiagnosticBag bag) =>
        Write(target, files, previouslyOwned, bag, LinuxExchange);

    /// <summary>Writes a folder with a given way of exchanging two folders, which may fail.</summary>
    internal static bool Write(
        string target, IReadOnlyList<FolderFile> files, IReadOnlySet<string> previouslyOwned, DiagnosticBag bag, Func<string, string, bool> exchange)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(previouslyOwned);
        ArgumentNullException.ThrowIfNull(bag);
        var layout = FolderLayout.Of(files);
        try
        {
            if (Paths.Real(target) is not { } real || Path.GetDirectoryName(real) is not { } parent)
            {
                Report(bag, FileCodes.NotAFolder, target, "this cannot be an output folder");
                return false;
            }

            Directory.CreateDirectory(parent);
            using var held = FolderLock.TryTake(FileWriter.Beside(real, ".hotc-lock"));
            if (held is null)
            {
                Report(bag, FileCodes.Busy, target, "another run of hotc writes this folder");
                return false;
            }

            return new FolderReplacement(target, real, layout, previouslyOwned, bag, exchange).Run();
        }
        catch (Exception exception) when (Paths.IsRefusal(exception))
        {
            var help = exception.HResult == DeviceBusy ? "a file system is mounted there, so it cannot be replaced in one step; choose a folder inside" : null;
            Report(bag, FileCodes.CannotWrite, target, "the folder cannot be written: " + exception.Message, help);
            return false;
        }
    }

    internal static void Report(DiagnosticBag bag, DiagnosticDescriptor descriptor, string path, string message, string? help = null) =>
        bag.Add(new Diagnostic(descriptor, message, null) { Path = path, Help = help });

    private static bool LinuxExchange(string left, string right) => OperatingSystem.IsLinux() && LinuxCalls.TryExchange(left, right);
}

/// <summary>The files of a new folder and the folders that they need.</summary>
/// <param name="Files">The files by path.</param>
/// <param name="Folders">The folders, each before what it holds.</param>
internal sealed record FolderLayout(IReadOnlyDictionary<string, FolderFile> Files, IReadOnlyList<string> Folders)
{
    /// <summary>Finds the layout of files.</summary>
    /// <exception cref="ArgumentException">A path is not valid, stands twice, or goes through a file.</exception>
    public static FolderLayout Of(IReadOnlyList<FolderFile> files)
    {
        var byPath = new Dictionary<string, FolderFile>(files.Count, StringComparer.Ordinal);
        var folders = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!TreePath.IsValid(file.Path) || !byPath.TryAdd(file.Path, file))
            {
                throw new ArgumentException($"The path {Shown.Quoted(file.Path)} is not valid or stands twice.", nameof(files));
            }

            for (var slash = file.Path.LastIndexOf('/'); slash > 0 && folders.Add(file.Path[..slash]);)
            {
                slash = file.Path.LastIndexOf('/', slash - 1);
            }
        }

        if (folders.FirstOrDefault(byPath.ContainsKey) is { } both)
        {
            throw new ArgumentException($"The path {Shown.Quoted(both)} is a file and a folder.", nameof(files));
        }

        return new FolderLayout(byPath, [.. folders]);
    }

    /// <summary>Whether a path is a file here or goes through one.</summary>
    public bool Blocks(string path)
    {
        for (var slash = path.Length; slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (Files.ContainsKey(path[..slash]))
            {
                return true;
            }
        }

        return false;
    }
}
