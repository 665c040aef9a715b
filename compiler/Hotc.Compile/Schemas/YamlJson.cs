using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Schemas;

/// <summary>YAML trees as JSON values, so that a JSON Schema can judge them.</summary>
internal static class YamlJson
{
    /// <summary>Makes a JSON value of a tree.</summary>
    public static JsonElement ToElement(YamlNode node)
    {
        using var document = JsonDocument.Parse(ToUtf8(node));
        return document.RootElement.Clone();
    }

    /// <summary>Compact JSON of a tree, in the author's order.</summary>
    public static ReadOnlyMemory<byte> ToUtf8(YamlNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, node);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Whether a number or boolean is spelt as JSON spells it: not `yes`, `010`, `1_000` or `.inf`.</summary>
    public static bool IsLiteral(YamlScalar scalar)
    {
        if (scalar.Kind == ScalarKind.Boolean)
        {
            return scalar.Value is "true" or "false";
        }

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(scalar.Value));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Write(Utf8JsonWriter writer, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                writer.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    writer.WritePropertyName(entry.Key.Value);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case YamlSequence sequence:
                writer.WriteStartArray();
                foreach (var item in sequence.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case YamlScalar scalar:
                WriteScalar(writer, scalar);
                break;
        }
    }

    // Only what YAML 1.1 and 1.2 agree on becomes a number or a boolean: `yes`, `012` and `1_000` stay texts, so that they are
    // reported where a number or boolean is wanted, and kept as written where a text is.
    private static void WriteScalar(Utf8JsonWriter writer, YamlScalar scalar)
    {
        if (scalar.Kind == ScalarKind.Null)
        {
            writer.WriteNullValue();
        }
        else if (scalar.Kind == ScalarKind.Boolean && scalar.Value is "true" or "false")
        {
            writer.WriteBooleanValue(scalar.Value == "true");
        }
        else if (scalar.Kind == ScalarKind.Integer && IsPlainInteger(scalar.Value, out var whole))
        {
            writer.WriteNumberValue(whole);
        }
        else if (scalar.Kind == ScalarKind.Float && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real))
        {
            // JSON Schema takes 3.0 for a whole number, and what reads the value does not: it is judged as any other fraction.
            writer.WriteNumberValue(double.IsInteger(real) ? 0.5 : real);
        }
        else
        {
            writer.WriteStringValue(scalar.Value);
        }
    }

    private static bool IsPlainInteger(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
        && value.ToString(CultureInfo.InvariantCulture) == text;
}
