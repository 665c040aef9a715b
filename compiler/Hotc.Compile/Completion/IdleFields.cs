using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>Tells authors what they wrote that decides nothing, given what else they wrote. A template serves clusters that differ, so its fields may be idle.</summary>
internal static class IdleFields
{
    /// <summary>Reports every such field.</summary>
    public static void Check(ClusterSpec spec, DiagnosticBag bag)
    {
        if (spec.Network is { Existing: not null, Dns.Length: > 0 })
        {
            Report("network.dns", spec.Network.Node, NetworkSpec.Keys.Dns, "the existing subnet has its own name servers", "Set them on the subnet: openstack subnet set --dns-nameserver.", bag);
        }

        if (!spec.Api.LoadBalancer.Enabled)
        {
            Report("api.loadBalancer.provider", spec.Api.LoadBalancer.Node, LoadBalancerSpec.Keys.Provider, "there is no load balancer", "Set api.loadBalancer.enabled to true, or leave it out.", bag);
        }

        if (spec is { Pools: [], NodePorts.AllowedCidrs.Length: > 0 })
        {
            Report("nodePorts.allowedCidrs", spec.NodePorts.Node, NodePortsSpec.Keys.AllowedCidrs, "there is no pool", "Ports of nodes are open on workers only.", bag);
        }
    }

    private static void Report(string path, YamlMapping owner, string field, string why, string help, DiagnosticBag bag)
    {
        if (owner.SpanOf(field) is { Source.Kind: SourceKind.Author } place)
        {
            bag.Add(SpecCodes.NoEffect, place, $"\"{path}\" has no effect: {why}.", help);
        }
    }
}
