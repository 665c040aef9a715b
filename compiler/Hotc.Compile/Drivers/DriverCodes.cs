using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Drivers;

/// <summary>What can be wrong with the choice of a driver and with a driver package itself.</summary>
public static class DriverCodes
{
    /// <summary>No driver fits.</summary>
    public static DiagnosticDescriptor NotFound { get; } = new(
        "HE3001",
        DiagnosticLevel.Error,
        "No driver fits",
        "No package of this name, version or triple is built in or lies in a folder given with --drivers. `hotc drivers list` shows all.",
        "driver: {name: kubernetes-ubunut}\n",
        "driver: {name: kubernetes-ubuntu}\n");

    /// <summary>More than one driver fits.</summary>
    public static DiagnosticDescriptor Ambiguous { get; } = new(
        "HE3002",
        DiagnosticLevel.Error,
        "Several drivers fit",
        "More than one driver provides the triple, and hotc does not choose for you. Name one of those that the message lists.",
        "driver: {match: {serverType: vm, os: twin, coe: kubernetes}}\n",
        "driver: {name: kubernetes-ubuntu}\n");

    /// <summary>The spec says nothing about the driver.</summary>
    public static DiagnosticDescriptor NotChosen { get; } = new(
        "HE3003",
        DiagnosticLevel.Error,
        "No driver is chosen",
        "Give the driver's name, or the triple of server type, operating system and orchestration engine that it must provide.",
        "driver: {version: \"1\"}\n",
        "driver: {name: kubernetes-ubuntu, version: \"1\"}\n");

    /// <summary>The driver is gone.</summary>
    public static DiagnosticDescriptor Removed { get; } = new(
        "HE3004",
        DiagnosticLevel.Error,
        "The driver was removed",
        "This version of the driver is no longer there; only its name is kept, to say what takes its place.",
        "driver: {name: retired, version: \"1\"}\n",
        "driver: {name: kubernetes-ubuntu, version: \"1\"}\n");

    /// <summary>The driver will go.</summary>
    public static DiagnosticDescriptor Deprecated { get; } = new(
        "HW3005",
        DiagnosticLevel.Warning,
        "The driver is deprecated",
        "The driver still works, but a later version of hotc may remove it.",
        "driver: {name: ageing, version: \"1\"}\n",
        "driver: {name: kubernetes-ubuntu, version: \"1\"}\n");

    /// <summary>A file of the package is absent.</summary>
    public static DiagnosticDescriptor FileMissing { get; } = new(
        "HE3006",
        DiagnosticLevel.Error,
        "A file of the driver package is missing",
        "A package may only name files inside its own folder. Paths are relative to it, with / and without .. and links that lead out.",
        "templates:\n  - {file: templates/none.yaml, output: cluster.yaml}\n",
        "templates:\n  - {file: templates/cluster.yaml, output: cluster.yaml}\n  - {file: templates/environment.yaml, kind: environment, output: environment.yaml}\n");

    /// <summary>Name or version do not agree with the folder.</summary>
    public static DiagnosticDescriptor WrongFolder { get; } = new(
        "HE3007",
        DiagnosticLevel.Error,
        "A package does not agree with the folder that it lies in",
        "A package lies in a folder <name>/<version>, and its definition must say the same name and version.",
        "name: other\n",
        "name: kubernetes-ubuntu\n");

    /// <summary>A fragment that is nowhere.</summary>
    public static DiagnosticDescriptor FragmentMissing { get; } = new(
        "HE3010",
        DiagnosticLevel.Error,
        "A fragment does not exist",
        "Fragments are looked for in the package's own folder fragments/<name>/<version>, then among those that are built in.",
        "roles:\n  worker: {phases: [{name: host, fragment: hsot@1.0.0, timeout: 60}]}\n",
        "roles:\n  worker: {phases: [{name: host, fragment: host@1.0.0, timeout: 60}]}\n");

    /// <summary>A fragment without an entry is run.</summary>
    public static DiagnosticDescriptor NoEntry { get; } = new(
        "HE3011",
        DiagnosticLevel.Error,
        "A phase runs a fragment that has no entry",
        "A phase runs the file that its fragment names as entry. A fragment without one is a library and belongs under libraries.",
        "roles:\n  worker: {phases: [{name: node, fragment: node@1.0.0, timeout: 60}]}\n",
        "roles:\n  worker: {libraries: [node@1.0.0], phases: [{name: host, fragment: host@1.0.0, timeout: 60}]}\n");

