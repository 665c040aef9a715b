using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;

namespace Hotc.Lint.Model;

/// <summary>Reads what a template says of a resource or an output.</summary>
internal sealed class PartReader(Dialect dialect, ExpressionReader expressions)
{
    public Resource ReadResource(HotEntry entry, int index)
    {
        if (entry.Value is not HotMap map)
        {
            return new Resource(entry.Key, entry.KeyOrigin, entry.Value) { Index = index };
        }

        var type = map[dialect.Word("type")];
        return new Resource(entry.Key, entry.KeyOrigin, map)
        {
            Index = index,
            Type = (type as HotText)?.Value,
            TypeSpan = type?.Origin,
            Properties = Part(map, "properties"),
            Metadata = Part(map, "metadata"),
            UpdatePolicy = Part(map, "update_policy"),
            DeletionPolicy = Part(map, "deletion_policy"),
            ExternalId = Part(map, "external_id"),
            Condition = ConditionPart(map),
            DependsOn = Names(map[dialect.Word("depends_on")]),
        };
    }

    public Output ReadOutput(HotEntry entry) => entry.Value is HotMap map
        ? new Output(entry.Key, entry.KeyOrigin, map) { Value = Part(map, "value"), Condition = ConditionPart(map) }
        : new Output(entry.Key, entry.KeyOrigin, entry.Value);

    private Expression? Part(HotMap map, string name) =>
        dialect.Word(name) is { Length: > 0 } word && map.TryGet(word, out var value) ? expressions.Read(value) : null;

    private Expression? ConditionPart(HotMap map) =>
        dialect.HasConditions && map.TryGet(dialect.Word("condition"), out var value) ? expressions.ReadCondition(value) : null;

    private static ImmutableArray<(string Name, SourceSpan? Span)> Names(HotValue? node) => node switch
    {
        HotText text => [(text.Value, text.Origin)],
        HotList list => [.. list.Items.OfType<HotText>().Select(t => (t.Value, t.Origin))],
        _ => [],
    };
}
