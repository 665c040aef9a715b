using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;

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

    private static readonly string[] Types = ["OS::Octavia::LoadBalancer", "OS::Octavia::Listener", "OS::Octavia::Pool", "OS::Octavia::HealthMonitor"];

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Interrupted];

    public override IEnumerable<Consequence> Find(ChangePlan plan)
    {
        List<ResourceChange> parts = [.. plan.Changes.Where(c => Types.Contains(c.Type) && c.Action is ChangeAction.Replace or ChangeAction.Delete)];
        if (parts.Count > 0)
        {
            var names = string.Join(", ", parts.Select(p => $"{p.Address} ({p.Action.Word()})"));
            yield return new Consequence(Interrupted, $"the load balancer is interrupted: {names}", [.. parts.Select(p => p.Address)]);
        }
    }
}
