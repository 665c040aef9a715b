using System.Text.Json;
using Hotc.Compile.Completion;
using Hotc.Foundation.Yaml;

namespace Hotc.Cli;

/// <summary>
/// A completed spec for programs: <c>{"formatVersion": 1, "fields": [{"path", "value", "origin"}]}</c>, one a value that is no
/// mapping and no list. A path is a list of keys and, in lists, of numbers that count from 0.
/// </summary>
internal static class CompletedView
{
    private const int FormatVersion = 1;

    /// <summary>Writes it.</summary>
    public static void WriteJson(CompletedSpec completed, Terminal terminal) =>
        JsonOutput.Write(terminal, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("formatVersion", FormatVersion);
            json.WriteStartArray("fields");
            WriteFields(json, completed.Root, new Stack<object>());
            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void WriteFields(Utf8JsonWriter json, YamlNode node, Stack<object> path)
    {
        switch (node)
        {
            case YamlMapping { Entries.Length: > 0 } mapping:
                foreach (var entry in mapping.Entries)
                {
                    path.Push(entry.Key.Value);
                    WriteFields(json, entry.Value, path);
                    path.Pop();
                }

                break;
            case YamlSequence { Items.Length: > 0 } sequence:
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    path.Push(i);
                    WriteFields(json, sequence.Items[i], path);
                    path.Pop();
                }

                break;
            default:
                WriteField(json, node, path);
                break;
        }
    }

    private static void WriteField(Utf8JsonWriter json, YamlNode node, Stack<object> path)
    {
        json.WriteStartObject();
        json.WriteStartArray("path");
        foreach (var part in path.Reverse())
        {
            if (part is int number)
            {
                json.WriteNumberValue(number);
            }
            else
            {
                json.WriteStringValue((string)part);
            }
        }

        json.WriteEndArray();
        json.WritePropertyName("value");
        WriteValue(json, node);
        json.WriteString("origin", CompletedText.Origin(node.Span));
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping:
                json.WriteStartObject();
                json.WriteEndObject();
                break;
            case YamlSequence:
                json.WriteStartArray();
                json.WriteEndArray();
                break;
            case YamlScalar { IsNull: true }:
                json.WriteNullValue();
                break;
            case YamlScalar { Kind: ScalarKind.Boolean } scalar:
                json.WriteBooleanValue(scalar.Value is "true");
                break;
            case YamlScalar { Kind: ScalarKind.Integer } scalar when long.TryParse(scalar.Value, System.Globalization.CultureInfo.InvariantCulture, out var number):
                json.WriteNumberValue(number);
                break;
            case YamlScalar scalar:
                json.WriteStringValue(scalar.Value);
                break;
            default:
                break;
        }
    }
}
