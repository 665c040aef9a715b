using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Completion;

/// <summary>What can be wrong with the Kubernetes part of a spec, judged by the driver's component sets.</summary>
public static class CompletionCodes
{
    /// <summary>A minor that the driver does not have.</summary>
    public static DiagnosticDescriptor UnknownMinor { get; } = new(
        "HE2020",
        DiagnosticLevel.Error,
        "The driver does not know this Kubernetes minor",
        "A driver has a component set for each Kubernetes minor that it can build. A minor outside the table is refused, since flags, versions and checksums of it are not known.",
        "kubernetes:\n  version: \"1.12\"\n",
        "kubernetes:\n  version: \"1.36\"\n");

    /// <summary>No checksum is known.</summary>
    public static DiagnosticDescriptor NoChecksum { get; } = new(
        "HE2021",
        DiagnosticLevel.Error,
        "No checksum is known for a binary",
        """
        Nodes only run binaries whose SHA-256 is known when compiling. Give it under artifacts.overrides, or set
        artifacts.preinstalled when the image holds the binaries.
        """,
        "kubernetes:\n  version: \"1.36.999\"\n",
        "kubernetes:\n  version: \"1.36\"\n");

    /// <summary>A patch must be named.</summary>
    public static DiagnosticDescriptor PatchNeeded { get; } = new(
        "HE2022",
        DiagnosticLevel.Error,
        "A Kubernetes patch version must be named",
        "The driver knows no patch of this minor with checksums, so it cannot choose one. Name the patch, and bring the checksums of its binaries under artifacts.overrides.",
        "kubernetes:\n  version: \"1.37\"\n",
        "kubernetes:\n  version: \"1.36\"\n");

    /// <summary>A component that the set does not have.</summary>
    public static DiagnosticDescriptor UnknownComponent { get; } = new(
        "HE2023",
        DiagnosticLevel.Error,
        "The component set has no such component",
        "Keys of artifacts.overrides and images.digests name components of the driver's set for this Kubernetes minor.",
        "artifacts:\n  overrides:\n    kublet: {version: 1.36.4}\n",
        "artifacts:\n  overrides:\n    kubelet: {version: 1.36.4}\n");

    /// <summary>A flag that the minor does not have.</summary>
    public static DiagnosticDescriptor UnknownFlag { get; } = new(
        "HE2024",
        DiagnosticLevel.Error,
        "A component does not have this flag",
        "The component would not start with a flag that it does not know. The flags of every minor stand in the driver's catalogue.",
        "kubernetes:\n  apiServer:\n    flags: {event-tll: 2h}\n",
        "kubernetes:\n  apiServer:\n    flags: {event-ttl: 2h}\n");

    /// <summary>A flag that the minor has no more.</summary>
    public static DiagnosticDescriptor RemovedFlag { get; } = new(
        "HE2025",
        DiagnosticLevel.Error,
        "A flag was removed from Kubernetes",
        "The component of this minor does not start with the flag any more.",
        "kubernetes:\n  kubelet:\n    flags: {pod-infra-container-image: pause}\n",
        "kubernetes:\n  kubelet:\n    flags: {}\n");

    /// <summary>A flag that hotc sets itself.</summary>
    public static DiagnosticDescriptor OwnedFlag { get; } = new(
        "HE2026",
        DiagnosticLevel.Error,
        "hotc sets this flag or field itself",
        "The value follows from another field of the spec, or the payload relies on it, so a second one would contradict it.",
        "kubernetes:\n  apiServer:\n    flags: {etcd-servers: \"https://192.0.2.1:2379\"}\n",
        "kubernetes:\n  apiServer:\n    flags: {}\n");

    /// <summary>A flag on its way out.</summary>
    public static DiagnosticDescriptor DeprecatedFlag { get; } = new(
        "HW2027",
        DiagnosticLevel.Warning,
        "A flag or field is deprecated",
        "It still works in this minor, but a later one will not have it.",
        "kubernetes:\n  kubelet:\n    flags: {max-pods: \"100\"}\n",
        "kubernetes:\n  kubelet:\n    config: {maxPods: 100}\n");

