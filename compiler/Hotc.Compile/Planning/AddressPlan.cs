using System.Collections.Immutable;
using Hotc.Compile.Completion;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Planning;

/// <summary>Every address that is decided when compiling.</summary>
/// <param name="Node">Range of the nodes.</param>
/// <param name="Pod">Range of the pods.</param>
/// <param name="Service">Range of services.</param>
/// <param name="ControlPlane">Fixed addresses of the control plane.</param>
/// <param name="Etcd">Fixed addresses of the nodes of etcd alone; empty when there are none.</param>
/// <param name="LoadBalancer">Fixed address of the API's load balancer; null when there is none or Octavia must choose.</param>
/// <param name="PoolStart">Offset of the first address that Neutron may hand out.</param>
internal sealed record AddressPlan(Ipv4Range Node, Ipv4Range Pod, Ipv4Range Service, ImmutableArray<string> ControlPlane, ImmutableArray<string> Etcd, string? LoadBalancer, long PoolStart)
{
    // Layout of a created subnet: .1 the gateway, .9 the load balancer, .10 and on the control plane, .20 and on etcd's own
    // nodes, from .32 on Neutron's own. Neutron gives the first address of its pool to DHCP, so fixed addresses must lie
    // outside of it.
    private const int Balancer = 9;
    private const int FirstFixed = 10;
    private const int FirstOfEtcd = 20;
    private const int FirstPooled = 32;

    // What Neutron and Octavia take of the pool besides servers: DHCP ports, the load balancer's address and its amphorae.
    private const int ForServices = 8;

    private static readonly (string Name, string Range)[] Reserved =
        [("this host", "0.0.0.0/8"), ("loopback", "127.0.0.0/8"), ("link-local addresses", "169.254.0.0/16"), ("multicast", "224.0.0.0/4")];

    /// <summary>Works out the addresses; null, with diagnostics, when the ranges cannot work.</summary>
    public static AddressPlan? Make(ClusterSpec spec, DiagnosticBag bag)
    {
        var before = bag.Count;
        CheckClients(spec, bag);
        var network = spec.Network;
        var node = Range(network.Node, NetworkSpec.Keys.NodeCidr, bag);
        var pod = Range(network.Node, NetworkSpec.Keys.PodCidr, bag);
        var service = Range(network.Node, NetworkSpec.Keys.ServiceCidr, bag);
        CheckServers(network, bag);
        if (node is null || pod is null || service is null)
        {
            return null;
        }

        CheckOverlap(network.Node, [(NetworkSpec.Keys.NodeCidr, node.Value), (NetworkSpec.Keys.PodCidr, pod.Value), (NetworkSpec.Keys.ServiceCidr, service.Value)], bag);
        CheckSizes(spec, node.Value, pod.Value, service.Value, bag);
        var seen = new HashSet<uint>();
        var plane = spec.ControlPlane;
        var ofPlane = FixedAddresses(spec, node.Value, plane.Count, FirstFixed, plane.Addresses, plane.Node[ControlPlaneSpec.Keys.Addresses], "control-plane nodes", seen, bag);
        var ofEtcd = Roles.HasEtcdNodes(spec) && plane.Etcd.Nodes is { } nodes
            ? FixedAddresses(spec, node.Value, nodes.Count, FirstOfEtcd, nodes.Addresses, nodes.Node[EtcdNodesSpec.Keys.Addresses], "etcd nodes", seen, bag)
            : [];
        return bag.Count == before || !bag.HasErrors ? new AddressPlan(node.Value, pod.Value, service.Value, ofPlane, ofEtcd, HasFixedBalancer(spec) ? node.Value.At(Balancer) : null, FirstPooled) : null;
    }

    private static Ipv4Range? Range(YamlMapping owner, string key, DiagnosticBag bag) => Range((YamlScalar)owner[key]!, bag);

    private static Ipv4Range? Range(YamlScalar node, DiagnosticBag bag)
    {
        if (Ipv4Range.TryParse(node.Value, out var range))
        {
            return range;
        }

        bag.Add(PlanCodes.BadRange, node.Span, $"\"{node.Value}\" is not a valid range.", Repaired(node.Value));
        return null;
    }

