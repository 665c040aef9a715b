using Hotc.Compile.Drivers;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>Rules between the fields of a spec that its schema cannot say.</summary>
internal static class SpecChecks
{
    // Source: NodeRestriction admission plug-in, https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
    private static readonly string[] AllowedLabels =
    [
        "kubernetes.io/hostname", "kubernetes.io/arch", "kubernetes.io/os", "node.kubernetes.io/instance-type",
        "topology.kubernetes.io/region", "topology.kubernetes.io/zone",
    ];

    /// <summary>Reports every broken rule.</summary>
    public static void Check(ClusterSpec spec, DriverPackage driver, DiagnosticBag bag)
    {
        CheckRelease(spec, driver, bag);
        CheckEtcd(spec, driver, bag);
        CheckLoadBalancer(spec, bag);
        CheckVolumes(spec, bag);
        CheckNetwork(spec, bag);
        CheckNames(spec, bag);
        CheckTimeouts(spec.Timeouts, bag);
        UpdatePauses.Check(spec, bag);
        NodeWords.Check(spec, bag);
        IdleFields.Check(spec, bag);
        foreach (var pool in spec.Pools)
        {
            CheckPool(pool, bag);
        }
    }

    private static void CheckRelease(ClusterSpec spec, DriverPackage driver, DiagnosticBag bag)
    {
        var release = spec.Heat.Release.ToText();
        var known = driver.Definition.Heat.Releases.Select(r => r.ToText()).ToList();
        if (!known.Contains(release))
        {
            bag.Add(DriverCodes.HeatRelease, spec.Heat.Node.SpanOf(HeatTarget.Keys.Release), $"{driver.Id} is not made for Heat of {release}.", $"It is made for: {string.Join(", ", known)}.");
        }
    }

    // A driver offers nodes of etcd alone by saying what they run.
    private static void CheckEtcd(ClusterSpec spec, DriverPackage driver, DiagnosticBag bag)
    {
        var etcd = spec.ControlPlane.Etcd;
        var isSeparate = etcd.Topology == EtcdTopology.Separate;
        if (isSeparate && !driver.Definition.Roles.Any(r => r.Key == Roles.Etcd))
        {
            bag.Add(SpecCodes.EtcdNodesNotOffered, etcd.Node.SpanOf(EtcdSpec.Keys.Topology), $"{driver.Id} has no nodes for etcd alone.", "Leave out topology and nodes, or choose a driver version for which `hotc drivers show` has a line \"etcd\".");
        }

        if (isSeparate && etcd.Nodes is null)
        {
            bag.Add(SpecCodes.EtcdNodesUnclear, etcd.Node.SpanOf(EtcdSpec.Keys.Topology), "etcd is to have nodes of its own, but nothing says what they are made of.", "Add controlPlane.etcd.nodes, with flavor and image.");
        }
        else if (!isSeparate && etcd.Nodes is { } nodes)
        {
            bag.Add(SpecCodes.EtcdNodesUnclear, nodes.Node.Span.Head(), "Nodes for etcd alone are described, but etcd runs on the control-plane nodes.", "Set controlPlane.etcd.topology to separate, or leave out nodes.");
        }
    }

    private static void CheckLoadBalancer(ClusterSpec spec, DiagnosticBag bag)
    {
        var balancer = spec.Api.LoadBalancer;
        if (spec.ControlPlane.Count > 1 && !balancer.Enabled)
        {
            bag.Add(SpecCodes.LoadBalancerNeeded, spec.ControlPlane.Node.SpanOf(ControlPlaneSpec.Keys.Count), $"{spec.ControlPlane.Count} control-plane nodes need a load balancer.", "Set api.loadBalancer.enabled to true.");
        }

        if (balancer.Enabled && !spec.Cloud.Capabilities.Octavia)
        {
            bag.Add(SpecCodes.CapabilityMissing, balancer.Node.SpanOf(LoadBalancerSpec.Keys.Enabled), "A load balancer needs Octavia, which the cloud does not have.");
        }

        if (spec.Api is { Public: true, AllowedCidrs: [] })
        {
            bag.Add(SpecCodes.NobodyAllowed, spec.Api.Node.SpanOf(ApiSpec.Keys.Public), "The API gets a floating address, but nobody outside may reach it.", "List ranges under api.allowedCidrs; [0.0.0.0/0] is everybody.");
        }
    }

