using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hotc.Compile.Schemas;

/// <summary>Reads the rules of a schema. One reader reads one schema.</summary>
internal sealed class SchemaReader(JsonElement root)
{
    private readonly Dictionary<string, SchemaRules> referred = new(StringComparer.Ordinal);

    /// <summary>Whether everything that the schema says was read. What it says in other words is nothing that <see cref="SchemaRules"/> knows.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Reads it.</summary>
    public SchemaRules Read() => Read(root);

    private SchemaRules Read(JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            return Refer(schema, reference.GetString()!);
        }

        var rules = new SchemaRules();
        Fill(rules, schema);
        return rules;
    }

    private SchemaRules Refer(JsonElement schema, string path)
    {
        IsWhole &= schema.EnumerateObject().All(k => k.Name is "$ref" or "default" || IsNote(k.Name));
        if (!referred.TryGetValue(path, out var rules))
        {
            var found = root;
            foreach (var part in path.Split('/').Skip(1))
            {
                found = found.GetProperty(part);
            }

            // Known before it is read, since it may refer to itself.
            referred[path] = rules = new SchemaRules();
            if (found.TryGetProperty("$ref", out var next))
            {
                referred[path] = rules = Refer(found, next.GetString()!);
            }
            else
            {
                Fill(rules, found);
            }
        }

        return rules;
    }

    private void Fill(SchemaRules rules, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            IsWhole = false;
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            Fill(rules, keyword.Name, keyword.Value);
        }
    }

    private void Fill(SchemaRules rules, string keyword, JsonElement value)
    {
        switch (keyword)
        {
            case "type" when value.ValueKind == JsonValueKind.String:
                rules.Type = value.GetString();
                break;
            case "properties":
                rules.Properties = [.. value.EnumerateObject().Select(p => new SchemaProperty(p.Name, Read(p.Value), OwnDefault(p.Value)))];
                break;
            case "additionalProperties":
                rules.IsClosed = value.ValueKind == JsonValueKind.False;
                rules.Others = value.ValueKind == JsonValueKind.Object ? Read(value) : null;
                break;
            case "propertyNames":
                rules.Names = Read(value);
                break;
            case "required":
                rules.Required = [.. value.EnumerateArray().Select(n => n.GetString()!)];
                break;
            case "items":
                rules.Items = Read(value);
                break;
            case "uniqueItems":
                rules.AreItemsUnique = value.ValueKind == JsonValueKind.True;
                break;
            case "enum":
                rules.Values = value.EnumerateArray().Select(ValueOf).OfType<object>().ToHashSet();
                IsWhole &= rules.Values.Count == value.GetArrayLength();
                break;
            case "pattern":
                var pattern = value.GetString()!;
                rules.Pattern = new Lazy<Regex>(() => new Regex(pattern, RegexOptions.ECMAScript));
                break;
            case "default":
                rules.Default = value;
                break;
            default:
                FillBound(rules, keyword, value);
                break;
        }
    }

    private void FillBound(SchemaRules rules, string keyword, JsonElement value)
    {
        if (IsNote(keyword))
        {
            return;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var bound))
        {
            IsWhole = false;
            return;
        }

        switch (keyword)
        {
            case "minimum":
                rules.Number = rules.Number with { Least = bound };
                break;
            case "maximum":
                rules.Number = rules.Number with { Most = bound };
                break;
            case "minLength":
                rules.Length = rules.Length with { Least = bound };
                break;
            case "maxLength":
                rules.Length = rules.Length with { Most = bound };
                break;
            case "minItems":
                rules.ItemCount = rules.ItemCount with { Least = bound };
                break;
            case "maxItems":
                rules.ItemCount = rules.ItemCount with { Most = bound };
                break;
            case "minProperties":
                rules.KeyCount = rules.KeyCount with { Least = bound };
                break;
            case "maxProperties":
                rules.KeyCount = rules.KeyCount with { Most = bound };
                break;
            default:
                IsWhole = false;
                break;
        }
    }

    private static object? ValueOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number
        : null;

    private static JsonElement? OwnDefault(JsonElement schema) => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("default", out var value) ? value : null;

    // What says nothing about values: words for people, and definitions, which are read where something refers to them.
    private static bool IsNote(string keyword) =>
        keyword is "title" or "description" or "$schema" or "$id" or "$defs" || keyword.StartsWith("x-", StringComparison.Ordinal);
}
