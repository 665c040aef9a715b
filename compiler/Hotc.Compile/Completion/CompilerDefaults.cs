using System.Collections.Immutable;
using System.Text.Json;
using Hotc.Compile.Schemas;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>Fills in what the schema itself gives as default.</summary>
internal sealed class CompilerDefaults(SchemaFile schema)
{
    private static readonly SourceSpan Origin = new SourceText("compiler default", "", SourceKind.Compiler).Span(0, 0);

    /// <summary>The tree with every absent field that has a default; what stands there stays.</summary>
    public YamlMapping Fill(YamlMapping root) => FillMapping(root, schema.Rules);

    private static YamlNode Fill(YamlNode node, SchemaRules rules) => node switch
    {
        YamlMapping mapping => FillMapping(mapping, rules),
        YamlSequence sequence when rules.Items is { } items =>
            new YamlSequence(sequence.Span, [.. sequence.Items.Select(i => Fill(i, items))], sequence.IsFlow),
        _ => node,
    };

    private static YamlMapping FillMapping(YamlMapping mapping, SchemaRules rules)
    {
        if (rules.Properties is not { } properties)
        {
            return rules.Others is { } all
                ? new YamlMapping(mapping.Span, [.. mapping.Entries.Select(e => new YamlEntry(e.Key, Fill(e.Value, all)))], mapping.IsFlow)
                : mapping;
        }

        // Schema order, so that a completed spec always reads the same way.
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(properties.Count);
        foreach (var property in properties)
        {
            if (mapping.Find(property.Name) is { } own)
            {
                var value = Fill(own.Value, property.Rules);
                entries.Add(ReferenceEquals(value, own.Value) ? own : new YamlEntry(own.Key, value));
            }
            else if (property.Absent(EntryOf) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return new YamlMapping(mapping.Span, entries.DrainToImmutable(), mapping.IsFlow);
    }

    private static YamlEntry EntryOf(SchemaProperty property, JsonElement value) => new(Text(property.Name), Fill(ToNode(value), property.Rules));

    private static YamlNode ToNode(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new YamlMapping(Origin, [.. value.EnumerateObject().Select(p => new YamlEntry(Text(p.Name), ToNode(p.Value)))]),
        JsonValueKind.Array => new YamlSequence(Origin, [.. value.EnumerateArray().Select(ToNode)]),
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Number => new YamlScalar(Origin, value.GetRawText(), ScalarStyle.Plain, ScalarKind.Integer),
        JsonValueKind.True or JsonValueKind.False => new YamlScalar(Origin, value.GetRawText(), ScalarStyle.Plain, ScalarKind.Boolean),
        _ => new YamlScalar(Origin, "null", ScalarStyle.Plain, ScalarKind.Null),
    };

    private static YamlScalar Text(string text) => new(Origin, text, ScalarStyle.Plain, ScalarKind.String);
}
