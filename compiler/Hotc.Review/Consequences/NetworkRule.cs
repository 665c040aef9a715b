using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;

namespace Hotc.Review.Consequences;

/// <summary>Networks that everything else stands on.</summary>
internal sealed class NetworkRule : ConsequenceRule
{
    private static readonly DiagnosticDescriptor Cut = new(
        "HE7532",
        DiagnosticLevel.Error,
        "A network, subnet or router is replaced or deleted",
        "Every port on it is replaced with it, every node loses its address, and Neutron refuses to delete what is still in use, "
        + "which ends the update half way. Make a new cluster beside the old one instead.",
        Examples.Pair(
            "resources:\n  net: {type: OS::Neutron::Net}\n  subnet: {type: OS::Neutron::Subnet, properties: {network: {get_resource: net}, cidr: 10.0.0.0/24}}\n",
            "resources:\n  net: {type: OS::Neutron::Net}\n  subnet: {type: OS::Neutron::Subnet, properties: {network: {get_resource: net}, cidr: 10.1.0.0/24}}\n"),
        Examples.Pair(
            "resources:\n  net: {type: OS::Neutron::Net}\n  subnet: {type: OS::Neutron::Subnet, properties: {network: {get_resource: net}, cidr: 10.0.0.0/24}}\n",
            "resources:\n  net: {type: OS::Neutron::Net}\n  subnet: {type: OS::Neutron::Subnet, properties: {network: {get_resource: net}, cidr: 10.0.0.0/24, dns_nameservers: [192.0.2.1]}}\n"));

    private static readonly string[] Types = ["OS::Neutron::Net", "OS::Neutron::Subnet", "OS::Neutron::Router", "OS::Neutron::RouterInterface", "OS::Neutron::ProviderNet"];

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Cut];

    public override IEnumerable<Consequence> Find(ChangePlan plan) =>
        from change in plan.Changes
        where Types.Contains(change.Type) && change.Action is ChangeAction.Replace or ChangeAction.Delete && change.Fate == ChangeFate.Deleted
        let what = change.Type[(change.Type.LastIndexOf(':') + 1)..] switch { "Net" or "ProviderNet" => "network", "RouterInterface" => "router interface", var other => other.ToLowerInvariant() }
        select new Consequence(
            Cut,
            $"the {what} {change.Address} is {(change.Action == ChangeAction.Delete ? "deleted" : $"replaced ({change.Reason.Word()}{(change.Cause is null ? "" : $": {change.Cause}")})")}: nodes on it are cut off",
            [change.Address]);
}
