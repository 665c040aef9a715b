using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;
using Hotc.Review.Families;

namespace Hotc.Review.Consequences;

/// <summary>Addresses that others know.</summary>
internal sealed class ApiAddressRule : ConsequenceRule
{
    private static readonly DiagnosticDescriptor Changed = new(
        "HE7531",
        DiagnosticLevel.Error,
        "An address that others know changes",
        "A floating IP or the address of a load balancer is given up. Clients, kubeconfig files, DNS names and firewalls that name it do not follow, and certificates do "
        + "not cover the new one until they are issued again. An address that is free again may be somebody else's a moment later.",
        Examples.Pair(
            "resources:\n  api: {type: OS::Neutron::FloatingIP, properties: {floating_network: public}}\n",
            "resources:\n  api: {type: OS::Neutron::FloatingIP, properties: {floating_network: other}}\n"),
        Examples.Pair(
            "resources:\n  api: {type: OS::Neutron::FloatingIP, properties: {floating_network: public}}\n",
            "resources:\n  api: {type: OS::Neutron::FloatingIP, properties: {floating_network: public, dns_name: api}}\n"));

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Changed];

    public override IEnumerable<Consequence> Find(ChangePlan plan) =>
        from change in plan.Changes
        let isFloating = change.Type == FloatingIpFamily.FloatingIp && change.Group is null
        let isBalancer = change.Type == LoadBalancerFamily.LoadBalancer && (change.Action == ChangeAction.Delete || change.Properties.Any(p => p.Name is "vip_address" or "vip_subnet"))
        where (isFloating || isBalancer) && change.Action is ChangeAction.Replace or ChangeAction.Delete
        where change.Fate == ChangeFate.Deleted
        select new Consequence(
            Changed,
            $"{(isFloating ? "the floating IP" : "the address of the load balancer")} {change.Address} {(change.Action == ChangeAction.Delete ? "goes" : "changes")}"
            + (IsOfApi(change) ? $": the API address {(change.Action == ChangeAction.Delete ? "goes" : "changes")}" : ""),
            [change.Address]);

    private static bool IsOfApi(ResourceChange change) => change.Address.Contains("api", StringComparison.OrdinalIgnoreCase) || change.Type == LoadBalancerFamily.LoadBalancer;
}
