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
    public YamlMapping Fill(YamlMapping root) => FillMapping(root, schema.Tree);

    private YamlNode Fill(YamlNode node, JsonElement rules)
    {
        rules = schema.Resolve(rules);
        return node switch
        {
            YamlMapping mapping => FillMapping(mapping, rules),
            YamlSequence sequence when rules.TryGetProperty("items", out var items) =>
                new YamlSequence(sequence.Span, [.. sequence.Items.Select(i => Fill(i, items))], sequence.IsFlow),
            _ => node,
        };
    }

    private YamlMapping FillMapping(YamlMapping mapping, JsonElement rules)
    {
        if (!rules.TryGetProperty("properties", out var properties))
        {
            return rules.TryGetProperty("additionalProperties", out var all) && all.ValueKind == JsonValueKind.Object
                ? new YamlMapping(mapping.Span, [.. mapping.Entries.Select(e => new YamlEntry(e.Key, Fill(e.Value, all)))], mapping.IsFlow)
                : mapping;
        }

        // Schema order, so that a completed spec always reads the same way.
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var property in properties.EnumerateObject())
        {
            if (mapping.Find(property.Name) is { } own)
            {
                entries.Add(new YamlEntry(own.Key, Fill(own.Value, property.Value)));
            }
            else if (DefaultOf(property.Value) is { } value)
            {
                entries.Add(new YamlEntry(Text(property.Name), Fill(ToNode(value), property.Value)));
            }
        }

        return new YamlMapping(mapping.Span, entries.DrainToImmutable(), mapping.IsFlow);
    }

    private JsonElement? DefaultOf(JsonElement rules) =>
        rules.TryGetProperty("default", out var own) ? own
        : schema.Resolve(rules).TryGetProperty("default", out var shared) ? shared
        : null;

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