    // Host bits are the usual slip: say which range was probably meant.
    private static string? Repaired(string text)
    {
        var parts = text.Split('/');
        if (!Ipv4Range.TryParseAddress(parts[0], out var address) || !int.TryParse(parts[1], out var prefix) || prefix > 32)
        {
            return "Each part of an address is at most 255, and the prefix length at most 32.";
        }

        var mask = prefix == 0 ? 0 : uint.MaxValue << (32 - prefix);
        var first = new Ipv4Range(System.Net.IPNetwork.Parse("0.0.0.0/0")).At(address.Value & mask);
        return $"The range that holds this address is {first}/{prefix}.";
    }

    private static void CheckClients(ClusterSpec spec, DiagnosticBag bag)
    {
        foreach (var list in new[] { spec.Api.Node[ApiSpec.Keys.AllowedCidrs], spec.Ssh.Node[SshSpec.Keys.AllowedCidrs], spec.NodePorts.Node[NodePortsSpec.Keys.AllowedCidrs] })
        {
            foreach (var item in ((YamlSequence)list!).Items.OfType<YamlScalar>())
            {
                Range(item, bag);
            }
        }
    }

    private static void CheckServers(NetworkSpec network, DiagnosticBag bag)
    {
        foreach (var server in ((YamlSequence)network.Node[NetworkSpec.Keys.Dns]!).Items.OfType<YamlScalar>())
        {
            if (!Ipv4Range.TryParseAddress(server.Value, out _))
            {
                bag.Add(PlanCodes.BadRange, server.Span, $"\"{server.Value}\" is not a valid address.");
            }
        }
    }

    private static void CheckOverlap(YamlMapping owner, (string Key, Ipv4Range Range)[] ranges, DiagnosticBag bag)
    {
        for (var i = 0; i < ranges.Length; i++)
        {
            var (key, range) = ranges[i];
            foreach (var (other, taken) in ranges[..i].Where(o => o.Range.Overlaps(range)))
            {
                // What the author wrote is what the author can change.
                var isDefault = owner.SpanOf(key).Source.Kind == SourceKind.Compiler;
                var (place, message) = isDefault
                    ? (owner.SpanOf(other), $"{other} {taken} overlaps {key} {range}.")
                    : (owner.SpanOf(key), $"{key} {range} overlaps {other} {taken}.");
                bag.Add(new Diagnostic(PlanCodes.Overlap, message, place)
                {
                    Related = isDefault || owner.SpanOf(other).Source.Kind == SourceKind.Compiler ? [] : [new RelatedLocation(owner.SpanOf(other), other)],
                });
            }

            foreach (var (name, text) in Reserved)
            {
                if (Ipv4Range.TryParse(text, out var reserved) && reserved.Overlaps(range))
                {
                    bag.Add(PlanCodes.Overlap, owner.SpanOf(key), $"{key} {range} overlaps {reserved}, which is {name}.");
                }
            }
        }
    }

