using System.Buffers;
using System.Collections.Immutable;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;

namespace Hotc.Heat.Bundles;

/// <summary>A path that cannot stand in a bundle.</summary>
/// <param name="Path">The path.</param>
/// <param name="Reason">Why not, as the end of a sentence that begins with the path.</param>
public sealed record PathFault(string Path, string Reason);

/// <summary>Which paths a bundle may hold: such as stay inside its folder on every system, and do not meet there.</summary>
public static class BundlePaths
{
    // What Windows forbids in names; a bundle is checked out by reviewers on any system.
    private static readonly SearchValues<char> Unportable = SearchValues.Create("<>:\"|?*");

    /// <summary>Finds the paths that are unsafe, occur twice (also when only case differs), or are a file and a folder at once.</summary>
    public static ImmutableArray<PathFault> FindFaults(IEnumerable<string> paths)
    {
        var faults = ImmutableArray.CreateBuilder<PathFault>();
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var folders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var known = folders.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var path in paths)
        {
            if (FindFault(path) is { } reason)
            {
                faults.Add(new(path, reason));
            }
            else if (!files.TryAdd(path, path))
            {
                faults.Add(new(path, files[path] == path ? "occurs twice" : $"differs from '{files[path]}' only in case"));
            }
            else
            {
                for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
                {
                    known.TryAdd(path.AsSpan(0, end), path);
                }
            }
        }

        foreach (var file in files.Values.Where(folders.ContainsKey).Order(StringComparer.Ordinal))
        {
            faults.Add(new(file, $"is a file, and a folder to '{folders[file]}'"));
        }

        return faults.ToImmutable();
    }

    /// <summary>Whether two paths cannot both be files: they are one on some system, or one is a folder of the other.</summary>
    public static bool Meet(string one, string other)
    {
        var (shorter, longer) = one.Length < other.Length ? (one, other) : (other, one);
        return longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase) && (longer.Length == shorter.Length || longer[shorter.Length] == '/');
    }

    /// <summary>Why a path is unsafe by itself; null when it is not.</summary>
    public static string? FindFault(string path)
    {
        if (ControlCharacters.AreIn(path))
        {
            return "holds a control character";
        }

        if (!TreePath.IsValid(path))
        {
            return path switch
            {
                "" => "is empty",
                ['/', ..] => "is absolute",
                _ when path.Contains('\\', StringComparison.Ordinal) => "holds a backslash",
                _ => "holds an empty, '.' or '..' part",
            };
        }

        if (path.AsSpan().IndexOfAny(Unportable) is >= 0 and var at)
        {
            return $"holds '{path[at]}', which not every system allows";
        }

        return path[^1] is '.' or ' ' || path.Contains("./", StringComparison.Ordinal) || path.Contains(" /", StringComparison.Ordinal)
            ? "has a part that ends in a dot or a space, which not every system keeps"
            : null;
    }

    /// <summary>
    /// The path that a reference in a template means, resolved from that template's folder as heatclient resolves it; null when
    /// it leads out of the bundle or is an address of another kind.
    /// </summary>
    /// <param name="template">The path of the template that holds the reference.</param>
    /// <param name="reference">The value of <c>get_file</c> or of <c>type</c>.</param>
    public static string? Resolve(string template, string reference)
    {
        if (reference.Contains("://", StringComparison.Ordinal) || reference.StartsWith('/'))
        {
            return null;
        }

        var parts = new List<string>(template.Split('/')[..^1]);
        foreach (var part in reference.Split('/'))
        {
            if (part == ".." && parts.Count == 0)
            {
                return null;
            }

            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
