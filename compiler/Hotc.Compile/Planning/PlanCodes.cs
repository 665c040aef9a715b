using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Planning;

/// <summary>What can be wrong with the addresses, names and sizes of a cluster.</summary>
public static class PlanCodes
{
    /// <summary>No range or address.</summary>
    public static DiagnosticDescriptor BadRange { get; } = new(
        "HE4001",
        DiagnosticLevel.Error,
        "A range or address is not valid",
        "Each part of an IPv4 address is at most 255, a prefix length at most 32, and a range begins at its own first address: 10.0.0.5/24 has bits set that belong to the hosts.",
        "network:\n  nodeCidr: 10.0.0.5/24\n",
        "network:\n  nodeCidr: 10.0.0.0/24\n");

    /// <summary>Two ranges share addresses.</summary>
    public static DiagnosticDescriptor Overlap { get; } = new(
        "HE4002",
        DiagnosticLevel.Error,
        "Two ranges overlap",
        "Nodes, pods and services need ranges of their own: an address that belongs to two of them cannot be routed. Link-local addresses (169.254.0.0/16, the metadata service) and loopback are taken as well.",
        "network:\n  podCidr: 10.0.0.0/16\n  nodeCidr: 10.0.0.0/24\n",
        "network:\n  podCidr: 10.100.0.0/16\n  nodeCidr: 10.0.0.0/24\n");

    /// <summary>A range of an impossible size.</summary>
    public static DiagnosticDescriptor BadSize { get; } = new(
        "HE4003",
        DiagnosticLevel.Error,
        "A range is too small or too large",
        "The subnet of the nodes needs between /16 and /26, the service range between /12 and /27, and the pod range room for one part of podNodePrefix for each node that may exist.",
        "network:\n  serviceCidr: 10.0.0.0/8\n  nodeCidr: 192.168.0.0/24\n  podCidr: 172.16.0.0/16\n",
        "network:\n  serviceCidr: 10.254.0.0/16\n  nodeCidr: 192.168.0.0/24\n  podCidr: 172.16.0.0/16\n");

    /// <summary>Too few addresses.</summary>
    public static DiagnosticDescriptor TooFewAddresses { get; } = new(
        "HE4004",
        DiagnosticLevel.Error,
        "The ranges have too few addresses for the nodes",
        "Every node that may exist (the pools' maxCount) needs an address of the subnet and a part of the pod range.",
        "network:\n  podCidr: 10.100.0.0/24\n",
        "network:\n  podCidr: 10.100.0.0/16\n");

    /// <summary>A fixed address that cannot be used.</summary>
    public static DiagnosticDescriptor BadAddress { get; } = new(
        "HE4005",
        DiagnosticLevel.Error,
        "A fixed address cannot be used",
        "The addresses of the control plane must lie in the nodes' range, differ from each other, from the gateway and from the first and last address, and be as many as there are nodes. In a created subnet they must lie before the allocation pool.",
        "controlPlane:\n  addresses: [192.0.2.1]\n",
        "controlPlane:\n  addresses: [10.0.0.12]\n");

    /// <summary>A server name that is too long.</summary>
    public static DiagnosticDescriptor NameTooLong { get; } = new(
        "HE4006",
        DiagnosticLevel.Error,
        "A server's name becomes too long",
        "Servers are named <cluster>-<pool>-<number>, and Heat refuses names of more than 53 characters.",
        "metadata:\n  name: a-cluster-with-a-very-long-name-indeed-x\npools:\n  - {name: a-pool-with-a-long-name, flavor: m1.large, image: ubuntu-24.04}\n",
        "metadata:\n  name: short\npools:\n  - {name: a-pool-with-a-long-name, flavor: m1.large, image: ubuntu-24.04}\n");

    /// <summary>User-data that is too large.</summary>
    public static DiagnosticDescriptor UserDataTooLarge { get; } = new(
        "HE4007",
        DiagnosticLevel.Error,
        "User-data becomes too large",
        "Nova takes at most 65,535 characters of base64, which are 49,149 bytes. The size is computed with the longest value that every parameter allows. Large inputs are labels, flags and the certificates of cloud.caFile.",
        "",
        "metadata:\n  name: small\n");

    /// <summary>More than Heat takes.</summary>
    public static DiagnosticDescriptor TooLargeForHeat { get; } = new(
        "HE4008",
        DiagnosticLevel.Error,
        "The bundle exceeds a limit of Heat",
        "Heat refuses templates above 524,288 bytes, requests above 1,048,576 bytes, stacks of more than 1,000 resources and nesting of more than five levels. Many clouds allow more resources (max_resources_per_stack in heat.conf); heat.maxResources says how many.",
        "",
        "metadata:\n  name: small\n");

    /// <summary>A replacement that must fail.</summary>
    public static DiagnosticDescriptor BootVolumeHeld { get; } = new(
        "HE4009",
        DiagnosticLevel.Error,
        "A server cannot be replaced while its boot volume stays",
        """
        Heat before 2026.1 has no volume type in a server's block devices, so a typed boot volume is a resource of its own. Heat
        makes the new server before the old one is gone, and the volume is still attached to that: the update fails.
        """,
        """
        heat: {release: zed}
        pools:
          - {name: general, flavor: m1.large, image: ubuntu-24.04, bootVolume: {size: 20, type: ssd}, update: {flavor: REPLACE}}
        """,
        """
        heat: {release: zed}
        pools:
          - {name: general, flavor: m1.large, image: ubuntu-24.04, bootVolume: {size: 20, type: ssd}, update: {flavor: RESIZE}}
        """);

    /// <summary>More pods than addresses.</summary>
    public static DiagnosticDescriptor TooFewForPods { get; } = new(
        "HW4010",
        DiagnosticLevel.Warning,
        "A node takes more pods than it has addresses for",
        """
        Every node gets a part of podCidr, whose length is podNodePrefix; three of its addresses are not for pods. The kubelet takes
        110 pods, or as many as maxPods says, and those that find no address never start.
        """,
        """
        network:
          podNodePrefix: 26
        """,
        """
        network:
          podNodePrefix: 26
        kubernetes:
          kubelet:
            config: {maxPods: 61}
        """);

    /// <summary>All descriptors of this class.</summary>
    public static IEnumerable<DiagnosticDescriptor> All =>
        [BadRange, Overlap, BadSize, TooFewAddresses, BadAddress, NameTooLong, UserDataTooLarge, TooLargeForHeat, BootVolumeHeld, TooFewForPods];
}
