using System.Collections.Frozen;
using Hotc.Heat.Catalogue;
using Hotc.Lint.Values;

namespace Hotc.Lint.Engine;

/// <summary>The type of resource that says itself what type one of its properties is of.</summary>
internal static class TypedValue
{
    /// <summary>What the properties of a resource take: those of its type, and for an OS::Heat::Value with a known type a value of that type.</summary>
    public static FrozenDictionary<string, PropertySchema> Fields(ResourceType type, Value properties)
    {
        if (type.Name != "OS::Heat::Value" || properties is not MapValue map || (map["type"] as ExactValue)?.Text is not { } name || TypeOf(name) is not { } known)
        {
            return type.Properties;
        }

        return new Dictionary<string, PropertySchema>(type.Properties, StringComparer.Ordinal) { ["value"] = type.Properties["value"] with { Type = known } }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    // The names are those of parameters' types, but values are not converted as parameters are: a text is never a list or JSON.
    private static PropertyType? TypeOf(string name) => name switch
    {
        "string" => PropertyType.String,
        "number" => PropertyType.Number,
        "boolean" => PropertyType.Boolean,
        "comma_delimited_list" => PropertyType.List,
        "json" => PropertyType.Map,
        _ => null,
    };
}
