using System.Text.Json;
using Hotc.Compile.Drivers;

namespace Hotc.Cli;

/// <summary>Shows driver packages as a table, as a page, or as JSON: <c>{"formatVersion": 1, "drivers": […]}</c>.</summary>
internal static class DriverView
{
    private const int FormatVersion = 1;
    private const int LabelWidth = 14;
    private static readonly string[] Heading = ["NAME", "VERSION", "STATE", "PROVIDES", "KUBERNETES", "HEAT"];

    /// <summary>One line a package, in aligned columns.</summary>
    public static void WriteTable(IReadOnlyList<DriverPackage> packages, TextWriter output)
    {
        string[][] rows = [Heading, .. packages.Select(p => p.Definition).Select(d => new[] { d.Name, d.Version, State(d), Triples(d), Minors(d), Releases(d) })];
        var widths = Enumerable.Range(0, Heading.Length).Select(column => rows.Max(r => r[column].Length)).ToArray();
        foreach (var row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    /// <summary>One package, a line a fact.</summary>
    public static void WritePage(DriverPackage package, TextWriter output)
    {
        var definition = package.Definition;
        (string Label, string Value)[] facts =
        [
            ("description", definition.Description),
            ("state", State(definition)),
            ("replaced by", definition.ReplacedBy ?? ""),
            ("provides", Triples(definition)),
            ("kubernetes", Minors(definition)),
            ("default minor", definition.Kubernetes.Default),
            ("heat releases", Releases(definition)),
            .. definition.Roles.Select(r => (r.Key.Replace('-', ' '), string.Join(", ", r.Value.Phases.Select(Phase)))),
            ("folder", package.Shown),
        ];
        output.WriteLine(package.Id);
        foreach (var (label, value) in facts.Where(f => f.Value.Length > 0))
        {
            output.WriteLine($"  {label.PadRight(LabelWidth)}{value}");
        }
    }

    /// <summary>Packages for programs.</summary>
    public static void WriteJson(IReadOnlyList<DriverPackage> packages, Terminal terminal) =>
        JsonOutput.Write(terminal, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("formatVersion", FormatVersion);
            json.WriteStartArray("drivers");
            foreach (var package in packages)
            {
                WriteJson(json, package);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void WriteJson(Utf8JsonWriter json, DriverPackage package)
    {
        var definition = package.Definition;
        json.WriteStartObject();
        json.WriteString("name", definition.Name);
        json.WriteString("version", definition.Version);
        json.WriteString("state", State(definition));
        json.WriteString("replacedBy", definition.ReplacedBy);
        json.WriteString("description", definition.Description);
        json.WriteStartArray("provides");
        foreach (var triple in definition.Provides)
        {
            json.WriteStartObject();
            json.WriteString("serverType", triple.ServerType);
            json.WriteString("os", triple.Os);
            json.WriteString("coe", triple.Coe);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonOutput.WriteArray(json, "kubernetes", definition.Kubernetes.Minors.Select(m => m.Key));
        JsonOutput.WriteArray(json, "heat", definition.Heat.Releases.Select(r => r.ToText()));
        json.WriteString("folder", package.Shown);
        json.WriteEndObject();
    }

    private static string Phase(DriverPhase phase) => string.IsNullOrEmpty(phase.When) ? phase.Name : $"{phase.Name} (when {phase.When})";

    private static string State(DriverDefinition definition) => definition.State.ToString().ToLowerInvariant();

    private static string Triples(DriverDefinition definition) => string.Join(' ', definition.Provides.Select(t => $"{t.ServerType}/{t.Os}/{t.Coe}"));

    private static string Minors(DriverDefinition definition) => string.Join(' ', definition.Kubernetes.Minors.Select(m => m.Key));

    private static string Releases(DriverDefinition definition) => string.Join(' ', definition.Heat.Releases.Select(r => r.ToText()));
}
