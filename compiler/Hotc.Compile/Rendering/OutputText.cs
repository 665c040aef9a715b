using System.Collections.Immutable;
using System.Globalization;
using Hotc.Foundation.Text;

namespace Hotc.Compile.Rendering;

/// <summary>
/// The text of a template that ran, with a mark wherever an expression stands. Equal to another one of the same template when nothing
/// but the values of expressions can differ.
/// </summary>
/// <param name="template">The template.</param>
/// <param name="text">The text.</param>
/// <param name="origins">Offsets in the text with the offset in the template, ascending.</param>
/// <param name="marks">Where in the text the marks are, ascending.</param>
internal sealed class OutputText(SourceText template, ReadOnlyMemory<char> text, ReadOnlyMemory<(int Output, int Template)> origins, ReadOnlyMemory<int> marks) : IEquatable<OutputText>
{
    /// <summary>
    /// A text in quotes, which can be a key as well as a value, in a block as well as in brackets. Its digits become a number, since
    /// the keys of a mapping must differ.
    /// </summary>
    public const string Mark = "\"=000000\"";

    private const int DigitsStart = 2;
    private const int Digits = 6;

    /// <summary>The text.</summary>
    public ReadOnlySpan<char> Text => text.Span;

    /// <summary>All of it.</summary>
    public Range Whole => 0..text.Length;

    private ReadOnlySpan<(int Output, int Template)> Origins => origins.Span;

    private ReadOnlySpan<int> Marks => marks.Span;

    /// <summary>
    /// The text of a stretch, with marks that are numbered from its beginning: what two clusters share of a template is the same text
    /// then, whatever stands before it.
    /// </summary>
    public char[] Numbered(Range part)
    {
        var numbered = Text[part].ToArray();
        var found = Marks[MarksIn(part)];
        for (var i = 0; i < found.Length; i++)
        {
            i.TryFormat(numbered.AsSpan(found[i] - part.Start.Value + DigitsStart, Digits), out _, "D6", CultureInfo.InvariantCulture);
        }

        return numbered;
    }

    /// <summary>Which of the marks stand in a stretch.</summary>
    public Range MarksIn(Range part) => FirstMark(part.Start.Value)..FirstMark(part.End.Value);

    /// <summary>The form of a stretch.</summary>
    public TemplateForm Read(Range part)
    {
        var start = part.Start.Value;
        var read = ImmutableArray.CreateBuilder<(int, int)>();
        for (var i = FirstOrigin(start); i < origins.Length && Origins[i].Output < part.End.Value; i++)
        {
            read.Add(OriginFrom(start, i));
        }

        var own = marks[MarksIn(part)].ToArray();
        return new TemplateForm(new RenderedText(new string(Numbered(part)), template, read.DrainToImmutable()), [.. own.Select(m => m - start)]);
    }

    /// <summary>Whether a stretch came from the places of the template that a form came from.</summary>
    public bool IsFrom(Range part, IReadOnlyList<(int Output, int Template)> known)
    {
        var first = FirstOrigin(part.Start.Value);
        for (var i = 0; i < known.Count; i++)
        {
            if (first + i >= origins.Length || OriginFrom(part.Start.Value, first + i) != known[i])
            {
                return false;
            }
        }

        return first + known.Count >= origins.Length || Origins[first + known.Count].Output >= part.End.Value;
    }

    /// <summary>The offset in the template that made a place of the text.</summary>
    public int TemplateOffset(int offset)
    {
        var (output, start) = origins.Length == 0 ? (0, 0) : Origins[FirstOrigin(offset)];
        return start + (offset - output);
    }

    /// <summary>The stretch of the template that made a stretch of the text, which came from one piece of it.</summary>
    public SourceSpan TemplateSpan(int offset, int length) => template.Span(TemplateOffset(offset), length);

    /// <summary>The same in memory of its own.</summary>
    public OutputText Copy() => new(template, text.ToArray(), origins.ToArray(), marks.ToArray());

    /// <inheritdoc />
    public bool Equals(OutputText? other) =>
        other is not null && Text.SequenceEqual(other.Text) && Marks.SequenceEqual(other.Marks) && Origins.SequenceEqual(other.Origins);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as OutputText);

    // Texts of one template that differ mostly do so in length; to look at all of each would cost more than it saves.
    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(text.Length, marks.Length, origins.Length);

    private int FirstMark(int offset)
    {
        var found = Marks.BinarySearch(offset);
        return found < 0 ? ~found : found;
    }

    // Of the last piece of the template that begins at or before an offset; the first one when none does.
    private int FirstOrigin(int offset)
    {
        var (low, high) = (0, origins.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Origins[middle].Output <= offset ? (middle + 1, high) : (low, middle);
        }

        return Math.Max(0, low - 1);
    }

    private (int Output, int Template) OriginFrom(int start, int index)
    {
        var (output, place) = Origins[index];
        var before = Math.Max(0, start - output);
        return (output + before - start, place + before);
    }
}
