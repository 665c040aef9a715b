namespace Hotc.Compile.Spec;

/// <summary>Paths that one spec file uses to name another.</summary>
internal static class SpecPath
{
    // What the command line takes for standard input; in a file it is a name like any other.
    private const string StandardInput = "-";

    /// <summary>The path of a file that is named relative to another, without `.` and `..` where they can be resolved.</summary>
    public static string Beside(string path, string relative)
    {
        if (relative.StartsWith('/'))
        {
            return relative;
        }

        var parts = new List<string>();
        foreach (var part in path.Split('/')[..^1].Concat(relative.Split('/')))
        {
            if (part == ".." && parts is [.., not ".." and not ""])
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not "." && (part.Length > 0 || parts.Count == 0))
            {
                parts.Add(part);
            }
        }

        var joined = string.Join('/', parts);
        return joined == StandardInput ? "./" + joined : joined;
    }
}
