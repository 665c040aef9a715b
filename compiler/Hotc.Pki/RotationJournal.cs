using System.Text;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>
/// Makes a step of a rotation whole: everything that it changes is laid into a folder of its own, which gets its name in one moment.
/// Before that moment nothing has changed; after it the step is done, and whoever comes next completes what is missing.
/// </summary>
internal static class RotationJournal
{
    public const string Name = ".rotation";

    // No file of the directory is called so.
    private const string Removed = ".removed";

    /// <summary>Does a step; false after a finding.</summary>
    /// <param name="folder">The directory.</param>
    /// <param name="files">Files that get a new content.</param>
    /// <param name="removed">Names of files that go.</param>
    /// <param name="bag">Receives the finding.</param>
    public static bool Do(PkiFolder folder, IReadOnlyList<NewFile> files, IEnumerable<string> removed, DiagnosticBag bag) =>
        Commit(folder, files, removed, bag) && Complete(folder, bag);

    /// <summary>Decides on a step without doing it; false after a finding, and then nothing has changed.</summary>
    public static bool Commit(PkiFolder folder, IReadOnlyList<NewFile> files, IEnumerable<string> removed, DiagnosticBag bag)
    {
        var staging = folder.Show(".new-" + Path.GetRandomFileName());
        try
        {
            FilePublisher.MakeFolder(staging);
            foreach (var file in files)
            {
                FilePublisher.WriteNew(Path.Combine(staging, file.Name), file);
            }

            FilePublisher.WriteNew(Path.Combine(staging, Removed), new NewFile(Removed, Encoding.UTF8.GetBytes(string.Join('\n', removed)), Secret: true));
            Directory.Move(staging, folder.Show(Name));
            return true;
        }
        catch (Exception problem) when (PkiFolder.IsDisk(problem))
        {
            FilePublisher.Quietly(() => Directory.Delete(staging, recursive: true));
            bag.Add(Finding.Of(PkiCodes.WriteFailed, folder.Path, "writing failed and nothing was changed: " + problem.Message));
            return false;
        }
    }

    /// <summary>Does what is left of a step that was decided; false after a finding.</summary>
    public static bool Complete(PkiFolder folder, DiagnosticBag bag)
    {
        var journal = folder.Show(Name);
        try
        {
            foreach (var file in Directory.EnumerateFiles(journal).Where(f => Path.GetFileName(f) != Removed).Order(StringComparer.Ordinal).ToList())
            {
                File.Move(file, folder.Show(Path.GetFileName(file)), overwrite: true);
            }

            // The list is gone when all was done but the end of the folder itself.
            var removed = Path.Combine(journal, Removed);
            foreach (var name in File.Exists(removed) ? File.ReadAllText(removed).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [])
            {
                File.Delete(folder.Show(name));
            }

            Directory.Delete(journal, recursive: true);
            return true;
        }
        catch (Exception problem) when (PkiFolder.IsDisk(problem))
        {
            bag.Add(Finding.Of(
                PkiCodes.WriteFailed, folder.Path, "the step was begun and could not be completed: " + problem.Message,
                $"when the disk takes it: hotc pki rotate {Shell.Quote(folder.Path)}"));
            return false;
        }
    }
}
