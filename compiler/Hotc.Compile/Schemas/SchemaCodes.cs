using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Schemas;

/// <summary>What can be wrong with a file that a schema describes: cluster specs, driver packages and fragments.</summary>
public static class SchemaCodes
{
    /// <summary>A key that the schema does not have.</summary>
    public static DiagnosticDescriptor UnknownKey { get; } = new(
        "HE2001",
        DiagnosticLevel.Error,
        "A key is not known",
        """
        The key is none of those that may stand here. It is refused rather than ignored, since a misspelt key would otherwise
        silently do nothing. `hotc schema spec` prints every key; an editor that reads the schema completes them.
        """,
        "network:\n  externel: public\n",
        "network:\n  external: public\n");

    /// <summary>A value of another type.</summary>
    public static DiagnosticDescriptor WrongType { get; } = new(
        "HE2002",
        DiagnosticLevel.Error,
        "A value has the wrong type",
        """
        The field wants another kind of value: a text, a number, true or false, a list or a mapping. A number that is meant as
        a text (a version such as 1.36) needs quotes; true and false must not have any.
        """,
        "kubernetes:\n  version: 1.36\n",
        "kubernetes:\n  version: \"1.36\"\n");

    /// <summary>A value outside a list of allowed ones.</summary>
    public static DiagnosticDescriptor NotAllowed { get; } = new(
        "HE2003",
        DiagnosticLevel.Error,
        "A value is none of the allowed ones",
        "The field takes one of a few values; the message lists them.",
        "controlPlane:\n  count: 2\n",
        "controlPlane:\n  count: 3\n");

    /// <summary>A text of the wrong form.</summary>
    public static DiagnosticDescriptor WrongForm { get; } = new(
        "HE2004",
        DiagnosticLevel.Error,
        "A text does not have the form that the field needs",
        """
        The field takes only texts of a certain form, such as a name in lower case or a range in CIDR notation. The form also
        keeps values from breaking out of the templates, scripts and file names that they become part of.
        """,
        "metadata:\n  name: Prod EU\n",
        "metadata:\n  name: prod-eu\n");

    /// <summary>A required key is absent.</summary>
    public static DiagnosticDescriptor Missing { get; } = new(
        "HE2005",
        DiagnosticLevel.Error,
        "A required key is missing",
        "The key has no default and neither this file, nor a template that it extends, nor the driver sets it.",
        "pools:\n  - name: general\n    image: ubuntu-24.04\n",
        "pools:\n  - name: general\n    image: ubuntu-24.04\n    flavor: m1.large\n");

    /// <summary>Too small, too large, too short, too long.</summary>
    public static DiagnosticDescriptor OutOfBounds { get; } = new(
        "HE2006",
        DiagnosticLevel.Error,
        "A value is too small or too large",
        "A number, a text's length or the number of items is outside the bounds that the message names.",
        "timeouts:\n  nodeMinutes: 600\n",
        "timeouts:\n  nodeMinutes: 45\n");

    /// <summary>The document is no mapping.</summary>
    public static DiagnosticDescriptor NotAMapping { get; } = new(
        "HE2007",
        DiagnosticLevel.Error,
        "The file is empty or holds no mapping",
        "The file must be a mapping of keys to values, as `hotc init` writes it.",
        "- metadata\n",
        "metadata:\n  name: prod-eu\n");

    /// <summary>All descriptors of this class.</summary>
    public static IEnumerable<DiagnosticDescriptor> All =>
        [UnknownKey, WrongType, NotAllowed, WrongForm, Missing, OutOfBounds, NotAMapping];
}
