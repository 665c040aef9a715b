using Hotc.Generators.Json;

namespace Hotc.Generators.Parsing;

/// <summary>The definitions of a schema, to which it may refer by <c>#/$defs/name</c>.</summary>
internal sealed class Definitions(JsonValue root)
{
    private const string Prefix = "#/$defs/";

    /// <summary>The definition and its name, or null.</summary>
    public JsonValue? Find(string reference, out string name)
    {
        name = reference.StartsWith(Prefix, StringComparison.Ordinal)
            ? reference.Substring(Prefix.Length).Replace("~1", "/").Replace("~0", "~")
            : "";
        return root["$defs"]?[name];
    }

    /// <summary>What a schema says of itself, or else the definition that it refers to.</summary>
    public JsonValue? Annotation(JsonValue schema, string keyword) =>
        schema[keyword] ?? (schema.TextOf("$ref") is { } reference ? Find(reference, out _)?[keyword] : null);
}
