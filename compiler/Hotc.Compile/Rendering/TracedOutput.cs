using System.Buffers;
using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Scriban.Runtime;

namespace Hotc.Compile.Rendering;

/// <summary>
/// Collects what a template writes. Text that stands outside the braces is handed over as a slice of the template itself, which
/// tells where it came from.
/// </summary>
internal sealed class TracedOutput(string template) : IScriptOutput
{
    private readonly ArrayBufferWriter<char> text = new(template.Length);
    private readonly List<(int Output, int Template)> marks = [];
    private readonly ImmutableArray<int>.Builder offsets = ImmutableArray.CreateBuilder<int>();
    private readonly ImmutableArray<object?>.Builder values = ImmutableArray.CreateBuilder<object?>();

    /// <summary>How far the template was written.</summary>
    public int TemplateOffset => marks.Count == 0 ? 0 : marks[^1].Template + (text.WrittenCount - marks[^1].Output);

    public void Write(string written, int offset, int count)
    {
        if (ReferenceEquals(written, template))
        {
            marks.Add((text.WrittenCount, offset));
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
        offsets.Add(text.WrittenCount);
        values.Add(value);
        return OutputText.Mark;
    }

    public TemplateOutput ToOutput(SourceText source) =>
        new(new OutputText(source, text.WrittenMemory, [.. marks], offsets.DrainToImmutable()), values.DrainToImmutable());
}
