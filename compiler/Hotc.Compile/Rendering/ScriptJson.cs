using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Hotc.Compile.Schemas;
using Hotc.Foundation.Yaml;
using Scriban.Runtime;

namespace Hotc.Compile.Rendering;

/// <summary>Values of scripts as JSON, which is also YAML in flow style.</summary>
internal static class ScriptJson
{
    /// <summary>Compact JSON of a value. Mappings keep their order.</summary>
    public static string Write(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool boolean:
                text.Append(boolean ? "true" : "false");
                break;
            case string word:
                WriteText(text, word);
                break;
            case YamlNode node:
                WriteNode(text, node);
                break;
            case ScriptObject mapping:
                WriteAll(text, '{', '}', mapping, pair => WritePair(text, pair.Key, pair.Value));
                break;
            case IEnumerable list:
                WriteAll(text, '[', ']', list.Cast<object?>(), item => Write(text, item));
                break;
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    // A node of driver.yaml: numbers and booleans that JSON knows keep their spelling, everything else is text.
    private static void WriteNode(StringBuilder text, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                WriteAll(text, '{', '}', mapping.Entries, entry => WritePair(text, entry.Key.Value, entry.Value));
                break;
            case YamlSequence sequence:
                WriteAll(text, '[', ']', sequence.Items, item => WriteNode(text, item));
                break;
            case YamlScalar { Kind: ScalarKind.Integer or ScalarKind.Float or ScalarKind.Boolean } scalar when YamlJson.IsLiteral(scalar):
                text.Append(scalar.Value);
                break;
            case YamlScalar { Kind: ScalarKind.Null }:
                text.Append("null");
                break;
            case YamlScalar scalar:
                WriteText(text, scalar.Value);
                break;
        }
    }

    private static void WritePair(StringBuilder text, string key, object? value)
    {
        WriteText(text, key);
        text.Append(':');
        Write(text, value);
    }

    private static void WriteAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
            {
                text.Append(',');
            }

            isFirst = false;
            write(item);
        }

        text.Append(close);
    }

    private static void WriteText(StringBuilder text, string word) =>
        text.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(word)).Append('"');
}
