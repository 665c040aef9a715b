using System.Buffers;
using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Scriban.Runtime;

namespace Hotc.Compile.Rendering;

/// <summary>
/// Collects what a template writes. Text that stands outside the braces is handed over as a slice of the template itself, which
/// tells where it came from. Serves one template after the other.
/// </summary>
/// <param name="first">The first template that writes.</param>
internal sealed class TracedOutput(SourceText first) : IScriptOutput
{
    // Grows where a template gives more than the first one is long.
    private readonly ArrayBufferWriter<char> text = new(Math.Max(1, first.Text.Length));
    private readonly ArrayBufferWriter<(int Output, int Template)> origins = new();
    private readonly ArrayBufferWriter<int> marks = new();
    private readonly ImmutableArray<object?>.Builder values = ImmutableArray.CreateBuilder<object?>();
    private SourceText template = first;

    /// <summary>How far the template was written.</summary>
    public int TemplateOffset => origins.WrittenCount == 0 ? 0 : origins.WrittenSpan[^1].Template + (text.WrittenCount - origins.WrittenSpan[^1].Output);

    /// <summary>Forgets what it has.</summary>
    /// <param name="next">The template that writes from now on.</param>
    public void Begin(SourceText next)
    {
        template = next;
        text.ResetWrittenCount();
        origins.ResetWrittenCount();
        marks.ResetWrittenCount();
        values.Clear();
    }

    public void Write(string written, int offset, int count)
    {
        if (ReferenceEquals(written, template.Text))
        {
            Add(origins, (text.WrittenCount, offset));
        }

        text.Write(written.AsSpan(offset, count));
    }

    public ValueTask WriteAsync(string written, int offset, int count, CancellationToken cancellationToken)
    {
        Write(written, offset, count);
        return ValueTask.CompletedTask;
    }

    /// <summary>Takes a value and gives what is to be written for it.</summary>
    public string Mark(object? value)
    {
        Add(marks, text.WrittenCount);
        values.Add(value);
        return OutputText.Mark;
    }

    /// <summary>What was written, with the layout of its text where that is known.</summary>
    public TemplateOutput ToOutput(TemplateForms forms)
    {
        var written = new OutputText(template, text.WrittenMemory, origins.WrittenMemory, marks.WrittenMemory);
        var layout = forms.KnownLayout(written);
        return new TemplateOutput(layout?.Text ?? written.Copy(), values.ToImmutable()) { Layout = layout };
    }

    private static void Add<T>(ArrayBufferWriter<T> all, T item)
    {
        all.GetSpan(1)[0] = item;
        all.Advance(1);
    }
}
