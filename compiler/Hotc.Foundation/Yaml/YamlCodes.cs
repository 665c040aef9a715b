using Hotc.Foundation.Diagnostics;

namespace Hotc.Foundation.Yaml;

/// <summary>Findings in the text of YAML files.</summary>
public static class YamlCodes
{
    /// <summary>The text is no YAML.</summary>
    public static DiagnosticDescriptor Syntax { get; } = new(
        "HE1001",
        DiagnosticLevel.Error,
        "The text is not valid YAML",
        "The file cannot be read because its YAML is broken at the marked place. What stands after it was not checked. "
        + "Often a colon, a quote or a bracket is missing, or the indentation does not fit the lines above.",
        "pools: [a, b\nnetwork: {}\n",
        "pools: [a, b]\nnetwork: {}\n");

    /// <summary>A key stands twice in one mapping.</summary>
    public static DiagnosticDescriptor DuplicateKey { get; } = new(
        "HE1002",
        DiagnosticLevel.Error,
        "A key stands twice in one mapping",
        "YAML readers silently take one of the two values, and not all take the same; Heat's takes the last. Keep one of them, or rename the other.",
        "network:\n  dns: [9.9.9.9]\n  dns: [1.1.1.1]\n",
        "network:\n  dns: [9.9.9.9, 1.1.1.1]\n");

    /// <summary>A tab indents.</summary>
    public static DiagnosticDescriptor TabIndentation { get; } = new(
        "HE1003",
        DiagnosticLevel.Error,
        "A line is indented with a tab",
        "YAML allows only spaces as indentation, since a tab has no fixed width. Replace the tab by spaces.",
        "network:\n\texternal: public\n",
        "network:\n  external: public\n");

    /// <summary>Nested too deep.</summary>
    public static DiagnosticDescriptor TooDeep { get; } = new(
        "HE1004",
        DiagnosticLevel.Error,
        "Mappings and lists are nested too deep",
        "No file that hotc reads needs such a depth; the limit keeps broken or hostile input from exhausting the machine.",
        "a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
        "a: [[]]\n");

    /// <summary>Too long.</summary>
    public static DiagnosticDescriptor TooLarge { get; } = new(
        "HE1005",
        DiagnosticLevel.Error,
        "The file is too large",
        "The limit keeps broken or hostile input from exhausting the machine. A cluster spec is a few kilobytes long: "
        + "check whether the right file was given.",
        "",
        "a: 1\n");

    /// <summary>An alias of nothing.</summary>
    public static DiagnosticDescriptor UnknownAnchor { get; } = new(
        "HE1006",
        DiagnosticLevel.Error,
        "An alias names an anchor that does not exist",
        "*name repeats the value that was marked with &name before it. A text that begins with * must be quoted.",
        "noProxy: [*.example.com]\n",
        "noProxy: [\"*.example.com\"]\n");

    /// <summary>Aliases add too much.</summary>
    public static DiagnosticDescriptor AliasBomb { get; } = new(
        "HE1007",
        DiagnosticLevel.Error,
        "Aliases repeat too many values",
        "Aliases of aliases multiply: a few lines can stand for billions of values. The limit keeps such input from exhausting "
        + "the machine. Write the values out.",
        """
        a: &a [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
        d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
        e: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]

        """,
        "a: &a [0, 0]\nb: *a\n");

    /// <summary>More than one document.</summary>
    public static DiagnosticDescriptor SeveralDocuments { get; } = new(
        "HE1008",
        DiagnosticLevel.Error,
        "The file holds several YAML documents",
        "A line of three dashes begins another document, and only one is read from a file. Put each into a file of its own.",
        "kind: Cluster\n---\nkind: Cluster\n",
        "kind: Cluster\n");

    /// <summary>An unknown tag.</summary>
    public static DiagnosticDescriptor UnknownTag { get; } = new(
        "HE1009",
        DiagnosticLevel.Error,
        "A tag is not known",
        "A word that begins with ! gives a value a type, and only the standard types !!str, !!int, !!float, !!bool, !!null, "
        + "!!timestamp, !!seq and !!map are known. A text that begins with ! must be quoted.",
        "password: !secret\n",
        "password: \"!secret\"\n");

    /// <summary>A key that is no scalar.</summary>
    public static DiagnosticDescriptor ComplexKey { get; } = new(
        "HE1010",
        DiagnosticLevel.Error,
        "A key is a list or a mapping",
        "Only texts and other single values can be keys. Where an expression in double braces was meant, quote it or let a "
        + "template fill it in: YAML reads {{ name }} as a mapping whose key is a mapping.",
        "name: {{ cluster.name }}\n",
        "name: \"{{ cluster.name }}\"\n");

    /// <summary>A merge key.</summary>
    public static DiagnosticDescriptor MergeKey { get; } = new(
        "HE1011",
        DiagnosticLevel.Error,
        "A merge key cannot be used here",
        "The key << merges other mappings into this one in YAML 1.1, but not in YAML 1.2. Write the values out, or share them by "
        + "a cluster template that the spec extends.",
        "base: &base {flavor: m1.small}\npool:\n  <<: *base\n  count: 3\n",
        "pool:\n  flavor: m1.small\n  count: 3\n");

    /// <summary>A control character.</summary>
    public static DiagnosticDescriptor ControlCharacter { get; } = new(
        "HE1012",
        DiagnosticLevel.Error,
        "The file holds a character that YAML forbids",
        "Control characters other than tab and line break cannot stand in YAML. The file may be binary. In a double-quoted text "
        + "such a character can be written as an escape, for example \\x07.",
        "name: \"bell\a\"\n",
        "name: \"bell\\x07\"\n");

    /// <summary>An alias inside its own anchor.</summary>
    public static DiagnosticDescriptor RecursiveAlias { get; } = new(
        "HE1013",
        DiagnosticLevel.Error,
        "A value contains itself",
        "An alias stands inside the value that its anchor marks, so the value would have no end.",
        "a: &a [1, *a]\n",
        "a: &a [1]\nb: *a\n");

    /// <summary>A tag that the value does not fit.</summary>
    public static DiagnosticDescriptor WrongTag { get; } = new(
        "HE1014",
        DiagnosticLevel.Error,
        "A value does not fit its tag",
        "The value cannot be read as the type that its tag gives. Remove the tag or repair the value.",
        "count: !!int three\n",
        "count: !!int 3\n");

    /// <summary>An anchor stands twice.</summary>
    public static DiagnosticDescriptor DuplicateAnchor { get; } = new(
        "HE1015",
        DiagnosticLevel.Error,
        "An anchor stands twice",
        "YAML 1.2 lets a later anchor of the same name take the place of the former one; Heat's reader refuses it, and readers of "
        + "the file cannot tell which one an alias means. Rename one of them.",
        "a: &x 1\nb: &x 2\nc: *x\n",
        "a: &x 1\nb: &y 2\nc: *x\n");

    /// <summary>All descriptors of this area.</summary>
    public static IEnumerable<DiagnosticDescriptor> All =>
    [
        Syntax, DuplicateKey, TabIndentation, TooDeep, TooLarge, UnknownAnchor, AliasBomb, SeveralDocuments, UnknownTag,
        ComplexKey, MergeKey, ControlCharacter, RecursiveAlias, WrongTag, DuplicateAnchor,
    ];
}
