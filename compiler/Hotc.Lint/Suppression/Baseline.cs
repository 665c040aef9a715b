using System.Collections.Immutable;
using System.Text.Json;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Lint.Suppression;

/// <summary>
/// Findings that were there when somebody began to use the linter: <c>{"formatVersion": 1, "findings": [{"fingerprint", "code", "file",
/// "message"}]}</c>, sorted, so that a difference shows what came and went. Only the fingerprint counts; the rest is for people.
/// </summary>
public sealed class Baseline
{
    private const int FormatVersion = 1;

    private readonly ImmutableArray<Entry> entries;
    private readonly string path;

    private Baseline(string path, ImmutableArray<Entry> entries)
    {
        this.path = path;
        this.entries = entries;
    }

    /// <summary>Reads a baseline; null, with a finding, when the bytes are none.</summary>
    public static Baseline? Read(string path, ReadOnlyMemory<byte> bytes, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(bag);
        if (ForeignJson.Read(bytes, Entries, otherwise: null) is { } entries)
        {
            return new Baseline(path, entries);
        }

        bag.Add(new Diagnostic(SuppressionCodes.BadBaseline, "the file is no baseline", null) { Path = path });
        return null;
    }

    /// <summary>Writes the findings as a baseline, as ASCII JSON with LF as line break, the last one included.</summary>
    public static void Write(IEnumerable<Diagnostic> findings, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(stream);
        var kept = findings.ToList();
        var fingerprints = Fingerprints.Of(kept);
        var entries = kept.Select((finding, i) => new Entry(fingerprints[i], finding.Code, finding.Path ?? "", finding.Message))
            .OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Code, StringComparer.Ordinal).ThenBy(e => e.Fingerprint, StringComparer.Ordinal);
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("formatVersion", FormatVersion);
            json.WriteStartArray("findings");
            foreach (var entry in entries)
            {
                json.WriteStartObject();
                json.WriteString("fingerprint", entry.Fingerprint);
                json.WriteString("code", entry.Code);
                json.WriteString("file", entry.File);
                json.WriteString("message", entry.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>
    /// The findings that the baseline does not hold, with one for each of its entries that no finding needs any more. Entries about
    /// files that were not checked are left alone.
    /// </summary>
    public ImmutableArray<Diagnostic> Apply(IEnumerable<Diagnostic> findings, IEnumerable<string> checkedFiles)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(checkedFiles);
        var all = findings.ToList();
        var fingerprints = Fingerprints.Of(all);
        var unused = entries.ToDictionary(e => e.Fingerprint, StringComparer.Ordinal);
        var known = unused.Keys.ToHashSet(StringComparer.Ordinal);
        var bag = new DiagnosticBag();
        for (var i = 0; i < all.Count; i++)
        {
            unused.Remove(fingerprints[i]);
            if (!known.Contains(fingerprints[i]))
            {
                bag.Add(all[i]);
            }
        }

        var files = checkedFiles.ToHashSet(StringComparer.Ordinal);
        foreach (var entry in unused.Values.Where(e => files.Contains(e.File)))
        {
            bag.Add(new Diagnostic(SuppressionCodes.Unused, $"{entry.Code} in {entry.File} is repaired or has changed: {entry.Message}", null)
            {
                Path = path,
                Help = "write the baseline anew",
            });
        }

        return bag.ToSorted();
    }

    private static ImmutableArray<Entry>? Entries(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("formatVersion", out var version) || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out var number) || number != FormatVersion || !root.TryGetProperty("findings", out var findings) || findings.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var finding in findings.EnumerateArray())
        {
            if (Text(finding, "fingerprint") is not { } fingerprint)
            {
                return null;
            }

            entries.Add(new Entry(fingerprint, Text(finding, "code") ?? "", Text(finding, "file") ?? "", Text(finding, "message") ?? ""));
        }

        return [.. entries.DistinctBy(e => e.Fingerprint)];
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Entry(string Fingerprint, string Code, string File, string Message);
}
