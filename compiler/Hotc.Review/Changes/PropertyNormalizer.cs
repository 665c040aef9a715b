using System.Collections.Frozen;
using System.Collections.Immutable;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Values;
using Hotc.Review.Values;

namespace Hotc.Review.Changes;

/// <summary>
/// Brings the properties of a resource into the form in which Heat compares them: converted to their types, defaults filled
/// in, old names translated (<c>heat/engine/properties.py</c>, <c>translation.py</c>).
/// </summary>
internal static class PropertyNormalizer
{
    /// <summary>The value of each property that has one.</summary>
    public static IReadOnlyDictionary<string, Term> Normalize(ResourceType type, TermMap given)
    {
        var values = Translate(type, given);
        var result = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var (name, schema) in type.Properties)
        {
            if (Value(schema, values[name]) is { } value)
            {
                result.Add(name, value);
            }
        }

        // Heat refuses a property that the type does not have, but the catalogue may be older than the cloud.
        foreach (var (name, value) in values.Entries)
        {
            result.TryAdd(name, value);
        }

        return result;
    }

    private static Term? Value(PropertySchema schema, Term? given)
    {
        if (given is null)
        {
            return schema.Default is { } standard ? Convert(schema, Term.Data(standard)) : null;
        }

        return given is Scalar { IsNull: true } ? Convert(schema, schema.Default is { } other ? Term.Data(other) : Empty(schema.Type)) : Convert(schema, given);
    }

    // What Heat makes of a null that somebody wrote.
    private static Term Empty(PropertyType type) => type switch
    {
        PropertyType.String => Term.Of(""),
        PropertyType.Integer or PropertyType.Number => Term.Of(0),
        PropertyType.Boolean => Term.Of(false),
        PropertyType.List => new TermList([]),
        PropertyType.Map => TermMap.Empty,
        _ => Term.Null,
    };

    private static Term Convert(PropertySchema schema, Term value)
    {
        switch (schema.Type, value)
        {
            case (PropertyType.String, Scalar { Value: HotBool or HotNumber { IsInteger: true } } scalar):
                return Term.Of(PythonText.Str(scalar.Value));
            case (PropertyType.Integer, Scalar scalar) when PythonText.Int(scalar.Value) is { } whole:
                return Term.Of(whole);
            case (PropertyType.Number, Scalar { Text: { } text }) when HotNumber.TryRead(text, out var number):
                return new Scalar(number);
            case (PropertyType.Boolean, Scalar { Text: { } text }):
                return text.Equals("true", StringComparison.OrdinalIgnoreCase) ? Term.Of(true) : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? Term.Of(false) : value;
            case (PropertyType.List, TermList list) when schema.Items is { } items:
                return new TermList([.. list.Items.Select(i => Value(items, i) ?? i)]);
            case (PropertyType.Map, TermMap map) when schema.Fields is { } fields:
                return Fields(fields, map);
            default:
                return value;
        }
    }

    private static TermMap Fields(FrozenDictionary<string, PropertySchema> fields, TermMap map)
    {
        var entries = ImmutableArray.CreateBuilder<TermEntry>();
        foreach (var (name, schema) in fields.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (Value(schema, map[name]) is { } value)
            {
                entries.Add(new TermEntry(name, value));
            }
        }

        entries.AddRange(map.Entries.Where(e => !fields.ContainsKey(e.Key)));
        return new TermMap(entries.DrainToImmutable());
    }

    private static TermMap Translate(ResourceType type, TermMap given)
    {
        foreach (var rule in type.Translations)
        {
            given = Translate(given, rule.Path, rule.Source) as TermMap ?? given;
        }

        return given;
    }

    private static Term Translate(Term value, ImmutableArray<string> path, string source)
    {
        switch (value)
        {
            case TermList list:
                return new TermList([.. list.Items.Select(i => Translate(i, path, source))]);
            case TermMap map when path.Length > 1 && map[path[0]] is { } inner:
                return With(map, path[0], Translate(inner, path[1..], source));
            case TermMap map when path.Length == 1 && map[source] is { } old and not Scalar { IsNull: true }:
                var rest = new TermMap([.. map.Entries.Where(e => e.Key != source)]);
                return rest[path[0]] is null or Scalar { IsNull: true } ? With(rest, path[0], old) : rest;
            default:
                return value;
        }
    }

    private static TermMap With(TermMap map, string key, Term value) =>
        new([.. map.Entries.Where(e => e.Key != key), new TermEntry(key, value)]);
}
