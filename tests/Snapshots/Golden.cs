using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Hotc.Snapshots;

/// <summary>One file as it should be.</summary>
/// <param name="Path">Where it stands in the repository.</param>
/// <param name="Content">Its bytes.</param>
public sealed record GoldenFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>A text file.</summary>
    public static GoldenFile Of(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}

/// <summary>A golden file that is not as it should be.</summary>
/// <param name="Path">The file.</param>
/// <param name="What">changed, missing or stale.</param>
/// <param name="Diff">What differs, for people.</param>
public sealed record GoldenDifference(string Path, string What, string Diff);

/// <summary>Compares golden files with what is on disk, and writes them.</summary>
public static class Golden
{
    private const int MostLines = 60;
    private const int Context = 2;

    /// <summary>How to accept every difference.</summary>
    public const string Advice = "If the new output is right, type: dotnet run --project tests/Snapshots -- update";

    /// <summary>Every difference between the files and the disk; <paramref name="existing"/> are those that are there now.</summary>
    public static IReadOnlyList<GoldenDifference> Compare(IReadOnlyCollection<GoldenFile> files, IEnumerable<string> existing)
    {
        var wanted = files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var stale = existing.Where(p => !wanted.Contains(p)).Select(p => new GoldenDifference(p, "stale", "  nothing makes this file any more\n"));
        return [.. files.Select(Compare).OfType<GoldenDifference>().Concat(stale).OrderBy(d => d.Path, StringComparer.Ordinal)];
    }

    /// <summary>Writes the files and deletes those that nothing makes any more.</summary>
    public static void Write(IReadOnlyCollection<GoldenFile> files, IEnumerable<GoldenDifference> differences)
    {
        var byPath = files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        foreach (var difference in differences)
        {
            var full = Repository.PathOf(difference.Path);
            if (!byPath.TryGetValue(difference.Path, out var file))
            {
                File.Delete(full);
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, file.Content.Span);
        }
    }

    /// <summary>All differences as one text, with what to type.</summary>
    public static string Report(IEnumerable<GoldenDifference> differences)
    {
        var text = new StringBuilder();
        foreach (var difference in differences)
        {
            text.Append(difference.What).Append(' ').Append(difference.Path).Append('\n').Append(difference.Diff);
        }

        return text.Append(Advice).ToString();
    }

    /// <summary>The files below a folder of the repository that may be golden files.</summary>
    public static IEnumerable<string> FilesBelow(string folder) => Directory.Exists(Repository.PathOf(folder))
        ? Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.Root, f)).Where(f => !f.Contains(".received.", StringComparison.Ordinal))
        : [];

    private static GoldenDifference? Compare(GoldenFile file)
    {
        var full = Repository.PathOf(file.Path);
        if (!File.Exists(full))
        {
            return new GoldenDifference(file.Path, "missing", "  this file is not there yet\n");
        }

        var old = File.ReadAllBytes(full);
        return file.Content.Span.SequenceEqual(old) ? null : new GoldenDifference(file.Path, "changed", Diff(old, file.Content));
    }

    private static string Diff(byte[] old, ReadOnlyMemory<byte> now)
    {
        var lines = InlineDiffBuilder.Diff(Encoding.UTF8.GetString(old), Encoding.UTF8.GetString(now.Span), ignoreWhiteSpace: false).Lines;
        var near = lines.Select((_, i) => lines.Skip(Math.Max(0, i - Context)).Take((2 * Context) + 1).Any(l => l.Type != ChangeType.Unchanged)).ToList();
        var shown = lines.Where((_, i) => near[i]).Select(l => $"  {Mark(l.Type)} {Shorten(l.Text)}\n").ToList();
        var more = shown.Count > MostLines ? $"  … and {shown.Count - MostLines} lines more\n" : "";
        return string.Concat(shown.Take(MostLines)) + (shown.Count == 0 ? "  only line ends or the end of the file differ\n" : more);
    }

    private static char Mark(ChangeType type) => type switch
    {
        ChangeType.Inserted => '+',
        ChangeType.Deleted => '-',
        _ => ' ',
    };

    private static string Shorten(string line) => line.Length <= 200 ? line : line[..200] + "…";
}
