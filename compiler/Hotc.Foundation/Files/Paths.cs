namespace Hotc.Foundation.Files;

/// <summary>Where paths on disk really lead.</summary>
internal static class Paths
{
    // The kernel's own limit.
    private const int MostLinks = 40;

    /// <summary>
    /// The path after following every link in it, absolute and without a separator at the end. What does not exist is taken
    /// as it stands; null when links go in circles.
    /// </summary>
    public static string? Real(string path)
    {
        var pending = new Stack<string>();
        var root = Push(pending, Path.GetFullPath(path));
        var real = root;
        var links = 0;
        while (pending.TryPop(out var part))
        {
            var next = Path.Combine(real, part);
            if (LinkTarget(next) is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            // The target is made absolute without following its own links: they are followed part by part.
            real = Push(pending, Path.GetFullPath(target, real));
        }

        return real;
    }

    /// <summary>What a link points to, as written in it; null when the path is no link.</summary>
    public static string? LinkTarget(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            return null;
        }
    }

    /// <summary>Whether an exception says that the system refuses, and not that the program is wrong.</summary>
    public static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentException
        or NotSupportedException or System.Security.SecurityException;

    private static string Push(Stack<string> pending, string absolute)
    {
        var root = Path.GetPathRoot(absolute)!;
        var parts = absolute[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            pending.Push(parts[i]);
        }

        return root;
    }
}
