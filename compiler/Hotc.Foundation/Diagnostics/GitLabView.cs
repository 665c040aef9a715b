using System.Text.Json;

namespace Hotc.Foundation.Diagnostics;

/// <summary>
/// Shows findings as a code quality report of GitLab: a list of objects with <c>description</c>, <c>check_name</c>,
/// <c>fingerprint</c>, <c>severity</c> and <c>location</c>, as GitLab's documentation of "Code Quality" has them.
/// </summary>
public static class GitLabView
{
    // GitLab wants a path and a line for everything.
    private const string NoPath = ".";

    /// <summary>Writes findings in their order as ASCII JSON with LF as line break, the last one included.</summary>
    public static void Write(IEnumerable<Diagnostic> diagnostics, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(stream);
        var findings = diagnostics.ToList();
        var fingerprints = Fingerprints.Of(findings);
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            for (var i = 0; i < findings.Count; i++)
            {
                Write(json, findings[i], fingerprints[i]);
            }

            json.WriteEndArray();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, Diagnostic finding, string fingerprint)
    {
        json.WriteStartObject();
        json.WriteString("description", finding.Help is { } help ? $"{finding.Message} ({help})" : finding.Message);
        json.WriteString("check_name", finding.Code);
        json.WriteString("fingerprint", fingerprint);
        json.WriteString("severity", finding.Level switch { DiagnosticLevel.Error => "major", DiagnosticLevel.Warning => "minor", _ => "info" });
        json.WriteStartObject("location");
        json.WriteString("path", finding.Path ?? NoPath);
        json.WriteStartObject("lines");
        json.WriteNumber("begin", finding.Span?.Begin.Line ?? 1);
        if (finding.Span is { } span)
        {
            json.WriteNumber("end", span.End.Line);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
