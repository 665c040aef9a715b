using System.Text;
using Hotc.Foundation.Text;
using Scriban.Runtime;

namespace Hotc.Compile.Rendering;

/// <summary>A rendered text that still knows which place of the template each part came from.</summary>
/// <param name="Text">The text.</param>
/// <param name="Template">The template.</param>
/// <param name="Marks">Offsets in the text with the offset in the template, ascending.</param>
public sealed record RenderedText(string Text, SourceText Template, IReadOnlyList<(int Output, int Template)> Marks)
{
    /// <summary>The stretch of the template that made a stretch of the text; its first character where it was put together of several.</summary>
    public SourceSpan TemplateSpan(int outputOffset, int length)
    {
        var (first, last) = (TemplateSpan(outputOffset), TemplateSpan(outputOffset + Math.Max(0, length - 1)));
        return length > 1 && last.Start - first.Start == length - 1 ? first.To(last) : first;
    }

    /// <summary>The place of the template that made a place of the text.</summary>
    public SourceSpan TemplateSpan(int outputOffset)
    {
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

/// <summary>
/// Collects what a script writes. Text that stands outside the braces is handed over as a slice of the template itself, which
/// tells where it came from.
/// </summary>
internal sealed class TracedOutput(string template) : IScriptOutput
{
    private readonly StringBuilder text = new(template.Length * 2);
    private readonly List<(int Output, int Template)> marks = [];

    public string Text => text.ToString();

    public void Write(string written, int offset, int count)
    {
        if (ReferenceEquals(written, template))
        {
            marks.Add((text.Length, offset));
        }

        text.Append(written, offset, count);
    }

    public ValueTask WriteAsync(string written, int offset, int count, CancellationToken cancellationToken)
    {
        Write(written, offset, count);
        return ValueTask.CompletedTask;
    }

    public RenderedText ToText(SourceText source) => new(Text, source, marks);
}
