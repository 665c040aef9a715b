using System.Globalization;
using Hotc.Generators.Json;

namespace Hotc.Generators.Parsing;

/// <summary>Small questions about one schema object.</summary>
internal static class SchemaChecks
{
    public static void CheckKeywords(JsonValue schema, Problems problems)
    {
        foreach (var member in schema.Members)
        {
            if (!Keywords.Takes(member.Name, member.Value.Kind))
            {
                problems.Add(Descriptors.Unsupported, member.Position, $"'{member.Name}' has a value of the wrong kind");
            }

            if (Keywords.IsRefused(member.Name))
            {
                problems.Add(Descriptors.Unsupported, member.Position, $"'{member.Name}' has no C# shape here; take the value as it is with \"x-any\": true");
            }
            else if (!Keywords.IsKnown(member.Name))
            {
                problems.Add(Descriptors.UnknownKeyword, member.Position, $"'{member.Name}' is no keyword of JSON Schema; extensions begin with 'x-'");
            }
        }
    }

    /// <summary>The types of a schema without null, which is told apart.</summary>
    public static List<string> TypesOf(JsonValue schema, Problems problems, out bool nullable)
    {
        nullable = false;
        var types = new List<string>();
        if (schema["type"] is not { } type)
        {
            return types;
        }

        foreach (var item in type.Kind == JsonKind.Array ? type.Items : [type])
        {
            if (item.Kind != JsonKind.Text)
            {
                problems.Add(Descriptors.Unsupported, item.Position, "a type must be a string or a list of strings");
            }
            else if (item.Text == "null")
            {
                nullable = true;
            }
            else
            {
                types.Add(item.Text);
            }
        }

        if (types.Count == 0)
        {
            problems.Add(Descriptors.Unsupported, type.Position, "a value that is always null has no C# type");
        }

        return types;
    }

    private static bool HasType(JsonValue schema, string name) =>
        schema["type"] is { } type && (type.Text == name || type.Items.Any(item => item.Text == name));

    /// <summary>Whether it becomes a record; an object that names no properties is a map.</summary>
    public static bool IsRecord(JsonValue schema) =>
        HasType(schema, "object")
        && (schema["properties"] is { Members.Count: > 0 } || schema["additionalProperties"] is { IsFalse: true });

    public static bool IsEnum(JsonValue schema) =>
        schema["enum"] is not null || ((schema["oneOf"] ?? schema["anyOf"]) is { } choices && AreConstantTexts(choices));

    /// <summary>Whether it is a list of schemas with a constant string each.</summary>
    public static bool AreConstantTexts(JsonValue choices) =>
        choices.Items.Count > 0 && choices.Items.All(choice => choice["const"] is { Kind: JsonKind.Text });

    public static bool IsWhole(JsonValue value) =>
        value.Kind == JsonKind.Number && long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether the bounds or the default go beyond 32 bits.</summary>
    public static bool NeedsInt64(JsonValue schema)
    {
        foreach (var keyword in (string[])["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "default"])
        {
            if (schema[keyword] is { Kind: JsonKind.Number } bound
                && double.TryParse(bound.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && number is < int.MinValue or > int.MaxValue)
            {
                return true;
            }
        }

        return false;
    }
}
