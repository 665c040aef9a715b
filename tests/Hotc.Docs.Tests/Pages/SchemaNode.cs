using System.Text.Json;

namespace Hotc.Docs.Tests.Pages;

/// <summary>A place in a JSON Schema: what is said there, and behind it what the definition says that it refers to.</summary>
internal sealed class SchemaNode
{
    private readonly JsonElement root;
    private readonly JsonElement here;

    private SchemaNode(JsonElement root, JsonElement here) => (this.root, this.here) = (root, here);

    public string? Description => Text("description");

    public string? Type => Find("type") is { ValueKind: JsonValueKind.Array } types ? types[0].GetString() : Text("type");

    /// <summary>Whether null is one of the values.</summary>
    public bool IsNullable => Find("oneOf") is not null || Find("type") is { ValueKind: JsonValueKind.Array };

    /// <summary>Names, schemas and whether they are required.</summary>
    public IEnumerable<(string Name, SchemaNode Node, bool IsRequired)> Properties
    {
        get
        {
            var required = Find("required") is { } names ? names.EnumerateArray().Select(n => n.GetString()).ToHashSet() : [];
            return Find("properties") is { } all ? all.EnumerateObject().Select(p => (p.Name, new SchemaNode(root, p.Value), required.Contains(p.Name))) : [];
        }
    }

    public SchemaNode? Items => Child("items");

    /// <summary>The schema of the values of a map; null for everything else.</summary>
    public SchemaNode? Values => Child("additionalProperties");

    /// <summary>The schema of the keys of a map.</summary>
    public SchemaNode? Keys => Child("propertyNames");

    public static SchemaNode Read(string text)
    {
        var root = JsonDocument.Parse(text).RootElement;
        return new SchemaNode(root, root);
    }

    /// <summary>A keyword's value; what is said here wins over what is referred to.</summary>
    public JsonElement? Find(string keyword)
    {
        for (var node = here; ;)
        {
            if (node.TryGetProperty(keyword, out var value))
            {
                return value;
            }

            // The only choices in our schemas are between a definition and null.
            var holder = node.TryGetProperty("oneOf", out var choices) ? choices[0] : node;
            if (!holder.TryGetProperty("$ref", out var reference))
            {
                return null;
            }

            node = root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
        }
    }

    public string? Text(string keyword) => Find(keyword) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private SchemaNode? Child(string keyword) => Find(keyword) is { ValueKind: JsonValueKind.Object } value ? new SchemaNode(root, value) : null;
}