    private static void CheckSizes(ClusterSpec spec, Ipv4Range node, Ipv4Range pod, Ipv4Range service, DiagnosticBag bag)
    {
        var network = spec.Network;
        SourceSpan At(string key) => network.Node.SpanOf(key);
        if (service.Network.PrefixLength is < 12 or > 27)
        {
            bag.Add(PlanCodes.BadSize, At(NetworkSpec.Keys.ServiceCidr), $"serviceCidr {service} must have a prefix length from 12 to 27.", "The API server takes no larger range, and the DNS service has the tenth address.");
        }

        var nodes = (long)spec.ControlPlane.Count + spec.Pools.Sum(p => p.MaxCount ?? p.Count);
        if (pod.Network.PrefixLength < 8 || pod.Network.PrefixLength > network.PodNodePrefix)
        {
            bag.Add(PlanCodes.BadSize, At(NetworkSpec.Keys.PodCidr), $"podCidr {pod} must have a prefix length from 8 to podNodePrefix, {network.PodNodePrefix}.");
        }
        else if (nodes > 1L << (network.PodNodePrefix - pod.Network.PrefixLength))
        {
            var parts = 1L << (network.PodNodePrefix - pod.Network.PrefixLength);
            bag.Add(PlanCodes.TooFewAddresses, At(NetworkSpec.Keys.PodCidr), $"podCidr {pod} has room for {parts} nodes of /{network.PodNodePrefix} each, and {nodes} may exist.", "Enlarge podCidr, raise podNodePrefix or lower the pools' maxCount.");
        }

        var smallest = network.Existing is null ? 26 : 29;
        if (node.Network.PrefixLength < 16 || node.Network.PrefixLength > smallest)
        {
            bag.Add(PlanCodes.BadSize, At(NetworkSpec.Keys.NodeCidr), $"nodeCidr {node} must have a prefix length from 16 to {smallest}.");
            return;
        }

        var pooled = network.Existing is null ? node.Size - FirstPooled - 1 - ForServices : node.Size - 3;
        var workers = network.Existing is null ? nodes - spec.ControlPlane.Count : nodes + (spec.ControlPlane.Etcd.Nodes?.Count ?? 0);
        if (workers > pooled)
        {
            bag.Add(PlanCodes.TooFewAddresses, At(NetworkSpec.Keys.NodeCidr), $"nodeCidr {node} has {Math.Max(0, pooled)} addresses for nodes, and {workers} may need one.", "Enlarge nodeCidr or lower the pools' maxCount.");
        }
    }

    // Which addresses of an existing subnet are free is not known here.
    private static bool HasFixedBalancer(ClusterSpec spec) => spec.Network.Existing is null && spec.Api.LoadBalancer.Enabled;

    private static ImmutableArray<string> FixedAddresses(
        ClusterSpec spec, Ipv4Range node, long count, int first, ImmutableArray<string>? given, YamlNode? place, string whose, HashSet<uint> seen, DiagnosticBag bag)
    {
        if (given is not { Length: > 0 })
        {
            // Free unless an address given for another node lies among them.
            var free = Enumerable.Range(first, FirstPooled - first).Where(o => seen.Add(node.First + (uint)o)).Take((int)count).ToList();
            if (free.Count < count)
            {
                bag.Add(PlanCodes.BadAddress, spec.ControlPlane.Node.SpanOf(ControlPlaneSpec.Keys.Addresses), $"These addresses leave none for the {whose}.", "Take others, or give theirs as well.");
            }

            return [.. free.Select(o => node.At(o))];
        }

        var list = (YamlSequence)place!;
        if (given.Value.Length != count)
        {
            bag.Add(PlanCodes.BadAddress, list.Span, $"{given.Value.Length} addresses are given for {count} {whose}.");
        }

        foreach (var item in list.Items.OfType<YamlScalar>())
        {
            if (WhyUnusable(item.Value, spec, node, seen) is { } reason)
            {
                bag.Add(PlanCodes.BadAddress, item.Span, $"The address {item.Value} {reason}.");
            }
        }

        return given.Value;
    }

    private static string? WhyUnusable(string text, ClusterSpec spec, Ipv4Range node, HashSet<uint> seen)
    {
        if (!Ipv4Range.TryParseAddress(text, out var address))
        {
            return "is not valid";
        }

        var isCreated = spec.Network.Existing is null;
        var offset = (long)address.Value - node.First;
        return !node.Contains(address.Value) ? $"is not in nodeCidr {node}"
            : offset == 0 || address.Value == node.Last ? $"is the first or last one of {node}, which no node can have"
            : isCreated && offset == 1 ? "is the gateway's"
            : HasFixedBalancer(spec) && offset == Balancer ? "is the load balancer's"
            : isCreated && offset >= FirstPooled ? $"lies in the allocation pool, which begins at {node.At(FirstPooled)}"
            : !seen.Add(address.Value) ? "is another node's already"
            : null;
    }
}
