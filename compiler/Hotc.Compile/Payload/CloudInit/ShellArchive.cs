using System.Text;

namespace Hotc.Compile.Payload.CloudInit;

/// <summary>
/// Files as one shell script that lays them on the node: what <see cref="Archive"/> holds, without the headers of tar, which weigh
/// half as much as small files themselves.
/// </summary>
internal static class ShellArchive
{
    // umask, since nobody may read a secret in the moment before its mode is set.
    private const string Head = "set -e\nf(){ mkdir -p \"${2%/*}\";(umask 77;cat>\"$2\");chmod $1 \"$2\"; }\n";

    /// <summary>The script, for any POSIX shell, to be run at the root of the node. Its bytes depend on the files alone.</summary>
    public static byte[] Pack(IEnumerable<PackedFile> files) => [.. Encoding.ASCII.GetBytes(Head), .. files.SelectMany(Entry)];

    /// <summary>What lays one more file, to be put behind a script.</summary>
    public static byte[] Entry(PackedFile file)
    {
        // A here-document ends with a line break and can hold no zero; what does not fit is sent as base64.
        var isText = file.Content.AsSpan() is [.., (byte)'\n'] text && !text.Contains((byte)0) && !IsMisread(text);
        var content = isText ? file.Content : Encoding.ASCII.GetBytes(Convert.ToBase64String(file.Content) + "\n");
        var mark = Mark(content);
        var call = $"f {Convert.ToString((int)file.Mode, 8)} {Word(file.Path)}";
        var line = isText ? $"{call} <<\\{mark}\n" : $"base64 -d <<\\{mark} | {call}\n";
        return [.. Encoding.UTF8.GetBytes(line), .. content, .. Encoding.ASCII.GetBytes(mark + "\n")];
    }

    // dash 0.5.12 (as in Debian 12) loses the byte behind dots at the beginning of a line when it is not ASCII: it takes the dots
    // for the mark.
    private static bool IsMisread(ReadOnlySpan<byte> content)
    {
        if (Ascii.IsValid(content))
        {
            return false;
        }

        foreach (var range in content.Split((byte)'\n'))
        {
            if (content[range] is [(byte)'.', ..] line && line.TrimStart((byte)'.') is [>= 0x80, ..])
            {
                return true;
            }
        }

        return false;
    }

    // The first of ".", "..", and so on, that is no line of the content. Quoted, so that the shell puts nothing in its place.
    private static string Mark(ReadOnlySpan<byte> content)
    {
        var taken = new HashSet<int>();
        foreach (var range in content.Split((byte)'\n'))
        {
            var line = content[range];
            if (!line.IsEmpty && line.IndexOfAnyExcept((byte)'.') < 0)
            {
                taken.Add(line.Length);
            }
        }

        return new string('.', Enumerable.Range(1, taken.Count + 1).First(n => !taken.Contains(n)));
    }

    private static string Word(string path)
    {
        var relative = path.TrimStart('/');
        var below = relative.Contains('/', StringComparison.Ordinal) ? relative : "./" + relative;
        return below.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_') ? below : ShellQuote.Quote(below);
    }
}
