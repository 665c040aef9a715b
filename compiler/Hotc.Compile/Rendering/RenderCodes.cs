using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Rendering;

/// <summary>What can be wrong with the templates and expressions of a driver package.</summary>
public static class RenderCodes
{
    /// <summary>Scriban cannot parse it.</summary>
    public static DiagnosticDescriptor Syntax { get; } = new(
        "HE3101",
        DiagnosticLevel.Error,
        "A template or expression of the driver cannot be parsed",
        "The text between the double braces is not valid Scriban. The message is Scriban's own.",
        "name: {{ cluster.name + }}\n",
        "name: {{ cluster.name }}\n");

    /// <summary>It fails when it runs.</summary>
    public static DiagnosticDescriptor Failed { get; } = new(
        "HE3102",
        DiagnosticLevel.Error,
        "A template or expression of the driver fails",
        """
        Templates run strictly: a name that the plan does not have, a member of nothing, an endless loop or a gigantic output is
        an error. `hotc explain SPEC --stage plan` prints everything that a template can name.
        """,
        "name: {{ cluster.nmae }}\n",
        "name: {{ cluster.name }}\n");

    /// <summary>An expression is glued to other text.</summary>
    public static DiagnosticDescriptor NotAWholeValue { get; } = new(
        "HE3103",
        DiagnosticLevel.Error,
        "An expression is only a part of a value",
        """
        The value of an expression is put into the YAML that was read from the rest of the template, so that no value can break out of
        its place. So an expression must be a whole key or value. Put texts together inside the braces: {{ cluster.name + "-network" }}.
        """,
        "name: {{ cluster.name }}-network\n",
        "name: {{ cluster.name + \"-network\" }}\n");

    /// <summary>A null in the output.</summary>
    public static DiagnosticDescriptor NullValue { get; } = new(
        "HE3105",
        DiagnosticLevel.Error,
        "A template of the driver yields an empty value",
        "An expression gave nothing, and Heat would take that as an explicit null. Leave the key out with {{ if }} instead.",
        "resources:\n  server:\n    type: OS::Nova::Server\n    properties:\n      key_name: {{ ssh.keypair }}\n",
        "resources:\n  server:\n    type: OS::Nova::Server\n    properties:\n      key_name: ops\n");

    /// <summary>All descriptors of this class.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => [Syntax, Failed, NotAWholeValue, NullValue];
}
