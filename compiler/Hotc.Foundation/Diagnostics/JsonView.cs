using System.Text.Json;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Diagnostics;

/// <summary>
/// Shows findings to programs, as <c>schemas/findings/findings.schema.json</c> describes it. A later version of hotc may add members; a changed or
/// removed one raises the version. Lines and columns count from 1, columns in UTF-16 code units; an end is behind the last character.
/// </summary>
public static class JsonView
{
    /// <summary>The version of the form.</summary>
    public const int FormatVersion = 1;

    /// <summary>Writes findings in their order as ASCII JSON with LF as line break, the last one included.</summary>
    public static void Write(IEnumerable<Diagnostic> diagnostics, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(stream);
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("formatVersion", FormatVersion);
            json.WriteStartArray("diagnostics");
            foreach (var diagnostic in diagnostics)
            {
                Write(json, diagnostic);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("level", diagnostic.Level switch { DiagnosticLevel.Error => "error", DiagnosticLevel.Warning => "warning", _ => "info" });
        json.WriteString("code", diagnostic.Code);
        json.WriteString("title", diagnostic.Descriptor.Title);
        json.WriteString("message", diagnostic.Message);
        json.WriteString("file", diagnostic.Path);
        WriteRange(json, diagnostic.Span);
        json.WriteString("help", diagnostic.Help);
        WriteRelated(json, diagnostic);
        WriteFixes(json, diagnostic.Fix);
        json.WriteEndObject();
    }

    private static void WriteRelated(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartArray("related");
        foreach (var related in diagnostic.Related)
        {
            json.WriteStartObject();
            json.WriteString("file", related.Span.Source.Path);
            WriteRange(json, related.Span);
            json.WriteString("message", related.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFixes(Utf8JsonWriter json, Fix? fix)
    {
        json.WriteStartArray("fixes");
        if (fix is not null)
        {
            json.WriteStartObject();
            json.WriteString("title", fix.Title);
            json.WriteStartArray("edits");
            foreach (var edit in fix.Edits)
            {
                json.WriteStartObject();
                json.WriteString("file", edit.Span.Source.Path);
                WriteRange(json, edit.Span);
                json.WriteString("newText", edit.NewText);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRange(Utf8JsonWriter json, SourceSpan? span)
    {
        WritePosition(json, "start", span?.Begin);
        WritePosition(json, "end", span?.End);
    }

    private static void WritePosition(Utf8JsonWriter json, string name, LinePosition? position)
    {
        if (position is not { } place)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("line", place.Line);
        json.WriteNumber("column", place.Column);
        json.WriteEndObject();
    }
}
