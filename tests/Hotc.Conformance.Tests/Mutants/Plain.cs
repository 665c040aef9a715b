using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hotc.Conformance.Tests.Mutants;

/// <summary>Writes documents as YAML, the way people do, and can write a value without quotes, whatever YAML makes of it.</summary>
internal static class Plain
{
    // No text of a template begins with it.
    private const char Mark = '\u0001';

    /// <summary>A value that is written without quotes.</summary>
    public static string Of(string text) => Mark + text;

    /// <summary>The document as YAML.</summary>
    public static string Yaml(JsonNode document)
    {
        var text = new StringBuilder();
        Write(text, document, 0, isInline: false);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int indent, bool isInline)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                foreach (var (key, value) in map)
                {
                    text.Append(' ', isInline ? 0 : indent).Append(Key(key)).Append(':');
                    isInline = false;
                    WriteBelow(text, value, indent + 2);
                }

                break;
            case JsonArray { Count: > 0 } list:
                foreach (var item in list)
                {
                    text.Append(' ', isInline ? 0 : indent).Append("- ");
                    isInline = false;
                    Write(text, item, indent + 2, isInline: true);
                }

                break;
            default:
                text.Append(Scalar(node)).Append('\n');
                break;
        }
    }

    private static void WriteBelow(StringBuilder text, JsonNode? node, int indent)
    {
        if (node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            text.Append('\n');
            Write(text, node, indent, isInline: false);
        }
        else
        {
            text.Append(' ').Append(Scalar(node)).Append('\n');
        }
    }

    private static string Key(string key) => key.Length > 0 && key.All(c => char.IsAsciiLetter(c) || c == '_') && key.Length > 3 ? key : JsonSerializer.Serialize(key);

    private static string Scalar(JsonNode? node) => node switch
    {
        null => "null",
        JsonValue value when value.TryGetValue(out string? text) => text.StartsWith(Mark) ? text[1..] : JsonSerializer.Serialize(text),
        _ => node.ToJsonString(),
    };
}
