using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Completion;

/// <summary>What can be wrong with the add-ons and manifests of a spec.</summary>
public static class AddonCodes
{
    /// <summary>An add-on that the driver does not have.</summary>
    public static DiagnosticDescriptor UnknownAddon { get; } = new(
        "HE2035",
        DiagnosticLevel.Error,
        "The driver has no such add-on",
        "A driver brings its own add-ons. Anything else is a manifest of yours: addons.manifests.",
        "addons:\n  builtIn: [metric-server]\n",
        "addons:\n  builtIn: [metrics-server]\n");

    /// <summary>An add-on that speaks to the cloud without its address.</summary>
    public static DiagnosticDescriptor AuthUrlNeeded { get; } = new(
        "HE2036",
        DiagnosticLevel.Error,
        "An add-on needs the address of the cloud's Keystone",
        "The add-on acts in the cloud with an application credential, which it shows to Keystone. Where that is cannot be known when compiling.",
        "addons:\n  builtIn: [cinder-csi]\n",
        "cloud:\n  authUrl: https://cloud.example.org:5000/v3\naddons:\n  builtIn: [cinder-csi]\n");

    /// <summary>A manifest without a source, or with two.</summary>
    public static DiagnosticDescriptor ManifestSource { get; } = new(
        "HE2037",
        DiagnosticLevel.Error,
        "A manifest is either a file or an address with a checksum",
        "A file travels in the user-data. An address is asked by the first control-plane node, which applies only what has the checksum.",
        "addons:\n  manifests:\n    - {name: policies, url: https://example.org/policies.yaml}\n",
        "addons:\n  manifests:\n    - {name: policies, url: https://example.org/policies.yaml, sha256: 1111111111111111111111111111111111111111111111111111111111111111}\n");

    /// <summary>A file that holds no Kubernetes objects.</summary>
    public static DiagnosticDescriptor NotAManifest { get; } = new(
        "HE2051",
        DiagnosticLevel.Error,
        "The file holds no Kubernetes objects",
        "`addons.manifests[].file` must name a text in UTF-8 with objects in YAML or JSON, each with its apiVersion.",
        "addons:\n  manifests:\n    - {name: policies, file: cloud-ca.pem}\n",
        "addons:\n  manifests:\n    - {name: policies, url: https://example.org/policies.yaml, sha256: 1111111111111111111111111111111111111111111111111111111111111111}\n");

    /// <summary>All descriptors of this class.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => [UnknownAddon, AuthUrlNeeded, ManifestSource, NotAManifest];
}
