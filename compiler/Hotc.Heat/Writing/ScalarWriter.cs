using System.Globalization;

namespace Hotc.Heat.Writing;

/// <summary>Writes single texts.</summary>
internal static class ScalarWriter
{
    private const char Replacement = '\ufffd';

    /// <summary>Writes a text inside brackets, quoted when it must be.</summary>
    public static void WriteInFlow(TextBuffer buffer, string text)
    {
        if (TextForms.IsPlain(text, inFlow: true))
        {
            buffer.Append(text);
        }
        else
        {
            WriteQuoted(buffer, text);
        }
    }

    /// <summary>Writes a key of a block map. One with a space is quoted: some readers (YamlDotNet) stumble over indicators after it.</summary>
    public static void WriteKey(TextBuffer buffer, string key)
    {
        if (!key.Contains(' ', StringComparison.Ordinal) && TextForms.IsPlain(key, inFlow: false))
        {
            buffer.Append(key);
        }
        else
        {
            WriteQuoted(buffer, key);
        }
    }

    /// <summary>Writes a text in double quotes.</summary>
    public static void WriteQuoted(TextBuffer buffer, ReadOnlySpan<char> text)
    {
        buffer.Append('"');
        for (var rest = text; ;)
        {
            var at = TextForms.NextToEscape(rest);
            if (at < 0)
            {
                buffer.Append(rest);
                break;
            }

            buffer.Append(rest[..at]);
            rest = rest[(at + WriteEscape(buffer, rest[at..]))..];
        }

        buffer.Append('"');
    }

    /// <summary>
    /// Writes a text as a literal block whose lines stand at a column. The break after the last line is the caller's when the
    /// text has none. Returns whether the block keeps all breaks after it, so that no empty line may follow.
    /// </summary>
    public static bool WriteBlock(TextBuffer buffer, ReadOnlySpan<char> text, int column)
    {
        buffer.Append('|');
        if (text[0] is ' ' or '\t' or '\n')
        {
            // The first line does not show how deep the block is indented.
            buffer.Append('2');
        }

        var ends = text[^1] == '\n';
        var keeps = ends && text[^2] == '\n';
        if (keeps || !ends)
        {
            buffer.Append(keeps ? '+' : '-');
        }

        var body = ends ? text[..^1] : text;
        foreach (var line in body.Split('\n'))
        {
            buffer.Append('\n');
            if (!body[line].IsEmpty)
            {
                buffer.AppendSpaces(column);
                buffer.Append(body[line]);
            }
        }

        return keeps;
    }

    /// <summary>Writes a comment; what cannot stand in one becomes a space.</summary>
    public static void WriteComment(TextBuffer buffer, string comment)
    {
        foreach (var line in comment.AsSpan().EnumerateLines())
        {
            buffer.Append('#');
            if (!line.IsEmpty)
            {
                buffer.Append(' ');
            }

            for (var i = 0; i < line.Length; i++)
            {
                var isPair = i + 1 < line.Length && char.IsSurrogatePair(line[i], line[i + 1]);
                if (isPair && !TextForms.IsUnseenPair(line[i], line[i + 1]))
                {
                    buffer.Append(line.Slice(i, 2));
                }
                else
                {
                    var isText = line[i] is '"' or '\\' || TextForms.NextToEscape(line.Slice(i, 1)) < 0;
                    buffer.Append(isText ? line[i] : ' ');
                }

                i += isPair ? 1 : 0;
            }

            buffer.Append('\n');
        }
    }

    /// <summary>Writes what stands first in a text as an escape, and returns how many characters that took.</summary>
    private static int WriteEscape(TextBuffer buffer, ReadOnlySpan<char> text)
    {
        if (!char.IsSurrogate(text[0]))
        {
            WriteEscaped(buffer, text[0]);
            return 1;
        }

        if (text.Length < 2 || !char.IsSurrogatePair(text[0], text[1]))
        {
            buffer.Append(Replacement);
            return 1;
        }

        if (TextForms.IsUnseenPair(text[0], text[1]))
        {
            WriteCode(buffer, 'U', char.ConvertToUtf32(text[0], text[1]), "x8");
        }
        else
        {
            buffer.Append(text[..2]);
        }

        return 2;
    }

    private static void WriteEscaped(TextBuffer buffer, char character)
    {
        switch (character)
        {
            case '"':
                buffer.Append("\\\"");
                break;
            case '\\':
                buffer.Append(@"\\");
                break;
            case '\n':
                buffer.Append(@"\n");
                break;
            case '\r':
                buffer.Append(@"\r");
                break;
            case '\t':
                buffer.Append(@"\t");
                break;
            case <= '\xff':
                WriteCode(buffer, 'x', character, "x2");
                break;
            default:
                WriteCode(buffer, 'u', character, "x4");
                break;
        }
    }

    private static void WriteCode(TextBuffer buffer, char kind, int code, string format)
    {
        Span<char> digits = stackalloc char[8];
        _ = code.TryFormat(digits, out var written, format, CultureInfo.InvariantCulture);
        buffer.Append('\\');
        buffer.Append(kind);
        buffer.Append(digits[..written]);
    }
}
