using System.Globalization;
using System.Text.Json;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Schemas;

/// <summary>Words for what a schema wants and what stands in a file instead.</summary>
internal static class SchemaWords
{
    private const int LongestShown = 60;

    /// <summary>What the schema's `type` wants, with an article.</summary>
    public static string Type(JsonElement rules) => Type(rules.GetProperty("type").ToString());

    /// <summary>A JSON Schema type, with an article.</summary>
    public static string Type(string type) => type switch
    {
        "string" => "a text",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "a mapping",
        var other => other,
    };

    /// <summary>What stands in the file, with an article.</summary>
    public static string Found(YamlNode node) => node switch
    {
        YamlMapping => "a mapping",
        YamlSequence => "a list",
        YamlScalar { Kind: ScalarKind.Null } => "nothing",
        YamlScalar { Kind: ScalarKind.Integer or ScalarKind.Float } number => $"the number {Shorten(number.Value)}",
        YamlScalar { Kind: ScalarKind.Boolean } boolean => $"the boolean {boolean.Value}",
        YamlScalar scalar => $"the text \"{Shorten(scalar.Value)}\"",
        _ => "something else",
    };

    /// <summary>How to repair a wrong type, where that is certain.</summary>
    public static string? TypeHelp(JsonElement rules, YamlNode node) => (rules.GetProperty("type").ToString(), node) switch
    {
        ("string", YamlScalar { Kind: ScalarKind.Integer or ScalarKind.Float or ScalarKind.Boolean } scalar) => $"Put it in quotes: \"{Shorten(scalar.Value)}\".",
        ("boolean", YamlScalar { Value: "yes" or "on" or "Yes" or "On" or "True" or "TRUE" }) => "Write true.",
        ("boolean", YamlScalar { Value: "no" or "off" or "No" or "Off" or "False" or "FALSE" }) => "Write false.",
        ("boolean", YamlScalar { Style: not ScalarStyle.Plain, Value: "true" or "false" } scalar) => $"Write it without quotes: {scalar.Value}.",
        ("integer", YamlScalar { Kind: ScalarKind.Float } scalar) when WholePart(scalar.Value) is { } whole => $"Write it without a fraction: {whole}.",
        ("integer", YamlScalar { Style: not ScalarStyle.Plain } scalar) when scalar.Value.Length > 0 && scalar.Value.All(char.IsAsciiDigit) => $"Write it without quotes: {Shorten(scalar.Value)}.",
        ("integer", YamlScalar { Kind: ScalarKind.Integer } scalar) => scalar.Value.Length > 18 ? "The number is too large." : "Write a plain decimal number without leading zeros.",
        ("array", YamlScalar { Kind: not ScalarKind.Null } scalar) => $"Write a list of one: [{Shorten(scalar.Value)}].",
        _ => Purpose(rules),
    };

    /// <summary>A value for a message: short, in quotes when it is a text.</summary>
    public static string Shown(YamlNode node) => node is YamlScalar scalar
        ? scalar.Kind == ScalarKind.String || scalar.Style != ScalarStyle.Plain ? $"\"{Shorten(scalar.Value)}\"" : Shorten(scalar.Value)
        : Found(node);

    /// <summary>The form that a text must have: the schema's own words for its pattern.</summary>
    public static string? Expected(JsonElement rules, string? text) =>
        rules.TryGetProperty("x-expected", out var expected) ? $"Expected: {expected.GetString()}.{Foreign(text)}" : Purpose(rules);

    /// <summary>Names the first character that is not ASCII: it may look like one that is, or not be seen at all.</summary>
    public static string Foreign(string? text)
    {
        var foreign = (text ?? "").EnumerateRunes().FirstOrDefault(r => !r.IsAscii);
        return foreign == default ? "" : string.Create(CultureInfo.InvariantCulture, $" The character U+{foreign.Value:X4} stands in it.");
    }

    /// <summary>What a field is for, from its description.</summary>
    public static string? Purpose(JsonElement rules) =>
        rules.TryGetProperty("description", out var text) ? text.GetString() : null;

    /// <summary>What a property of an object schema is for.</summary>
    public static string? Purpose(JsonElement rules, string property) =>
        rules.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property, out var field) ? Purpose(field) : null;

    /// <summary>A list of values in words.</summary>
    public static string OneOf(IReadOnlyList<string> values) =>
        values.Count == 1 ? $"\"{values[0]}\"" : "one of " + string.Join(", ", values.Select(v => v.Length > 0 && v.All(char.IsAsciiDigit) ? v : $"\"{v}\""));

    /// <summary>A sentence for a bound that was passed.</summary>
    public static string Bounds(string path, string keyword, JsonElement bound) => keyword switch
    {
        "minimum" => $"{path} must be at least {bound}.",
        "maximum" => $"{path} must be at most {bound}.",
        "minLength" or "minItems" or "minProperties" when bound.ToString() == "1" => $"{path} must not be empty.",
        "minLength" => $"{path} must have at least {bound} characters.",
        "maxLength" => $"{path} must have at most {bound} characters.",
        "minItems" => $"{path} must have at least {bound} items.",
        "maxItems" => $"{path} must have at most {bound} items.",
        "minProperties" => $"{path} must have at least {bound} keys.",
        _ => $"{path} must have at most {bound} keys.",
    };

    // 3 for 3.0; null for what has a fraction or is spelt with an exponent.
    private static string? WholePart(string number) =>
        number.Split('.') is [{ Length: > 0 } whole, var fraction] && whole.All(char.IsAsciiDigit) && fraction.All(c => c == '0') ? whole : null;

    private static string Shorten(string text) =>
        text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown), "…");
}
