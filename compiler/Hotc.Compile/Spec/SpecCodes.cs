using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Spec;

/// <summary>What can be wrong with a cluster spec beyond its schema.</summary>
public static class SpecCodes
{
    /// <summary>A file that cannot be read.</summary>
    public static DiagnosticDescriptor Unreadable { get; } = new(
        "HE2010",
        DiagnosticLevel.Error,
        "A file does not exist or cannot be read",
        "The path is looked up relative to the file that names it; a path on the command line, relative to the working directory.",
        "extends: no-such-file.yaml\n",
        "extends: base.yaml\n");

    /// <summary>Templates that extend each other.</summary>
    public static DiagnosticDescriptor ExtendsCycle { get; } = new(
        "HE2011",
        DiagnosticLevel.Error,
        "Templates extend each other in a circle",
        "A template may extend another, but the chain must end somewhere.",
        "extends: cycle.yaml\n",
        "extends: base.yaml\n");

    /// <summary>A chain of templates that is too long.</summary>
    public static DiagnosticDescriptor ExtendsTooLong { get; } = new(
        "HE2012",
        DiagnosticLevel.Error,
        "The chain of templates is too long",
        "More than sixteen templates in one chain are not followed.",
        "extends: chain-1.yaml\n",
        "extends: base.yaml\n");

    /// <summary>Something other than a ClusterTemplate is extended.</summary>
    public static DiagnosticDescriptor NotATemplate { get; } = new(
        "HE2013",
        DiagnosticLevel.Error,
        "Only a ClusterTemplate can be extended",
        "The file that extends names must say `kind: ClusterTemplate`. A Cluster is meant to be built, not to be taken over.",
        "extends: cluster.yaml\n",
        "extends: base.yaml\n");

    /// <summary>A template was given where a cluster is built.</summary>
    public static DiagnosticDescriptor IsATemplate { get; } = new(
        "HE2014",
        DiagnosticLevel.Error,
        "A ClusterTemplate cannot be built",
        "A ClusterTemplate holds values for clusters that extend it and makes no bundle of its own.",
        "kind: ClusterTemplate\n",
        "kind: Cluster\n");

    /// <summary>Two things of a list share a name.</summary>
    public static DiagnosticDescriptor DuplicateName { get; } = new(
        "HE2015",
        DiagnosticLevel.Error,
        "Two items of a list have the same name",
        "Names identify the items: in resource names, and when a spec is merged with a template.",
        "pools:\n  - {name: general, flavor: m1.large, image: ubuntu-24.04}\n  - {name: general, flavor: m1.small, image: ubuntu-24.04}\n",
        "pools:\n  - {name: general, flavor: m1.large, image: ubuntu-24.04}\n  - {name: small, flavor: m1.small, image: ubuntu-24.04}\n");

    /// <summary>A text that Heat would rewrite.</summary>
    public static DiagnosticDescriptor IndexToken { get; } = new(
        "HE2016",
        DiagnosticLevel.Error,
        "A value holds %index%",
        "Heat replaces %index% by the number of the member everywhere in a resource group, also inside values of parameters.",
        "controlPlane:\n  image: node-%index%\n",
        "controlPlane:\n  image: node\n");

    /// <summary>A control character in a text.</summary>
    public static DiagnosticDescriptor ControlCharacter { get; } = new(
        "HE2017",
        DiagnosticLevel.Error,
        "A value holds a line break or another control character",
        "Every text of a spec is one line. Line breaks and control characters have no meaning in names, addresses and flags.",
        "controlPlane:\n  flavor: \"m1.large\\nm1.small\"\n",
        "controlPlane:\n  flavor: m1.large\n");

    /// <summary>More than one control-plane node without a load balancer.</summary>
    public static DiagnosticDescriptor LoadBalancerNeeded { get; } = new(
        "HE2030",
        DiagnosticLevel.Error,
        "Several control-plane nodes need a load balancer",
        "Without one, workers and users would know a single node's address, and its loss would cut them off although the others live.",
        "controlPlane:\n  count: 3\napi:\n  loadBalancer: {enabled: false}\n",
        "controlPlane:\n  count: 3\napi:\n  loadBalancer: {enabled: true}\n");

