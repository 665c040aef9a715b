using System.Collections.Immutable;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Values;

namespace Hotc.Lint.Model;

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
