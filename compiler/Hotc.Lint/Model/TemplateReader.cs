using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Values;

namespace Hotc.Lint.Model;

/// <summary>Makes the model of a template out of its map.</summary>
internal static class TemplateReader
{
    /// <summary>Reads a template.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="root">What it says.</param>
    /// <param name="document">The document as YAML; null for one that was made.</param>
    /// <param name="dialect">What kind of template it is.</param>
    /// <param name="parts">What was read of such templates already.</param>
    public static Template Read(string path, HotMap root, YamlDocument? document, Dialect dialect, DialectParts parts)
    {
        var expressions = new ExpressionReader(dialect);
        var parameters = Section(root, dialect.Word("parameters"), parts.Parameters.Read);
        var conditions = Section(root, dialect.Word("conditions"), (e, _) => new Condition(e.Key, e.KeyOrigin, e.Value, expressions.ReadCondition(e.Value)));
        var resources = Section(root, dialect.Word("resources"), (e, i) => parts.Resources.Read(e, i) is var known && known.Index == i ? known : known with { Index = i });
        var outputs = Section(root, dialect.Word("outputs"), parts.Outputs.Read);
        return new Template
        {
            Path = path,
            Document = document,
            Root = root,
            Dialect = dialect,
            Parameters = parameters,
            Conditions = conditions,
            Resources = resources,
            Outputs = outputs,
            ParametersByName = ByName(parameters),
            ConditionsByName = ByName(conditions),
            ResourcesByName = ByName(resources),
            OutputsByName = ByName(outputs),
            Start = root.Entries is [var first, ..] ? first.KeyOrigin : root.Origin,
        };
    }

    // These tables live as long as one check: freezing them would cost more than all their look-ups.
    private static Dictionary<string, T> ByName<T>(ImmutableArray<T> declared)
        where T : Declared
    {
        var table = new Dictionary<string, T>(declared.Length, StringComparer.Ordinal);
        foreach (var one in declared)
        {
            table.Add(one.Name, one);
        }

        return table;
    }

    private static ImmutableArray<T> Section<T>(HotMap root, string word, Func<HotEntry, int, T> read)
    {
        if (word.Length == 0 || root[word] is not HotMap section)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<T>(section.Count);
        foreach (var entry in section.Entries)
        {
            found.Add(read(entry, found.Count));
        }

        return found.MoveToImmutable();
    }
}

/// <summary>Reads what a template says of a resource or an output.</summary>
internal sealed class PartReader(Dialect dialect)
{
    private readonly ExpressionReader expressions = new(dialect);

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

/// <summary>Reads what a template says of a parameter, as far as it has Heat's form.</summary>
internal static class ParameterReader
{
    public static Parameter Read(HotEntry entry, Dialect dialect)
    {
        if (entry.Value is not HotMap map)
        {
            return new Parameter(entry.Key, entry.KeyOrigin, entry.Value);
        }

        var hidden = map[dialect.Word("hidden")];
        return new Parameter(entry.Key, entry.KeyOrigin, map)
        {
            Type = TypeOf(map[dialect.Word("type")], dialect),
            Default = map[dialect.Word("default")],
            IsHidden = hidden is HotBool { Value: true } || (hidden is HotText text && text.Value.Equals("true", StringComparison.OrdinalIgnoreCase)),
            Constraints = dialect.IsHot ? ReadList(map["constraints"]) : ReadCfn(map),
        };
    }

    /// <summary>One constraint out of HOT's list; null when it has no form that Heat knows.</summary>
    public static ValueConstraint? ReadOne(HotMap map)
    {
        var description = (map["description"] as HotText)?.Value;
        foreach (var (key, value, _) in map.Entries)
        {
            ValueConstraint? read = (key, value) switch
            {
                ("range", HotMap bounds) => new RangeConstraint(Python.ToDouble(bounds["min"]), Python.ToDouble(bounds["max"])),
                ("length", HotMap bounds) => new LengthConstraint((long?)Python.ToDouble(bounds["min"]), (long?)Python.ToDouble(bounds["max"])),
                ("modulo", HotMap { } parts) when Python.ToDouble(parts["step"]) is { } step && Python.ToDouble(parts["offset"]) is { } offset && step != 0 =>
                    new ModuloConstraint((long)step, (long)offset),
                ("allowed_values", HotList values) => new AllowedValuesConstraint(values.Items),
                ("allowed_pattern", HotText pattern) => new AllowedPatternConstraint(pattern.Value),
                ("custom_constraint", HotText name) => new CustomConstraint(name.Value),
                _ => null,
            };
            if (read is not null)
            {
                return description is null ? read : read with { Description = description };
            }
        }

        return null;
    }

    private static ImmutableArray<ParameterConstraint> ReadList(HotValue? node)
    {
        if (node is not HotList list)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<ParameterConstraint>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (item is HotMap map && ReadOne(map) is { } rule)
            {
                found.Add(new ParameterConstraint(rule, item.Origin));
            }
        }

        return found.DrainToImmutable();
    }

    private static ImmutableArray<ParameterConstraint> ReadCfn(HotMap map)
    {
        var description = (map["ConstraintDescription"] as HotText)?.Value;
        var found = ImmutableArray.CreateBuilder<ParameterConstraint>();
        void Add(ValueConstraint? rule, params ReadOnlySpan<string> keys)
        {
            foreach (var key in keys)
            {
                if (rule is not null && map.TryGet(key, out var value))
                {
                    found.Add(new ParameterConstraint(rule with { Description = description }, value.Origin));
                    return;
                }
            }
        }

        Add(new RangeConstraint(Python.ToDouble(map["MinValue"]), Python.ToDouble(map["MaxValue"])), "MinValue", "MaxValue");
        Add(new LengthConstraint((long?)Python.ToDouble(map["MinLength"]), (long?)Python.ToDouble(map["MaxLength"])), "MinLength", "MaxLength");
        Add(map["AllowedValues"] is HotList values ? new AllowedValuesConstraint(values.Items) : null, "AllowedValues");
        Add(map["AllowedPattern"] is HotText pattern ? new AllowedPatternConstraint(pattern.Value) : null, "AllowedPattern");
        return found.ToImmutable();
    }

    private static ParameterType? TypeOf(HotValue? node, Dialect dialect) => (node as HotText)?.Value switch
    {
        "string" when dialect.IsHot => ParameterType.String,
        "number" when dialect.IsHot => ParameterType.Number,
        "comma_delimited_list" when dialect.IsHot => ParameterType.List,
        "json" when dialect.IsHot => ParameterType.Json,
        "boolean" when dialect.IsHot => ParameterType.Boolean,
        "String" when !dialect.IsHot => ParameterType.String,
        "Number" when !dialect.IsHot => ParameterType.Number,
        "CommaDelimitedList" when !dialect.IsHot => ParameterType.List,
        "Json" when !dialect.IsHot => ParameterType.Json,
        "Boolean" when !dialect.IsHot => ParameterType.Boolean,
        _ => null,
    };
}