    private static void CheckVolumes(ClusterSpec spec, DiagnosticBag bag)
    {
        if (spec.Cloud.Capabilities.Cinder)
        {
            return;
        }

        var plane = spec.ControlPlane;
        var volumes = new[] { plane.BootVolume, plane.RuntimeVolume, plane.Etcd.Volume, plane.Etcd.Nodes?.BootVolume }.Concat(spec.Pools.SelectMany(p => new[] { p.BootVolume, p.RuntimeVolume }));
        foreach (var volume in volumes.OfType<VolumeSpec>())
        {
            bag.Add(SpecCodes.CapabilityMissing, volume.Node.Span, "A volume needs Cinder, which the cloud does not have.");
        }
    }

    private static void CheckNetwork(ClusterSpec spec, DiagnosticBag bag)
    {
        var wantsFloating = spec.Api.Public || spec.ControlPlane.FloatingIps || spec.Pools.Any(p => p.FloatingIps);
        if (spec.Network.External is null && (spec.Network.Existing is null || wantsFloating))
        {
            var why = spec.Network.Existing is null ? "the router of the created subnet" : "floating addresses";
            bag.Add(SpecCodes.ExternalNeeded, spec.Network.Node.Span.Head(), $"\"network.external\" is needed for {why}.", "`openstack network list --external` lists what the cloud has.");
        }

        if (spec.Network.Existing is { } existing)
        {
            const string Which = "one free address for each node, outside the subnet's allocation pools.";
            if (spec.ControlPlane.Addresses is not { Length: > 0 })
            {
                bag.Add(SpecCodes.AddressesNeeded, existing.Node.Span.Head(), "With an existing subnet the addresses of the control plane must be given.", $"Set controlPlane.addresses: {Which}");
            }

            if (spec.ControlPlane.Etcd.Nodes is { Addresses: not { Length: > 0 } })
            {
                bag.Add(SpecCodes.AddressesNeeded, existing.Node.Span.Head(), "With an existing subnet the addresses of the etcd nodes must be given.", $"Set controlPlane.etcd.nodes.addresses: {Which}");
            }
        }
    }

    private static void CheckTimeouts(TimeoutsSpec timeouts, DiagnosticBag bag)
    {
        if (timeouts.StackMinutes <= timeouts.NodeMinutes)
        {
            var key = timeouts.Node.SpanOf(TimeoutsSpec.Keys.StackMinutes) is { Source.Kind: not SourceKind.Compiler } ? TimeoutsSpec.Keys.StackMinutes : TimeoutsSpec.Keys.NodeMinutes;
            bag.Add(SpecCodes.StackTimeoutShort, timeouts.Node.SpanOf(key), $"The stack has {timeouts.StackMinutes} minutes, and its nodes may take {timeouts.NodeMinutes} to report.", "Make stackMinutes larger than nodeMinutes.");
        }
    }

    private static void CheckNames(ClusterSpec spec, DiagnosticBag bag)
    {
        var first = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var pool in spec.Pools)
        {
            var place = pool.Node.SpanOf(PoolSpec.Keys.Name);
            if (!first.TryAdd(pool.Name, place))
            {
                bag.Add(new Diagnostic(SpecCodes.DuplicateName, $"There is another pool \"{pool.Name}\".", place)
                {
                    Related = [new RelatedLocation(first[pool.Name], "the first one")],
                });
            }
            else if (pool.Name == Roles.ControlPlane)
            {
                bag.Add(SpecCodes.DuplicateName, place, "The name \"control-plane\" belongs to the control plane.");
            }
            else if (pool.Name == Roles.Etcd && Roles.HasEtcdNodes(spec))
            {
                bag.Add(SpecCodes.DuplicateName, place, "The name \"etcd\" belongs to the nodes of etcd alone.");
            }
        }
    }

    private static void CheckPool(PoolSpec pool, DiagnosticBag bag)
    {
        if (pool.MaxCount is { } most && pool.Count > most)
        {
            bag.Add(SpecCodes.CountAboveMaximum, pool.Node.SpanOf(PoolSpec.Keys.Count), $"The count {pool.Count} is above maxCount {most}.");
        }

        foreach (var label in ((YamlMapping)pool.Node[PoolSpec.Keys.Labels]!).Entries.Where(l => !MayCarry(l.Key.Value)))
        {
            bag.Add(SpecCodes.ForbiddenLabel, label.Key.Span, $"A node may not give itself the label \"{label.Key.Value}\".", "Use a prefix of your own, or node.kubernetes.io/.");
        }
    }

    private static bool MayCarry(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var prefix = slash < 0 ? "" : key[..slash];
        var isReserved = IsUnder(prefix, "kubernetes.io") || IsUnder(prefix, "k8s.io");
        return !isReserved || AllowedLabels.Contains(key) || IsUnder(prefix, "kubelet.kubernetes.io") || IsUnder(prefix, "node.kubernetes.io");
    }

    private static bool IsUnder(string prefix, string domain) =>
        prefix == domain || prefix.EndsWith("." + domain, StringComparison.Ordinal);
}
