using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Reading;

namespace Hotc.Compile.Rendering;

/// <summary>
/// The text of a template that ran, read as YAML: what all clusters share that differ in values alone. A mark stands wherever an
/// expression does.
/// </summary>
internal sealed class TemplateForm
{
    private readonly YamlDocument? document;
    private readonly Dictionary<int, int> numbers;

    private TemplateForm(RenderedText text, ImmutableArray<int> offsets)
    {
        Text = text;
        Source = new SourceText(text.Template.Path, text.Text, SourceKind.Heat);
        numbers = offsets.Select((offset, number) => (offset, number)).ToDictionary(n => n.offset, n => n.number);
        var bag = new DiagnosticBag();
        document = YamlReader.Read(Source, bag, HotReader.Limits);
        if (document is not null && !bag.HasErrors)
        {
            CheckMarks(document, bag);
        }

        Problems = bag.ToSorted();
    }

    /// <summary>The text.</summary>
    public RenderedText Text { get; }

    /// <summary>The text as that to which the places of nodes belong.</summary>
    public SourceText Source { get; }

    /// <summary>What is wrong with the text.</summary>
    public ImmutableArray<Diagnostic> Problems { get; }

    /// <summary>Reads a text.</summary>
    public static TemplateForm Read(TemplateOutput output) => new(output.Text, output.Offsets);

    /// <summary>The document with values in the places of the marks; null when the text could not be read.</summary>
    public YamlDocument? Fill(ImmutableArray<object?> values, DiagnosticBag bag) =>
        document is null ? null : YamlFilling.Fill(document, s => Number(s) is { } number ? ScriptYaml.Of(values[number], s.Span) : null, bag, HotReader.Limits);

    // A mark in the middle of a text is one that nothing would ever be put in the place of.
    private void CheckMarks(YamlDocument read, DiagnosticBag bag)
    {
        var found = new HashSet<int>();
        YamlFilling.Fill(
            read,
            scalar =>
            {
                if (Number(scalar) is { } number)
                {
                    found.Add(number);
                }

                return null;
            },
            bag,
            HotReader.Limits);
        foreach (var (offset, _) in numbers.Where(n => !found.Contains(n.Value)).OrderBy(n => n.Key))
        {
            bag.Add(RenderCodes.NotAWholeValue, Source.Span(offset, 1), "This expression is only a part of a value.", "Put the text together inside the braces.");
        }
    }

    private int? Number(YamlScalar scalar) =>
        scalar.Style == ScalarStyle.DoubleQuoted && numbers.TryGetValue(scalar.Span.Start, out var number) ? number : null;
}

/// <summary>The forms of one template that a run met. Serves several threads.</summary>
internal sealed class TemplateForms
{
    // Specs of a run mostly differ in little; more forms than this would only take memory.
    private const int Most = 16;

    private readonly ConcurrentDictionary<string, TemplateForm> known = new(StringComparer.Ordinal);

    /// <summary>The form of a text, read only when it was not read before.</summary>
    public TemplateForm Of(TemplateOutput output)
    {
        if (known.TryGetValue(output.Text.Text, out var form) && form.Text.Marks.SequenceEqual(output.Text.Marks))
        {
            return form;
        }

        form = TemplateForm.Read(output);
        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[output.Text.Text] = form;
        return form;
    }
}
