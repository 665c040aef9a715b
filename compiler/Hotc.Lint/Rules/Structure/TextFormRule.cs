using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Structure;

/// <summary>What Heat's client makes of the text of a template before it reads it. The reader reports, because only it sees the text.</summary>
internal sealed class TextFormRule : Rule
{
    /// <summary>A template that is read as JSON and is none.</summary>
    public static DiagnosticDescriptor NotJson { get; } = new(
        "HE5027",
        DiagnosticLevel.Error,
        "A template begins as JSON and is not JSON",
        "Heat's command-line client reads a template that begins with { as JSON and not as YAML. JSON has no comments and no comma "
        + "behind the last value, and it wants keys and texts in double quotes. Repair the JSON, or write the outermost map as YAML: a key a line.",
        "{heat_template_version: \"2021-04-16\", description: A stack.}\n",
        "{\"heat_template_version\": \"2021-04-16\", \"description\": \"A stack.\"}\n");

    /// <summary>An indented template.</summary>
    public static DiagnosticDescriptor IndentedFirstLine { get; } = new(
        "HE5028",
        DiagnosticLevel.Error,
        "The first line of a template is indented",
        "Heat's command-line client removes the blanks before a template, so that the first line loses its indentation while the others "
        + "keep theirs; then it cannot read the text. Begin all sections in the first column.",
        "  heat_template_version: \"2021-04-16\"\n  description: A stack.\n",
        "heat_template_version: \"2021-04-16\"\ndescription: A stack.\n");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [NotJson, IndentedFirstLine];
}
