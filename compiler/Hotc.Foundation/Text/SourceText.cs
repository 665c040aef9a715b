using Hotc.Foundation.Diagnostics;

namespace Hotc.Foundation.Text;

/// <summary>
/// A text with its name: what every position in the compiler points into. Never changes; safe to share between threads.
/// A leading byte order mark is dropped, so offset 0 is the first character a person sees.
/// </summary>
public sealed class SourceText
{
    private int[]? lineStarts;

    /// <summary>Makes a source of a text already decoded.</summary>
    /// <param name="path">The name shown to people, with <c>/</c> as separator. It need not exist on disk.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="kind">Who wrote it.</param>
    public SourceText(string path, string text, SourceKind kind)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        Path = path;
        Text = text.StartsWith('\uFEFF') ? text[1..] : text;
        Kind = kind;
    }

    /// <summary>The name shown to people.</summary>
    public string Path { get; }

    /// <summary>The whole text, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Who wrote the text.</summary>
    public SourceKind Kind { get; }

    /// <summary>The number of lines. A text that ends in a line break has an empty last line; an empty text has one line.</summary>
    public int LineCount => LineStarts.Length;

    // Built on first use, because most texts never have a problem to report. Two threads may both build it: the results are
    // equal and either may stay.
    private int[] LineStarts => lineStarts ??= FindLineStarts(Text);

    /// <summary>
    /// Decodes the bytes of a text file. Null when they are no UTF-8 text (with or without byte order mark) or hold a zero byte;
    /// the reason goes to <paramref name="bag"/>.
    /// </summary>
    public static SourceText? FromBytes(string path, ReadOnlySpan<byte> bytes, SourceKind kind, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(bag);
        return SourceDecoder.Decode(path, bytes, kind, bag);
    }

    /// <summary>The place of an offset, 1-based. An offset outside the text is moved to the nearest end.</summary>
    public LinePosition PositionAt(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var line = LineIndexAt(offset);
        return new LinePosition(line + 1, offset - LineStarts[line] + 1);
    }

    /// <summary>The offset of a place, 1-based. A place outside the text is moved to the nearest end of line or text.</summary>
    public int OffsetAt(LinePosition position)
    {
        if (position.Line < 1)
        {
            return 0;
        }

        if (position.Line > LineCount)
        {
            return Text.Length;
        }

        var start = LineStarts[position.Line - 1];
        return start + Math.Clamp(position.Column - 1, 0, LineEnd(position.Line - 1) - start);
    }

    /// <summary>The text of a line, counted from 1, without its line break. Empty for a line that does not exist.</summary>
    public string LineAt(int line)
    {
        if (line < 1 || line > LineCount)
        {
            return "";
        }

        var start = LineStarts[line - 1];
        return Text[start..LineEnd(line - 1)];
    }

    /// <summary>A span of this text, cut to what exists.</summary>
    public SourceSpan Span(int start, int length)
    {
        start = Math.Clamp(start, 0, Text.Length);
        return new SourceSpan(this, start, Math.Clamp(length, 0, Text.Length - start));
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int>((text.Length / 32) + 1) { 0 };
        for (var at = NextBreak(text, 0); at >= 0; at = NextBreak(text, starts[^1]))
        {
            starts.Add(text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1);
        }

        return [.. starts];
    }

    private static int NextBreak(string text, int from)
    {
        var found = text.AsSpan(from).IndexOfAny('\n', '\r');
        return found < 0 ? -1 : from + found;
    }

    private int LineIndexAt(int offset)
    {
        var index = Array.BinarySearch(LineStarts, offset);
        return index >= 0 ? index : ~index - 1;
    }

    private int LineEnd(int lineIndex)
    {
        if (lineIndex + 1 >= LineStarts.Length)
        {
            return Text.Length;
        }

        var end = LineStarts[lineIndex + 1] - 1;
        return Text[end] == '\n' && end > LineStarts[lineIndex] && Text[end - 1] == '\r' ? end - 1 : end;
    }
}