    /// <summary>A service that the cloud lacks is used.</summary>
    public static DiagnosticDescriptor CapabilityMissing { get; } = new(
        "HE2031",
        DiagnosticLevel.Error,
        "The spec uses a service that the cloud does not have",
        "`cloud.capabilities` says that the cloud lacks this service, so the stack could not be created.",
        "cloud:\n  capabilities: {octavia: false}\napi:\n  loadBalancer: {enabled: true}\n",
        "cloud:\n  capabilities: {octavia: true}\napi:\n  loadBalancer: {enabled: true}\n");

    /// <summary>No external network.</summary>
    public static DiagnosticDescriptor ExternalNeeded { get; } = new(
        "HE2032",
        DiagnosticLevel.Error,
        "An external network is needed",
        "A created subnet needs a router to the outside, and floating addresses come from an external network.",
        "network:\n  external: null\n",
        "network:\n  external: public\n");

    /// <summary>Fixed addresses of control-plane nodes in a foreign subnet.</summary>
    public static DiagnosticDescriptor AddressesNeeded { get; } = new(
        "HE2033",
        DiagnosticLevel.Error,
        "Addresses of the control plane and of etcd nodes must be given for an existing subnet",
        "etcd and certificates need fixed addresses, and which addresses of a foreign subnet are free cannot be known when compiling.",
        "network:\n  existing: {network: lan, subnet: lan-v4}\ncontrolPlane:\n  addresses: null\n",
        "network:\n  existing: {network: lan, subnet: lan-v4}\ncontrolPlane:\n  addresses: [10.0.0.20]\n");

    /// <summary>An API that nobody may reach.</summary>
    public static DiagnosticDescriptor NobodyAllowed { get; } = new(
        "HW2034",
        DiagnosticLevel.Warning,
        "The API has a floating address that nobody may reach",
        "`api.public` gives the API a floating address, but `api.allowedCidrs` is empty, so the security group lets no one in from outside.",
        "api:\n  public: true\n",
        "api:\n  public: true\n  allowedCidrs: [198.51.100.0/24]\n");

    /// <summary>A label that a kubelet may not set.</summary>
    public static DiagnosticDescriptor ForbiddenLabel { get; } = new(
        "HE2040",
        DiagnosticLevel.Error,
        "A node may not give itself this label",
        """
        The NodeRestriction admission plug-in lets a kubelet set only some labels under kubernetes.io and k8s.io: hostname, arch
        and os, topology, instance type, and those under kubelet.kubernetes.io and node.kubernetes.io. With any other the node
        would not register.
        """,
        "pools:\n  - {name: general, flavor: m1.large, image: ubuntu-24.04, labels: {node-role.kubernetes.io/worker: \"\"}}\n",
        "pools:\n  - {name: general, flavor: m1.large, image: ubuntu-24.04, labels: {example.org/role: worker}}\n");

    /// <summary>More nodes than the pool may have.</summary>
    public static DiagnosticDescriptor CountAboveMaximum { get; } = new(
        "HE2041",
        DiagnosticLevel.Error,
        "A pool's count is above its maxCount",
        "`maxCount` is the largest count that addresses and names are checked for.",
        "pools:\n  - {name: general, flavor: m1.large, image: ubuntu-24.04, count: 5, maxCount: 3}\n",
        "pools:\n  - {name: general, flavor: m1.large, image: ubuntu-24.04, count: 5, maxCount: 10}\n");

    /// <summary>A file that holds no certificate.</summary>
    public static DiagnosticDescriptor NotACertificate { get; } = new(
        "HE2050",
        DiagnosticLevel.Error,
        "The file holds no PEM certificate",
        "`cloud.caFile` must name a PEM file with one or more certificates and nothing secret.",
        "cloud:\n  caFile: not-a-certificate.pem\n",
        "cloud:\n  caFile: cloud-ca.pem\n");

    /// <summary>Two specs of one run describe clusters of the same name.</summary>
    public static DiagnosticDescriptor SeveralClusters { get; } = new(
        "HE2060",
        DiagnosticLevel.Error,
        "Two specs describe clusters of the same name",
        "With several specs each bundle goes to a folder named after its cluster, so the names must differ.",
        "metadata: {name: twin}\n",
        "metadata: {name: other}\n");

