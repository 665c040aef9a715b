using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;
using Hotc.Review.Families;
using Hotc.Review.Values;

namespace Hotc.Review.Consequences;

/// <summary>Parts of a load balancer that go away for a while.</summary>
internal sealed class LoadBalancerRule : ConsequenceRule
{
    private static readonly DiagnosticDescriptor Interrupted = new(
        "HW7534",
        DiagnosticLevel.Warning,
        "A load balancer is interrupted",
        "A load balancer, listener, pool or health monitor is replaced or deleted. Connections through it end, and it takes minutes until Octavia has the new one ready. "
        + "Two listeners cannot have the same port at the same time, so a replacement may fail.",
        Examples.Pair(
            "resources:\n  listener: {type: OS::Octavia::Listener, properties: {loadbalancer: api, protocol: TCP, protocol_port: 6443}}\n",
            "resources:\n  listener: {type: OS::Octavia::Listener, properties: {loadbalancer: api, protocol: TCP, protocol_port: 443}}\n"),
        Examples.Pair(
            "resources:\n  listener: {type: OS::Octavia::Listener, properties: {loadbalancer: api, protocol: TCP, protocol_port: 6443}}\n",
            "resources:\n  listener: {type: OS::Octavia::Listener, properties: {loadbalancer: api, protocol: TCP, protocol_port: 6443, connection_limit: 9}}\n"));

    private static readonly DiagnosticDescriptor Taken = new(
        "HE7536",
        DiagnosticLevel.Error,
        "A new load balancer wants the address that the old one has",
        "Heat makes the new load balancer before it deletes the old one, and Neutron gives an address of a subnet once: the update fails. Delete the old one in Octavia "
        + "right before the update (openstack loadbalancer delete --cascade --wait NAME): the address is free then, and Heat does not mind that there is nothing left to delete. What is "
        + "behind it is not reached meanwhile. Or give the new one another address.",
        Examples.Pair(
            "resources:\n  api: {type: OS::Octavia::LoadBalancer, properties: {vip_subnet: a, vip_address: 10.0.0.9, provider: amphora}}\n",
            "resources:\n  api: {type: OS::Octavia::LoadBalancer, properties: {vip_subnet: a, vip_address: 10.0.0.9, provider: ovn}}\n"),
        Examples.Pair(
            "resources:\n  api: {type: OS::Octavia::LoadBalancer, properties: {vip_subnet: a, vip_address: 10.0.0.9, provider: amphora}}\n",
            "resources:\n  api: {type: OS::Octavia::LoadBalancer, properties: {vip_subnet: a, provider: ovn}}\n"));

    private static readonly string[] Types = ["OS::Octavia::LoadBalancer", "OS::Octavia::Listener", "OS::Octavia::Pool", "OS::Octavia::HealthMonitor"];

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Interrupted, Taken];

    public override IEnumerable<Consequence> Find(ChangePlan plan)
    {
        List<ResourceChange> parts = [.. plan.Changes.Where(c => Types.Contains(c.Type) && c.Action is ChangeAction.Replace or ChangeAction.Delete)];
        if (parts.Count > 0)
        {
            var names = string.Join(", ", parts.Select(p => $"{p.Address} ({p.Action.Word()})"));
            yield return new Consequence(Interrupted, $"the load balancer is interrupted: {names}", [.. parts.Select(p => p.Address)]);
        }

        foreach (var balancer in parts.Where(p => p.Type == LoadBalancerFamily.LoadBalancer && p.Action == ChangeAction.Replace && KeepsAddress(p)))
        {
            yield return new Consequence(Taken, $"the load balancer {balancer.Address} is replaced and keeps its address, which the old one still has: the update fails", [balancer.Address])
            {
                Help = "right before the update: openstack loadbalancer delete --cascade --wait NAME",
            };
        }
    }

    private static bool KeepsAddress(ResourceChange balancer) =>
        balancer.After!.Properties["vip_address"] is Scalar { Text.Length: > 0 } && !balancer.Properties.Any(p => p.Name is "vip_address" or "vip_subnet" or "vip_network");
}
