using Hotc.Foundation.Diagnostics;

namespace Hotc.Heat.Reading;

/// <summary>Findings about what Heat reads out of a YAML document.</summary>
public static class HotCodes
{
    /// <summary>The root is no map.</summary>
    public static DiagnosticDescriptor NotAMap { get; } = new(
        "HE5001",
        DiagnosticLevel.Error,
        "The document is not a map",
        "A Heat template or environment is a map of sections. Heat refuses a document that is empty or that is a list or a "
        + "single value.",
        "- heat_template_version: \"2021-04-16\"\n",
        "heat_template_version: \"2021-04-16\"\n");

    /// <summary>A plain scalar that Heat's YAML reader cannot turn into a value.</summary>
    public static DiagnosticDescriptor NoValue { get; } = new(
        "HE5002",
        DiagnosticLevel.Error,
        "Heat cannot read this value",
        "Heat reads YAML 1.1 with PyYAML, to which a lone = or << is a special mark and not text, and which fails on a number "
        + "prefix without digits and on integers of more than 4,300 digits. Quote the value if it was meant as text.",
        "heat_template_version: \"2021-04-16\"\noutputs:\n  operator:\n    value: =\n",
        "heat_template_version: \"2021-04-16\"\noutputs:\n  operator:\n    value: \"=\"\n");

    /// <summary>Two keys that are one key to Heat.</summary>
    public static DiagnosticDescriptor SameKey { get; } = new(
        "HE5003",
        DiagnosticLevel.Error,
        "Two keys are the same key to Heat",
        "Templates travel to Heat as JSON, where every key is text: 0x50 and \"80\" are both the key \"80\", and yes, on and "
        + "true are all the key \"true\". Heat keeps only one of the values.",
        "heat_template_version: \"2021-04-16\"\noutputs:\n  ports:\n    value: {0x50: http, \"80\": web}\n",
        "heat_template_version: \"2021-04-16\"\noutputs:\n  ports:\n    value: {\"80\": http, \"8080\": web}\n");

    /// <summary>No template version.</summary>
    public static DiagnosticDescriptor NoVersion { get; } = new(
        "HE5004",
        DiagnosticLevel.Error,
        "The template has no heat_template_version",
        "The version tells Heat that a document is a template and which functions it may use. Heat refuses one without it.",
        "resources: {}\n",
        "heat_template_version: \"2021-04-16\"\nresources: {}\n");

    /// <summary>All descriptors of this class.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => [NotAMap, NoValue, SameKey, NoVersion];
}
