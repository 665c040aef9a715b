using Hotc.Generators.Json;

namespace Hotc.Generators.Parsing;

/// <summary>The keywords of JSON Schema, by what they mean to us.</summary>
internal static class Keywords
{
    // They say what a value may be, not which shape it has: the validator's business. The appliers among them are harmless
    // because an object here must declare its properties itself.
    private static readonly HashSet<string> WithoutShape = new(StringComparer.Ordinal)
    {
        "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "format", "pattern", "minLength",
        "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems",
        "uniqueItems", "contains", "minContains", "maxContains", "minProperties", "maxProperties", "propertyNames",
        "dependentRequired", "dependentSchemas", "if", "then", "else", "not", "unevaluatedProperties", "unevaluatedItems",
        "contentEncoding", "contentMediaType",
        "$schema", "$id", "$comment", "$defs",

        // What editors add for hovers and completion.
        "markdownDescription", "enumDescriptions", "markdownEnumDescriptions", "defaultSnippets", "errorMessage",
        "deprecationMessage", "doNotSuggest",
    };

    private static readonly HashSet<string> WithShape = new(StringComparer.Ordinal)
    {
        "type", "properties", "required", "additionalProperties", "items", "enum", "const", "oneOf", "anyOf", "allOf", "$ref",
    };

    private static readonly HashSet<string> Refused = new(StringComparer.Ordinal)
    {
        "patternProperties", "prefixItems", "additionalItems", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$anchor",
        "definitions", "dependencies", "contentSchema",
    };

    /// <summary>Whether we know the keyword, or it is an extension (<c>x-</c>).</summary>
    public static bool IsKnown(string keyword) =>
        WithShape.Contains(keyword) || WithoutShape.Contains(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Whether the keyword, if it gives shape or names, may have such a value.</summary>
    public static bool Takes(string keyword, JsonKind kind) => keyword switch
    {
        "properties" or "$defs" => kind == JsonKind.Object,
        "required" or "enum" or "oneOf" or "anyOf" or "allOf" => kind == JsonKind.Array,
        "items" or "additionalProperties" => kind is JsonKind.Object or JsonKind.Boolean,
        "type" => kind is JsonKind.Text or JsonKind.Array,
        "$ref" or "title" or "description" or "x-name" => kind == JsonKind.Text,
        "x-any" => kind == JsonKind.Boolean,
        _ => true,
    };

    /// <summary>Whether it is a keyword of JSON Schema that would give a value a shape we cannot express.</summary>
    public static bool IsRefused(string keyword) => Refused.Contains(keyword);
}
