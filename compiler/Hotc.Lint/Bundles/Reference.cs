namespace Hotc.Lint.Bundles;

/// <summary>Where a file that a template or an environment names is to be found.</summary>
internal enum ReferenceKind
{
    /// <summary>In the tree.</summary>
    Local,

    /// <summary>On the net: never fetched.</summary>
    Remote,

    /// <summary>Outside the tree that is checked.</summary>
    Outside,
}

/// <summary>A file that a template or an environment names.</summary>
/// <param name="Kind">Where it is.</param>
/// <param name="Path">Its path in the tree; the reference itself when it is not there.</param>
internal readonly record struct Reference(ReferenceKind Kind, string Path)
{
    /// <summary>Resolves a reference as python-heatclient does: relative to the folder of the file that holds it.</summary>
    /// <param name="folder">The folder, empty for the root of the tree.</param>
    /// <param name="target">What the author wrote.</param>
    /// <param name="isWholeDisk">Whether absolute paths lie in the tree.</param>
    public static Reference Resolve(string folder, string target, bool isWholeDisk)
    {
        if (isWholeDisk && (target.StartsWith('/') || target.StartsWith("file:///", StringComparison.OrdinalIgnoreCase)) && Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.IsFile)
        {
            (folder, target) = ("", uri.LocalPath.TrimStart('/'));
        }

        var scheme = target.IndexOf(':', StringComparison.Ordinal);
        if (scheme > 1 && target.AsSpan(0, scheme).IndexOfAnyExcept(SchemeCharacters) < 0)
        {
            return new Reference(target.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? ReferenceKind.Outside : ReferenceKind.Remote, target);
        }

        if (target.StartsWith('/'))
        {
            return new Reference(ReferenceKind.Outside, target);
        }

        if (folder.Length == 0 && IsPlain(target))
        {
            return new Reference(ReferenceKind.Local, target);
        }

        List<string> parts = [.. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var part in target.Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                {
                    return new Reference(ReferenceKind.Outside, target);
                }

                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return new Reference(ReferenceKind.Local, string.Join('/', parts));
    }

    /// <summary>The folder of a path; empty for the root.</summary>
    public static string FolderOf(string path)
    {
        var end = path.LastIndexOf('/');
        return end < 0 ? "" : path[..end];
    }

    // Whether a path is as short as it can be.
    private static bool IsPlain(ReadOnlySpan<char> path)
    {
        foreach (var part in path.Split('/'))
        {
            if (path[part] is "" or "." or "..")
            {
                return false;
            }
        }

        return true;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
}
