using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Hotc.Foundation.Text;
using Scriban.Runtime;

namespace Hotc.Compile.Rendering;

/// <summary>A template that ran: its text, with a mark wherever an expression stands, and what the expressions gave.</summary>
/// <param name="Text">The text. No value is in it, so none can break out of its place.</param>
/// <param name="Offsets">Where in the text the marks are, ascending.</param>
/// <param name="Values">The value for each mark.</param>
internal sealed record TemplateOutput(RenderedText Text, ImmutableArray<int> Offsets, ImmutableArray<object?> Values);

/// <summary>
/// Collects what a script writes. Text that stands outside the braces is handed over as a slice of the template itself, which
/// tells where it came from.
/// </summary>
internal sealed class TracedOutput(string template) : IScriptOutput
{
    private readonly StringBuilder text = new(template.Length);
    private readonly List<(int Output, int Template)> marks = [];
    private readonly ImmutableArray<int>.Builder offsets = ImmutableArray.CreateBuilder<int>();
    private readonly ImmutableArray<object?>.Builder values = ImmutableArray.CreateBuilder<object?>();

    public string Text => text.ToString();

    /// <summary>How far the template was written.</summary>
    public int TemplateOffset => marks.Count == 0 ? 0 : marks[^1].Template + (text.Length - marks[^1].Output);

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

    /// <summary>
    /// Takes a value and gives what is to be written for it: a text in quotes, which can be a key as well as a value, in a block as
    /// well as in brackets. Numbered, since keys of a mapping must differ.
    /// </summary>
    public string Mark(object? value)
    {
        offsets.Add(text.Length);
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"\"={values.Count}\"");
    }

    public TemplateOutput ToOutput(SourceText source) => new(new RenderedText(Text, source, marks), offsets.DrainToImmutable(), values.DrainToImmutable());
}
