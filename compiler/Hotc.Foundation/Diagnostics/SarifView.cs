using System.Collections.Immutable;
using System.Text.Json;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Diagnostics;

/// <summary>
/// Shows findings as SARIF 2.1.0 (OASIS), the form of code scanning services: one run with the table of its rules, places with
/// beginning and end, related places, fixes, and fingerprints that outlive moved lines. Paths are relative to <c>%SRCROOT%</c>,
/// the folder that hotc ran in.
/// </summary>
public static class SarifView
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string SourceRoot = "%SRCROOT%";

    /// <summary>Writes findings in their order as ASCII JSON with LF as line break, the last one included.</summary>
    /// <param name="diagnostics">The findings.</param>
    /// <param name="toolVersion">The version of hotc, three numbers.</param>
    /// <param name="stream">Receives the log.</param>
    public static void Write(IEnumerable<Diagnostic> diagnostics, string toolVersion, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(toolVersion);
        ArgumentNullException.ThrowIfNull(stream);
        var findings = diagnostics.ToList();
        var rules = findings.Select(f => f.Descriptor).DistinctBy(d => d.Code).OrderBy(d => d.Code, StringComparer.Ordinal).ToList();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            SarifRules.Write(json, rules, toolVersion);
            json.WriteString("columnKind", "utf16CodeUnits");
            WriteSourceRoot(json);
            WriteResults(json, findings, rules);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    // A reader puts its own folder in place of it; which one it was here is nobody's business.
    private static void WriteSourceRoot(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(SourceRoot);
        SarifRules.WriteText(json, "description", "The folder that hotc ran in.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter json, List<Diagnostic> findings, List<DiagnosticDescriptor> rules)
    {
        var fingerprints = Fingerprints.Of(findings);
        json.WriteStartArray("results");
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            json.WriteStartObject();
            json.WriteString("ruleId", finding.Code);
            json.WriteNumber("ruleIndex", rules.FindIndex(r => r.Code == finding.Code));
            json.WriteString("level", SarifRules.Word(finding.Level));
            SarifRules.WriteText(json, "message", finding.Help is { } help ? $"{finding.Message} ({help})" : finding.Message);
            WriteLocations(json, finding);
            WriteRelated(json, finding.Related);
            json.WriteStartObject("partialFingerprints");
            json.WriteString("hotc/v1", fingerprints[i]);
            json.WriteEndObject();
            WriteFix(json, finding.Fix);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLocations(Utf8JsonWriter json, Diagnostic finding)
    {
        json.WriteStartArray("locations");
        if (finding.Path is { } path)
        {
            json.WriteStartObject();
            WritePhysical(json, path, finding.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRelated(Utf8JsonWriter json, ImmutableArray<RelatedLocation> related)
    {
        if (related.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("relatedLocations");
        for (var i = 0; i < related.Length; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("id", i);
            WritePhysical(json, related[i].Span.Source.Path, related[i].Span);
            SarifRules.WriteText(json, "message", related[i].Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFix(Utf8JsonWriter json, Fix? fix)
    {
        if (fix is null)
        {
            return;
        }

        json.WriteStartArray("fixes");
        json.WriteStartObject();
        SarifRules.WriteText(json, "description", fix.Title);
        json.WriteStartArray("artifactChanges");
        foreach (var file in fix.Edits.GroupBy(e => e.Span.Source.Path, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            WriteArtifact(json, file.Key);
            json.WriteStartArray("replacements");
            foreach (var edit in file)
            {
                json.WriteStartObject();
                WriteRegion(json, "deletedRegion", edit.Span);
                SarifRules.WriteText(json, "insertedContent", edit.NewText);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WritePhysical(Utf8JsonWriter json, string path, SourceSpan? span)
    {
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, path);
        if (span is { } place)
        {
            WriteRegion(json, "region", place);
        }

        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(path));
        if (!path.StartsWith('/'))
        {
            json.WriteString("uriBaseId", SourceRoot);
        }

        json.WriteEndObject();
    }

    private static string UriOf(string path)
    {
        var parts = path.Split('/').Select(Uri.EscapeDataString);
        return (path.StartsWith('/') ? "file://" : "") + string.Join('/', parts);
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, SourceSpan span)
    {
        var (begin, end) = (span.Begin, span.End);
        json.WriteStartObject(name);
        json.WriteNumber("startLine", begin.Line);
        json.WriteNumber("startColumn", begin.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        json.WriteEndObject();
    }
}
