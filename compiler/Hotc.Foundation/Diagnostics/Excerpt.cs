using System.Text;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Diagnostics;

/// <summary>A line of a text as a terminal shows it, and where to put the marks below it.</summary>
/// <param name="Text">The line: tabs as blanks, invisible characters as escapes, a long line cut around the marks.</param>
/// <param name="Indent">How many columns stand before the marks.</param>
/// <param name="Width">How many columns the marks cover, at least one.</param>
internal readonly record struct Excerpt(string Text, int Indent, int Width)
{
    private const int TabWidth = 4;
    private const int Widest = 120;

    // How much of a long line stays visible before the marks.
    private const int Before = 40;

    /// <summary>Makes the excerpt of a line.</summary>
    /// <param name="line">The line without its break.</param>
    /// <param name="start">Offset of the first marked code unit.</param>
    /// <param name="length">How many code units are marked.</param>
    public static Excerpt Of(string line, int start, int length)
    {
        // Whoever sees a line of a megabyte sees only this window of it. Every code unit is at most ten columns wide, and most
        // are one, so a window in code units bounds the work and the width is cut exactly below.
        var from = Math.Max(0, start - Widest);
        from = from > 0 && char.IsLowSurrogate(line[from]) ? from - 1 : from;
        var to = Math.Min(line.Length, start + Widest);
        var cells = CellsOf(line, from, to);

        var first = cells.FindIndex(c => c.Offset >= start);
        first = first < 0 ? cells.Count : first;
        var last = cells.FindIndex(c => c.Offset >= start + length);
        last = last < 0 ? cells.Count : last;

        var begin = first;
        var width = 0;
        while (begin > 0 && (width + cells[begin - 1].Width <= Before || TotalWidth(cells, 0, Math.Max(last, first)) <= Widest && from == 0))
        {
            width += cells[--begin].Width;
        }

        return Compose(cells, begin, first, last, from > 0 || begin > 0, to < line.Length);
    }

    private static Excerpt Compose(List<Cell> cells, int begin, int first, int last, bool cutBefore, bool cutAfter)
    {
        var text = new StringBuilder(cutBefore ? "…" : "");
        var column = text.Length;
        var indent = column;
        var marked = 0;
        for (var i = begin; i < cells.Count; i++)
        {
            if (column + cells[i].Width > Widest)
            {
                cutAfter = true;
                break;
            }

            text.Append(cells[i].Text);
            column += cells[i].Width;
            indent = i < first ? column : indent;
            marked += i >= first && i < last ? cells[i].Width : 0;
        }

        return new Excerpt(text.Append(cutAfter ? "…" : "").ToString().TrimEnd(), indent, Math.Max(1, marked));
    }

    private static int TotalWidth(List<Cell> cells, int from, int to)
    {
        var width = 0;
        for (var i = from; i < to; i++)
        {
            width += cells[i].Width;
        }

        return width;
    }

    private static List<Cell> CellsOf(string line, int from, int to)
    {
        var cells = new List<Cell>(to - from);
        for (var at = from; at < to;)
        {
            var status = Rune.DecodeFromUtf16(line.AsSpan(at), out var rune, out var length);
            if (line[at] == '\t')
            {
                cells.Add(new Cell(at, new string(' ', TabWidth), TabWidth));
            }
            else if (status == System.Buffers.OperationStatus.Done && Shown.IsVisible(rune))
            {
                cells.Add(new Cell(at, line.Substring(at, length), TerminalWidth.Of(rune)));
            }
            else
            {
                var escape = Shown.Escaped(line.AsSpan(at, length));
                cells.Add(new Cell(at, escape, escape.Length));
            }

            at += length;
        }

        return cells;
    }

    private readonly record struct Cell(int Offset, string Text, int Width);
}
