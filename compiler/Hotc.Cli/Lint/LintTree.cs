using System.IO.Enumeration;
using Hotc.Foundation.Files;

namespace Hotc.Cli.Lint;

/// <summary>
/// The whole disk as a tree, so that a template may refer to files beside the folder that hotc runs in, as Heat's own client lets it.
/// Knows how paths are shown: from the working folder where they lie in it. Safe to use from several threads.
/// </summary>
internal sealed class LintTree : IFileTree
{
    /// <summary>The path that stands for standard input; what is read there counts as a file of the working folder.</summary>
    public const string StandardInput = "-";

    private readonly DiskTree disk = new("/");
    private readonly string working = Path.GetFullPath(".").Trim('/');
    private readonly string? inputPath;
    private readonly Lazy<ReadOnlyMemory<byte>> input;
    private readonly Func<string, bool> isLeftOut;

    /// <summary>Makes the tree.</summary>
    /// <param name="openInput">Opens standard input; null when it is no file of this run.</param>
    /// <param name="isLeftOut">Whether a file, as it is shown, does not count when a folder is listed.</param>
    public LintTree(Func<Stream>? openInput, Func<string, bool> isLeftOut)
    {
        this.isLeftOut = isLeftOut;
        inputPath = openInput is null ? null : TreePath.Join(working, StandardInput);
        input = new Lazy<ReadOnlyMemory<byte>>(() => UserFiles.ReadAll(openInput!));
    }

    /// <summary>The path in the tree of a path that a user typed.</summary>
    public static string Locate(string typed) => Path.GetFullPath(typed).Trim('/');

    /// <summary>A path in the tree as it is shown to people: the shorter of the relative and the absolute form.</summary>
    public string Show(string path)
    {
        if (path.StartsWith(working, StringComparison.Ordinal) && path.Length > working.Length && (working.Length == 0 || path[working.Length] == '/'))
        {
            return path[(working.Length == 0 ? 0 : working.Length + 1)..];
        }

        var relative = Path.GetRelativePath("/" + working, "/" + path);
        return relative.Length <= path.Length ? relative : "/" + path;
    }

    /// <inheritdoc />
    public bool TryRead(string path, out ReadOnlyMemory<byte> bytes)
    {
        if (path == inputPath)
        {
            bytes = input.Value;
            return true;
        }

        return disk.TryRead(path, out bytes);
    }

    /// <inheritdoc />
    /// <remarks>Hidden folders, such as those of version control, and links to folders are not entered.</remarks>
    public IEnumerable<string> List(string folder, bool recursive)
    {
        var start = "/" + folder;
        if (!Directory.Exists(start))
        {
            return [];
        }

        var options = new EnumerationOptions { RecurseSubdirectories = recursive, IgnoreInaccessible = true, AttributesToSkip = 0 };
        var found = new FileSystemEnumerable<string>(start, (ref entry) => entry.ToFullPath().TrimStart('/'), options)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref entry) => !entry.FileName.StartsWith(".") && (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        return found.Where(f => TreePath.IsValid(f) && !isLeftOut(Show(f))).Order(StringComparer.Ordinal);
    }
}
