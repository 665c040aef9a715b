namespace Hotc.Foundation.Files;

/// <summary>The form of a path inside a tree.</summary>
public static class TreePath
{
    /// <summary>Whether a path is relative, with <c>/</c> as separator, and without empty, <c>.</c> or <c>..</c> parts, control characters and backslashes.</summary>
    public static bool IsValid(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var start = 0;
        for (var i = 0; i <= path.Length; i++)
        {
            if (i < path.Length && path[i] != '/')
            {
                if (path[i] is '\\' or < ' ' or '\x7f')
                {
                    return false;
                }

                continue;
            }

            if (path.AsSpan(start, i - start) is "" or "." or "..")
            {
                return false;
            }

            start = i + 1;
        }

        return true;
    }

    /// <summary>Joins a folder (possibly empty, the root) and a path below it.</summary>
    public static string Join(string folder, string path) => folder.Length == 0 ? path : folder + "/" + path;

    /// <summary>The paths that lie in a folder (empty is the root), of paths in ordinal order.</summary>
    internal static IEnumerable<string> Below(IEnumerable<string> paths, string folder, bool recursive)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";
        return paths.Where(p => p.StartsWith(prefix, StringComparison.Ordinal) && (recursive || !p.AsSpan(prefix.Length).Contains('/')));
    }
}