    /// <summary>A fragment reads an input that the driver does not supply.</summary>
    public static DiagnosticDescriptor InputMissing { get; } = new(
        "HE3012",
        DiagnosticLevel.Error,
        "An input of a fragment has no source",
        "Every environment variable that a fragment reads must stand under the driver's inputs, with exactly one of value, text and heat.",
        "inputs: {}\n",
        "inputs:\n  CLUSTER_NAME: {value: cluster.name}\n");

    /// <summary>A secret comes from a text.</summary>
    public static DiagnosticDescriptor SecretAtCompileTime { get; } = new(
        "HE3013",
        DiagnosticLevel.Error,
        "A secret input does not come from the stack",
        "A secret must reach the node from a hidden parameter (heat:), since everything known at compile time stands readable in the bundle.",
        "inputs:\n  BOOTSTRAP_TOKEN: {value: cluster.name}\n",
        "inputs:\n  BOOTSTRAP_TOKEN: {heat: {get_param: bootstrap_token}}\n");

    /// <summary>An input's value does not fit its type.</summary>
    public static DiagnosticDescriptor InputType { get; } = new(
        "HE3014",
        DiagnosticLevel.Error,
        "The value of an input does not fit its type",
        "The fragment declares the type of each input; the driver's expression must give such a value.",
        "inputs:\n  API_PORT: {value: cluster.name}\n",
        "inputs:\n  API_PORT: {value: api.port}\n");

    /// <summary>The driver has no role of this name.</summary>
    public static DiagnosticDescriptor RoleMissing { get; } = new(
        "HE3015",
        DiagnosticLevel.Error,
        "The driver does not say what a role's nodes run",
        "roles must have an entry for control-plane and one for worker.",
        "roles: {}\n",
        "roles:\n  worker: {phases: [{name: host, fragment: host@1.0.0, timeout: 60}]}\n");

    /// <summary>Two templates write one file.</summary>
    public static DiagnosticDescriptor OutputTwice { get; } = new(
        "HE3016",
        DiagnosticLevel.Error,
        "Two parts of the bundle have the same name or an unsafe one",
        "Every file of the bundle is written once. A name is relative, with / and without .. and control characters.",
        "templates:\n  - {file: templates/a.yaml, output: cluster.yaml}\n  - {file: templates/b.yaml, output: cluster.yaml}\n",
        "templates:\n  - {file: templates/a.yaml, output: cluster.yaml}\n  - {file: templates/b.yaml, output: pool.yaml}\n");

    /// <summary>The target Heat is not one of the driver's.</summary>
    public static DiagnosticDescriptor HeatRelease { get; } = new(
        "HE3017",
        DiagnosticLevel.Error,
        "The driver is not made for this Heat release",
        "The driver lists the Heat releases that its templates are made for.",
        "heat: {release: \"2026.1\"}\n",
        "heat: {release: zed}\n");

    /// <summary>A source that nothing reads.</summary>
    public static DiagnosticDescriptor InputUnused { get; } = new(
        "HW3018",
        DiagnosticLevel.Warning,
        "No fragment reads this input",
        "An input of a driver is there for the fragments of its roles. One that none of them declares reaches no node: a misspelt name, or a leftover.",
        "inputs:\n  CLUSTER_NAM: {value: cluster.name}\n",
        "inputs:\n  CLUSTER_NAME: {value: cluster.name}\n");

    /// <summary>A package without cases, or a case of another driver.</summary>
    public static DiagnosticDescriptor NoCase { get; } = new(
        "HE3019",
        DiagnosticLevel.Error,
        "Nothing shows that the package compiles",
        "A package brings specs under cases/<case>/cluster.yaml. `hotc drivers check` compiles them, and each must choose this very version of the driver.",
        "driver: {name: another-driver}\n",
        "driver: {name: this-driver, version: 1.0.0}\n");

    /// <summary>A bundle that is not as it was.</summary>
    public static DiagnosticDescriptor SnapshotDiffers { get; } = new(
        "HE3020",
        DiagnosticLevel.Error,
        "The bundle of a case is not as its snapshot",
        "Bundles of cases are kept so that a change of a driver shows as a change of what it makes. Look at the difference; if it is wanted, build the case into its snapshot anew.",
        "hotc drivers check drivers --snapshots snapshots   # after an edit of a template\n",
        "hotc build drivers/my-driver/1.0.0/cases/minimal/cluster.yaml -o snapshots/my-driver/1.0.0/minimal\n");

