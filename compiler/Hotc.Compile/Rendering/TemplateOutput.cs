using System.Collections.Immutable;
using Hotc.Foundation.Text;

namespace Hotc.Compile.Rendering;

/// <summary>
/// A template that ran: its text, with a mark wherever an expression stands, and what the expressions gave. No value is in the
/// text, so none can break out of its place.
/// </summary>
/// <param name="template">The template.</param>
/// <param name="text">The text.</param>
/// <param name="origins">Offsets in the text with the offset in the template, ascending.</param>
/// <param name="marks">Where in the text the marks are, ascending.</param>
/// <param name="values">The value for each mark.</param>
internal sealed class TemplateOutput(
    SourceText template, char[] text, List<(int Output, int Template)> origins, ImmutableArray<int> marks, ImmutableArray<object?> values)
{
    /// <summary>
    /// A text in quotes, which can be a key as well as a value, in a block as well as in brackets. Its digits become a number, since
    /// the keys of a mapping must differ.
    /// </summary>
    public const string Mark = "\"=000000\"";

    private const int DigitsStart = 2;
    private const int Digits = 6;

    /// <summary>The text.</summary>
    public ReadOnlySpan<char> Text => text;

    /// <summary>
    /// The text of a stretch, with marks that are numbered from its beginning: what two clusters share of a template is the same text
    /// then, whatever stands before it. Good until another stretch is asked for.
    /// </summary>
    public ReadOnlySpan<char> TextOf(Range part)
    {
        var (start, length) = part.GetOffsetAndLength(text.Length);
        var numbered = MarksOf(part);
        for (var i = 0; i < numbered.Length; i++)
        {
            for (var (rest, digit) = (i, Digits - 1); digit >= 0; rest /= 10, digit--)
            {
                text[numbered[i] + DigitsStart + digit] = (char)('0' + (rest % 10));
            }
        }

        return text.AsSpan(start, length);
    }

    /// <summary>The values of a stretch.</summary>
    public ImmutableArray<object?> ValuesOf(Range part) => values[FirstMark(part.Start.Value)..FirstMark(part.End.Value)];

    /// <summary>The form of a stretch.</summary>
    public TemplateForm Read(Range part)
    {
        var start = part.Start.Value;
        var read = ImmutableArray.CreateBuilder<(int, int)>();
        for (var i = FirstOrigin(start); i < origins.Count && origins[i].Output < part.End.Value; i++)
        {
            read.Add(OriginFrom(start, i));
        }

        return new TemplateForm(new RenderedText(TextOf(part).ToString(), template, read.DrainToImmutable()), [.. MarksOf(part).ToArray().Select(m => m - start)]);
    }

    /// <summary>Whether a stretch came from the places of the template that a form came from.</summary>
    public bool IsFrom(Range part, IReadOnlyList<(int Output, int Template)> known)
    {
        var first = FirstOrigin(part.Start.Value);
        for (var i = 0; i < known.Count; i++)
        {
            if (first + i >= origins.Count || OriginFrom(part.Start.Value, first + i) != known[i])
            {
                return false;
            }
        }

        return first + known.Count >= origins.Count || origins[first + known.Count].Output >= part.End.Value;
    }

    /// <summary>The offset in the template that made a place of the text.</summary>
    public int TemplateOffset(int offset)
    {
        var (output, start) = origins.Count == 0 ? (0, 0) : origins[FirstOrigin(offset)];
        return start + (offset - output);
    }

    /// <summary>The stretch of the template that made a stretch of the text, which came from one piece of it.</summary>
    public SourceSpan TemplateSpan(int offset, int length) => template.Span(TemplateOffset(offset), length);

    private ReadOnlySpan<int> MarksOf(Range part) => marks.AsSpan()[FirstMark(part.Start.Value)..FirstMark(part.End.Value)];

    private int FirstMark(int offset)
    {
        var found = marks.BinarySearch(offset);
        return found < 0 ? ~found : found;
    }

    // Of the last piece of the template that begins at or before an offset; the first one when none does.
    private int FirstOrigin(int offset)
    {
        var (low, high) = (0, origins.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = origins[middle].Output <= offset ? (middle + 1, high) : (low, middle);
        }

        return Math.Max(0, low - 1);
    }

    private (int Output, int Template) OriginFrom(int start, int index)
    {
        var (output, place) = origins[index];
        var before = Math.Max(0, start - output);
        return (output + before - start, place + before);
    }
}
