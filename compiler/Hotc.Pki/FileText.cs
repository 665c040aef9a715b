using System.Text;

namespace Hotc.Pki;

/// <summary>A file that was read, with the name to show to people.</summary>
internal sealed record FileText(string Path, byte[] Bytes)
{
    /// <summary>The bytes as text; tells UTF-8 from UTF-16 by the byte order mark, which Windows tools like to write.</summary>
    public string Text
    {
        get
        {
            using var reader = new StreamReader(new MemoryStream(Bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The one line that a file such as <c>bootstrap-token</c> holds, without its line break.</summary>
    public string Line => Text.TrimEnd('\r', '\n');

    /// <summary>The file's name as one word of a shell command.</summary>
    public string ShellPath => Shell.Quote(Path);
}

/// <summary>Quoting for commands shown to people.</summary>
internal static class Shell
{
    /// <summary>The text as one word of a POSIX shell.</summary>
    public static string Quote(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '+' or ',' or '@' or ':')
            ? text
            : "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