    /// <summary>A name that a new package cannot have.</summary>
    public static DiagnosticDescriptor BadName { get; } = new(
        "HE3021",
        DiagnosticLevel.Error,
        "This cannot be the name of a driver",
        "The name of a driver is the name of its folder: lower-case letters, digits and hyphens, a letter first, at most 64 characters.",
        "hotc drivers new ../up --from kubernetes-ubuntu\n",
        "hotc drivers new my-driver --from kubernetes-ubuntu\n");

    /// <summary>A file for nodes with the line breaks of Windows.</summary>
    public static DiagnosticDescriptor WindowsBreaks { get; } = new(
        "HE3022",
        DiagnosticLevel.Error,
        "A file for nodes has line breaks of Windows",
        """
        Files of fragments reach a node with the bytes that they have. There the carriage return before the line feed belongs to the
        line: a shell refuses `set -euo pipefail` with one behind it, and the kernel finds no interpreter. Mostly git has put it in when
        it checked the files out; say in .gitattributes that they keep their line feeds.
        """,
        "git config core.autocrlf true   # and nothing about fragments in .gitattributes\n",
        "echo '* text=auto eol=lf' >> .gitattributes\n");

    /// <summary>The component file of another minor.</summary>
    public static DiagnosticDescriptor OtherMinor { get; } = new(
        "HE3023",
        DiagnosticLevel.Error,
        "A component file is of another Kubernetes minor",
        """
        A file under kubernetes.minors says itself of which minor it is. Where that is not the one it stands under, nodes would get the
        binaries and flags of another Kubernetes than the one that the spec asks for.
        """,
        "kubernetes: {default: \"1.35\", minors: {\"1.35\": kubernetes/1.36.yaml}}\n",
        "kubernetes: {default: \"1.36\", minors: {\"1.36\": kubernetes/1.36.yaml}}\n");

    /// <summary>A condition that is neither true nor false.</summary>
    public static DiagnosticDescriptor NoCondition { get; } = new(
        "HE3024",
        DiagnosticLevel.Error,
        "A condition of the driver gives neither true nor false",
        """
        What stands under `when` must give true or false. A name, a number or a section of the plan is neither, and hotc does not guess
        which was meant. Compare it with something; `etcd != null` asks whether a part of the plan is there.
        """,
        "ports: [{name: dns, description: DNS, to: [worker], from: [anywhere], protocol: udp, ports: [53, 53], when: cluster.name}]\n",
        "ports: [{name: dns, description: DNS, to: [worker], from: [anywhere], protocol: udp, ports: [53, 53], when: cluster.name == \"demo\"}]\n");

    /// <summary>Two phases of one name.</summary>
    public static DiagnosticDescriptor PhaseTwice { get; } = new(
        "HE3025",
        DiagnosticLevel.Error,
        "Two phases of a role have the same name",
        "A node reports each phase by its name, in signals and logs. With two of one name nobody could tell which one failed or hangs.",
        "roles:\n  worker: {phases: [{name: host, fragment: host@1.0.0, timeout: 60}, {name: host, fragment: host@1.0.0, timeout: 60}]}\n",
        "roles:\n  worker: {phases: [{name: host, fragment: host@1.0.0, timeout: 60}, {name: again, fragment: host@1.0.0, timeout: 60}]}\n");

    /// <summary>A successor that is nowhere.</summary>
    public static DiagnosticDescriptor NoSuccessor { get; } = new(
        "HW3026",
        DiagnosticLevel.Warning,
        "The driver that takes this one's place is not there",
        """
        Whoever uses this version is told to use the one under replacedBy. It was found neither in the folder that is checked nor among
        the drivers that are built in. That is right only when it lies in another folder.
        """,
        "state: deprecated\nreplacedBy: my-drvier@2.0.0\n",
        "state: deprecated\nreplacedBy: my-driver@2.0.0\n");

    /// <summary>All descriptors of this class.</summary>
    public static IEnumerable<DiagnosticDescriptor> All =>
    [
        NotFound, Ambiguous, NotChosen, Removed, Deprecated, FileMissing, WrongFolder, FragmentMissing, NoEntry, InputMissing,
        SecretAtCompileTime, InputType, RoleMissing, OutputTwice, HeatRelease, InputUnused, NoCase, SnapshotDiffers, BadName,
        WindowsBreaks, OtherMinor, NoCondition, PhaseTwice, NoSuccessor,
    ];
}
