using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotc.Generators.Emission;

/// <summary>Writes indented C# with LF line ends, whatever machine it runs on.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    // What C# takes for the end of a line.
    private static readonly char[] LineBreaks = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(line);
        }

        _text.Append('\n');
        return this;
    }

    public CodeWriter Open(string? line = null)
    {
        if (line is not null)
        {
            Line(line);
        }

        Line("{");
        _depth++;
        return this;
    }

    public CodeWriter Close(string behind = "")
    {
        _depth--;
        return Line("}" + behind);
    }

    public CodeWriter Indent()
    {
        _depth++;
        return this;
    }

    public CodeWriter Outdent()
    {
        _depth--;
        return this;
    }

    /// <summary>An XML summary of that prose, or of the other text when there is none. The other text is XML already.</summary>
    public CodeWriter Summary(string prose, string otherwise)
    {
        if (prose.Trim().Length == 0)
        {
            return Line($"/// <summary>{otherwise}</summary>");
        }

        var lines = Escape(prose.Trim()).Replace("\r\n", "\n").Split(LineBreaks);
        if (lines.Length == 1)
        {
            return Line($"/// <summary>{lines[0]}</summary>");
        }

        Line("/// <summary>");
        foreach (var line in lines)
        {
            Line($"/// {line.Trim()}".TrimEnd());
        }

        return Line("/// </summary>");
    }

    /// <summary>A name as XML. A line break in it would end the comment that it stands in.</summary>
    public static string Code(string name) => $"<c>{string.Join(" ", Escape(name).Split(LineBreaks))}</c>";

    public static string Escape(string prose)
    {
        var builder = new StringBuilder(prose.Length);
        foreach (var letter in prose)
        {
            switch (letter)
            {
                case '&':
                    builder.Append("&amp;");
                    break;
                case '<':
                    builder.Append("&lt;");
                    break;
                case '>':
                    builder.Append("&gt;");
                    break;
                default:
                    // Not even an escape may bring a control character into XML.
                    builder.Append(letter is < ' ' and not ('\n' or '\r' or '\t') or '\uFFFE' or '\uFFFF' ? '\uFFFD' : letter);
                    break;
            }
        }

        return builder.ToString();
    }

    public override string ToString() => _text.ToString();
}
