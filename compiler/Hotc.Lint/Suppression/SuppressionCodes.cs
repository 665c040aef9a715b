using Hotc.Foundation.Diagnostics;

namespace Hotc.Lint.Suppression;

/// <summary>Findings about what silences findings: comments, the configuration file and the baseline.</summary>
public static class SuppressionCodes
{
    /// <summary>A suppression that no finding needs.</summary>
    public static DiagnosticDescriptor Unused { get; } = new(
        "HW0051",
        DiagnosticLevel.Warning,
        "A suppression suppresses nothing",
        "No finding of the named code stands where the comment, or the entry of the baseline, would silence it. It was repaired, or it "
        + "stands elsewhere. Remove the suppression, so that a new finding of this kind will be seen.",
        "heat_template_version: \"2021-04-16\"\n# hotc: ignore HE1002 both are wanted\nresources: {}\n",
        "heat_template_version: \"2021-04-16\"\nresources: {}\n");

    /// <summary>A comment that means to be a suppression.</summary>
    public static DiagnosticDescriptor NotUnderstood { get; } = new(
        "HW0052",
        DiagnosticLevel.Warning,
        "A comment to hotc is not understood",
        "Two forms are known: `# hotc: ignore HE1002 reason`, behind a line or above what it is about, and `# hotc: ignore-file HE1002 reason` "
        + "anywhere in a file. Each names one or more codes, with blanks or commas between them.",
        "heat_template_version: \"2021-04-16\"\nresources: {}  # hotc: ignore\n",
        "heat_template_version: \"2021-04-16\"\nresources: {}\n");

    /// <summary>A code in the configuration that no rule has.</summary>
    public static DiagnosticDescriptor UnknownRule { get; } = new(
        "HE0053",
        DiagnosticLevel.Error,
        "The configuration names a rule that does not exist",
        "`rules` of .hotc.yaml sets levels of rules by their codes; `hotc explain CODE` shows a rule, docs/codes.md lists all. A code that no "
        + "rule has would silently do nothing.",
        "rules: {HE1000: warning}\n",
        "rules: {HE1002: warning}\n");

    /// <summary>A file that should be a baseline.</summary>
    public static DiagnosticDescriptor BadBaseline { get; } = new(
        "HE0054",
        DiagnosticLevel.Error,
        "The baseline cannot be read",
        "The file is no baseline that this version of hotc understands. `hotc lint PATH --write-baseline FILE` writes one anew.",
        "{}\n",
        "{\"formatVersion\": 1, \"findings\": []}\n");

    /// <summary>A run that checks nothing.</summary>
    public static DiagnosticDescriptor NothingToCheck { get; } = new(
        "HW0055",
        DiagnosticLevel.Warning,
        "There is no template to check",
        "The folder, the pattern or the files hold nothing that says that it is a Heat template, or the configuration excludes all of it. "
        + "A check that looks at nothing would pass for ever.",
        "title: Notes on the cluster\n",
        "heat_template_version: \"2021-04-16\"\nresources: {}\n");

    /// <summary>All of them.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => [Unused, NotUnderstood, UnknownRule, BadBaseline, NothingToCheck];
}
