using System.Text.Json;

namespace Hotc.Foundation.Diagnostics;

/// <summary>The part of a SARIF log that names the tool and the rules that its results refer to.</summary>
internal static class SarifRules
{
    public static void Write(Utf8JsonWriter json, List<DiagnosticDescriptor> rules, string toolVersion)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "hotc");
        json.WriteString("version", toolVersion);
        json.WriteString("semanticVersion", toolVersion);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            Write(json, rule);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteText(Utf8JsonWriter json, string name, string text, string? markdown = null)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        if (markdown is not null)
        {
            json.WriteString("markdown", markdown);
        }

        json.WriteEndObject();
    }

    public static string Word(DiagnosticLevel level) => level switch
    {
        DiagnosticLevel.Error => "error",
        DiagnosticLevel.Warning => "warning",
        _ => "note",
    };

    private static void Write(Utf8JsonWriter json, DiagnosticDescriptor rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Code);
        WriteText(json, "shortDescription", rule.Title);
        WriteText(json, "fullDescription", rule.Description);
        WriteText(
            json,
            "help",
            $"{rule.Description}{Example("\n\nBad:\n", rule.Bad, "")}{Example("\n\nGood:\n", rule.Good, "")}",
            $"{rule.Description}{Example("\n\nBad:\n\n```yaml\n", rule.Bad, "\n```")}{Example("\n\nGood:\n\n```yaml\n", rule.Good, "\n```")}");
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Word(DefaultLevel(rule)));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A configuration may have changed the level; the code keeps the one that the rule was made with.
    private static DiagnosticLevel DefaultLevel(DiagnosticDescriptor rule) => rule.Code[1] switch
    {
        'E' => DiagnosticLevel.Error,
        'W' => DiagnosticLevel.Warning,
        _ => DiagnosticLevel.Info,
    };

    private static string Example(string before, string example, string after) => example.Length == 0 ? "" : before + example.TrimEnd('\n') + after;
}
