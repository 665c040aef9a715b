using Hotc.Foundation.Text;

namespace Hotc.Compile.Rendering;

/// <summary>A rendered text that still knows which place of the template each part came from.</summary>
/// <param name="Text">The text.</param>
/// <param name="Template">The template.</param>
/// <param name="Marks">Offsets in the text with the offset in the template, ascending.</param>
public sealed record RenderedText(string Text, SourceText Template, IReadOnlyList<(int Output, int Template)> Marks)
{
    /// <summary>
    /// The stretch of the template that made a stretch of the text; its first character where it was put together of several. What
    /// begins with an expression is shown by that.
    /// </summary>
    public SourceSpan TemplateSpan(int outputOffset, int length)
    {
        var first = TemplateSpan(outputOffset);
        if (Template.Text.AsSpan(first.Start).StartsWith("{{") && Template.Text.IndexOf("}}", first.Start, StringComparison.Ordinal) is var close and > 0)
        {
            return Template.Span(first.Start, close + 2 - first.Start);
        }

        var last = TemplateSpan(outputOffset + Math.Max(0, length - 1));
        return length > 1 && last.Start - first.Start == length - 1 ? first.To(last) : first;
    }

    /// <summary>The place of the template that made a place of the text.</summary>
    public SourceSpan TemplateSpan(int outputOffset)
    {
        // What stands before the first piece of the template is an expression, mostly that right before the piece.
        if (Marks.Count > 0 && outputOffset < Marks[0].Output && Template.Text.LastIndexOf("{{", Marks[0].Template, StringComparison.Ordinal) is var open and >= 0)
        {
            return Template.Span(open, 1);
        }

        var low = 0;
        var high = Marks.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Marks[middle].Output <= outputOffset ? (middle, high) : (low, middle - 1);
        }

        return Marks.Count == 0 ? Template.Span(0, 0) : Template.Span(Marks[low].Template + (outputOffset - Marks[low].Output), 1);
    }
}
