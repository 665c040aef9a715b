using System.Text.Json;

namespace Hotc.Cli;

/// <summary>JSON on standard output.</summary>
internal static class JsonOutput
{
    /// <summary>Writes one document, with LF as line break, the last one included.</summary>
    public static void Write(Terminal terminal, Action<Utf8JsonWriter> write)
    {
        terminal.Out.Flush();
        using (var json = new Utf8JsonWriter(terminal.Output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            write(json);
        }

        terminal.Output.Write("\n"u8);
    }

    /// <summary>Writes a member that is a list of texts.</summary>
    public static void WriteArray(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
