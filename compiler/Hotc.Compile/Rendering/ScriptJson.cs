using System.Text;
using System.Text.Encodings.Web;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Rendering;

/// <summary>Values of scripts as JSON.</summary>
internal static class ScriptJson
{
    private static readonly SourceSpan Nowhere = new SourceText("value of a script", "", SourceKind.Compiler).Span(0, 0);

    /// <summary>Compact JSON of a value. Mappings keep their order.</summary>
    public static string Write(object? value)
    {
        var text = new StringBuilder();
        Write(text, ScriptYaml.Of(value, Nowhere));
        return text.ToString();
    }

    private static void Write(StringBuilder text, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                WriteAll(text, '{', '}', mapping.Entries, entry => WritePair(text, entry));
                break;
            case YamlSequence sequence:
                WriteAll(text, '[', ']', sequence.Items, item => Write(text, item));
                break;
            case YamlScalar { Style: ScalarStyle.Plain } scalar:
                text.Append(scalar.Value);
                break;
            case YamlScalar scalar:
                WriteText(text, scalar.Value);
                break;
        }
    }

    private static void WritePair(StringBuilder text, YamlEntry entry)
    {
        WriteText(text, entry.Key.Value);
        text.Append(':');
        Write(text, entry.Value);
    }

    private static void WriteAll<T>(StringBuilder text, char open, char close, IReadOnlyList<T> items, Action<T> write)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            write(items[i]);
        }

        text.Append(close);
    }

    private static void WriteText(StringBuilder text, string word) =>
        text.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(word)).Append('"');
}
