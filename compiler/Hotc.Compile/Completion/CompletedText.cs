using System.Text;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Writing;

namespace Hotc.Compile.Completion;

/// <summary>Prints a completed spec: a line a field, with its value and where that came from.</summary>
public static class CompletedText
{
    private const int OriginColumn = 60;

    /// <summary>The spec as indented YAML, with the origin of each value as a comment.</summary>
    public static string Write(CompletedSpec completed)
    {
        ArgumentNullException.ThrowIfNull(completed);
        var text = new StringBuilder();
        WriteMapping(text, completed.Root, 0, firstPrefix: null);
        return text.ToString();
    }

    /// <summary>Where a value came from, in words.</summary>
    public static string Origin(SourceSpan span) => span.Source.Kind switch
    {
        SourceKind.Compiler => span.Source.Path,
        SourceKind.Driver => $"driver default, {span.Source.Path}:{span.Begin.Line}",
        SourceKind.Template => $"template, {span.Source.Path}:{span.Begin.Line}",
        _ => $"{span.Source.Path}:{span.Begin.Line}",
    };

    private static void WriteMapping(StringBuilder text, YamlMapping mapping, int depth, string? firstPrefix)
    {
        foreach (var entry in mapping.Entries)
        {
            var prefix = firstPrefix ?? new string(' ', depth * 2);
            firstPrefix = null;
            WriteEntry(text, prefix + YamlText(entry.Key.Value), entry.Value, depth);
        }
    }

    private static void WriteEntry(StringBuilder text, string head, YamlNode value, int depth)
    {
        switch (value)
        {
            case YamlMapping { Entries.Length: > 0 } mapping:
                text.Append(head).Append(":\n");
                WriteMapping(text, mapping, depth + 1, firstPrefix: null);
                break;
            case YamlSequence sequence when sequence.Items.Any(i => i is YamlMapping):
                text.Append(head).Append(":\n");
                foreach (var item in sequence.Items.OfType<YamlMapping>())
                {
                    WriteMapping(text, item, depth + 2, new string(' ', (depth + 1) * 2) + "- ");
                }

                break;
            default:
                var line = $"{head}: {Inline(value)}";
                text.Append(line.PadRight(OriginColumn)).Append("  # ").Append(Origin(value.Span)).Append('\n');
                break;
        }
    }

    private static string Inline(YamlNode node) => node switch
    {
        YamlSequence sequence => $"[{string.Join(", ", sequence.Items.Select(Inline))}]",
        YamlMapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(e => $"{YamlText(e.Key.Value)}: {Inline(e.Value)}"))}}}",
        YamlScalar { Kind: ScalarKind.String or ScalarKind.Timestamp } scalar => YamlText(scalar.Value),
        YamlScalar scalar => scalar.Value,
        _ => "",
    };

    // As the templates are written: quoted only where YAML would read something else.
    private static string YamlText(string text) => HotWriter.WriteInline(text);
}