    /// <summary>A field that the configuration object does not have.</summary>
    public static DiagnosticDescriptor UnknownField { get; } = new(
        "HE2028",
        DiagnosticLevel.Error,
        "A configuration object does not have this field",
        "The component reads its file strictly and would not start.",
        "kubernetes:\n  kubelet:\n    config: {maxPod: 100}\n",
        "kubernetes:\n  kubelet:\n    config: {maxPods: 100}\n");

    /// <summary>A value that must stay in a flag's list.</summary>
    public static DiagnosticDescriptor MustHave { get; } = new(
        "HE2029",
        DiagnosticLevel.Error,
        "A list flag lacks a value that the cluster needs",
        "Setting the flag replaces the whole list, and the cluster does not work safely without this value in it.",
        "kubernetes:\n  apiServer:\n    flags: {enable-admission-plugins: AlwaysPullImages}\n",
        "kubernetes:\n  apiServer:\n    flags: {enable-admission-plugins: \"NodeRestriction,AlwaysPullImages\"}\n");

    /// <summary>A flag that would come apart.</summary>
    public static DiagnosticDescriptor FlagOfWords { get; } = new(
        "HE2045",
        DiagnosticLevel.Error,
        "A flag of the kubelet holds a blank or a quote",
        "The flags of the kubelet stand in one line, which systemd cuts into words at blanks, and takes quotes and backslashes out of. The kubelet would get something else, or not start.",
        "kubernetes:\n  kubelet:\n    flags: {image-credential-provider-config: \"/etc/my keys.yaml\"}\n",
        "kubernetes:\n  kubelet:\n    flags: {image-credential-provider-config: /etc/keys.yaml}\n");

    /// <summary>Flags of which one rules the other out.</summary>
    public static DiagnosticDescriptor FlagsApart { get; } = new(
        "HE2052",
        DiagnosticLevel.Error,
        "Flags do not go together",
        "Kubernetes takes each of these flags, but the component ends at once when it gets them together, or one without the other. A flag that the driver sets by itself is taken away by an empty value.",
        "kubernetes:\n  apiServer:\n    flags: {oidc-issuer-url: \"https://sso.example.org\", oidc-client-id: kubernetes}\n",
        "kubernetes:\n  apiServer:\n    flags: {authentication-config: \"\", oidc-issuer-url: \"https://sso.example.org\", oidc-client-id: kubernetes}\n");

    /// <summary>Node ports that no security group opens.</summary>
    public static DiagnosticDescriptor PortsNotOpen { get; } = new(
        "HW2053",
        DiagnosticLevel.Warning,
        "Nodes do not accept all node ports",
        "Services of type NodePort get ports of this range, and the security groups of nodes open those that the driver's table of ports names. Those beyond are reached from the node itself only.",
        "kubernetes:\n  apiServer:\n    flags: {service-node-port-range: 20000-32767}\n",
        "kubernetes:\n  apiServer:\n    flags: {service-node-port-range: 30000-31000}\n");

    /// <summary>A file that nothing brings to the node.</summary>
    public static DiagnosticDescriptor FileNotBrought { get; } = new(
        "HW2054",
        DiagnosticLevel.Warning,
        "A flag names a file that hotc does not bring",
        "API server, controller manager and scheduler run in pods, which see the folders of the node that they mount (the bundle's fragment control-plane says which) and in them what the image holds or hotc writes. A certificate that the API server shall trust for outgoing calls, such as that of an OIDC provider, needs no flag: name it in cloud.caFile, and the nodes trust it.",
        "kubernetes:\n  apiServer:\n    flags: {admission-control-config-file: /etc/admission.yaml}\n",
        "kubernetes:\n  apiServer:\n    flags: {}\n");

    /// <summary>All descriptors of this class.</summary>
    public static IEnumerable<DiagnosticDescriptor> All =>
    [
        UnknownMinor, NoChecksum, PatchNeeded, UnknownComponent, UnknownFlag, RemovedFlag, OwnedFlag, DeprecatedFlag,
        UnknownField, MustHave, FlagOfWords, FlagsApart, PortsNotOpen, FileNotBrought,
    ];
}