    /// <summary>etcd nodes with a driver that has none.</summary>
    public static DiagnosticDescriptor EtcdNodesNotOffered { get; } = new(
        "HE2042",
        DiagnosticLevel.Error,
        "The driver has no nodes for etcd alone",
        "A driver says what nodes of each role run. One whose definition has no role etcd runs it on the control-plane nodes only.",
        "driver: {name: kubernetes-ubuntu, version: \"1.1\"}\ncontrolPlane:\n  etcd: {topology: separate, nodes: {flavor: m1.small, image: ubuntu-24.04}}\n",
        "driver: {name: kubernetes-ubuntu, version: \"1.2\"}\ncontrolPlane:\n  etcd: {topology: separate, nodes: {flavor: m1.small, image: ubuntu-24.04}}\n");

    /// <summary>A topology that its nodes do not fit.</summary>
    public static DiagnosticDescriptor EtcdNodesUnclear { get; } = new(
        "HE2043",
        DiagnosticLevel.Error,
        "etcd's topology and its nodes do not fit",
        "`topology: separate` needs `nodes`, which says what they are made of, and `nodes` means nothing without it: etcd then runs on the control-plane nodes.",
        "controlPlane:\n  etcd: {nodes: {flavor: m1.small, image: ubuntu-24.04}}\n",
        "driver: {name: kubernetes-ubuntu, version: \"1.2\"}\ncontrolPlane:\n  etcd: {topology: separate, nodes: {flavor: m1.small, image: ubuntu-24.04}}\n");

    /// <summary>A stack that gives up before its nodes do.</summary>
    public static DiagnosticDescriptor StackTimeoutShort { get; } = new(
        "HW2044",
        DiagnosticLevel.Warning,
        "The stack's time is over before its nodes'",
        "Heat fails a stack whose time is over, whatever it still waits for. Nodes then cannot use the time that `nodeMinutes` gives them, and what they would report is lost.",
        "timeouts: {nodeMinutes: 45, stackMinutes: 30}\n",
        "timeouts: {nodeMinutes: 45, stackMinutes: 90}\n");

    /// <summary>A name that YAML reads as something else.</summary>
    public static DiagnosticDescriptor NotAWord { get; } = new(
        "HE2046",
        DiagnosticLevel.Error,
        "A name would be read as a number or a boolean",
        "Keys of taints and the cluster's domain stand in the kubelet's configuration, which is YAML. A key such as `true` or `1` is no text there, and the kubelet does not start with it.",
        "pools:\n  - name: gpu\n    flavor: m1.large\n    image: ubuntu-24.04\n    taints: [{key: \"true\", effect: NoSchedule}]\n",
        "pools:\n  - name: gpu\n    flavor: m1.large\n    image: ubuntu-24.04\n    taints: [{key: example.org/gpu, effect: NoSchedule}]\n");

    /// <summary>A field that decides nothing.</summary>
    public static DiagnosticDescriptor NoEffect { get; } = new(
        "HW2047",
        DiagnosticLevel.Warning,
        "A field has no effect",
        "Something else in the spec makes the field mean nothing. Nobody should believe that it does something.",
        "api:\n  loadBalancer: {provider: ovn}\n",
        "api:\n  loadBalancer: {enabled: true, provider: ovn}\n");

    /// <summary>Pauses that leave an update no time.</summary>
    public static DiagnosticDescriptor PausesTooLong { get; } = new(
        "HW2055",
        DiagnosticLevel.Warning,
        "The pauses of an update are longer than the stack's time",
        "Heat adds up the pauses between the steps of a group before it changes the first member, and fails the update when they are as long as the time of the stack.",
        "controlPlane: {count: 3, update: {pauseSeconds: 3000}}\napi: {loadBalancer: {enabled: true}}\ntimeouts: {stackMinutes: 60}\n",
        "controlPlane: {count: 3, update: {pauseSeconds: 3000}}\napi: {loadBalancer: {enabled: true}}\ntimeouts: {stackMinutes: 180}\n");

    /// <summary>All descriptors of this class.</summary>
    public static IEnumerable<DiagnosticDescriptor> All =>
    [
        Unreadable, ExtendsCycle, ExtendsTooLong, NotATemplate, IsATemplate, DuplicateName, IndexToken, ControlCharacter,
        LoadBalancerNeeded, CapabilityMissing, ExternalNeeded, AddressesNeeded, NobodyAllowed, ForbiddenLabel,
        CountAboveMaximum, EtcdNodesNotOffered, EtcdNodesUnclear, StackTimeoutShort, NotAWord, NoEffect, PausesTooLong, NotACertificate, SeveralClusters,
    ];
}
