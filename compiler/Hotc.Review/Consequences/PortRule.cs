using System.Globalization;
using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;
using Hotc.Review.Families;

namespace Hotc.Review.Consequences;

/// <summary>Ports that are replaced while their server stays.</summary>
internal sealed class PortRule : ConsequenceRule
{
    private static readonly DiagnosticDescriptor Replaced = new(
        "HW7533",
        DiagnosticLevel.Warning,
        "Ports are replaced",
        "A new port has another MAC address and, without a fixed address in the template, another IP address. The server loses its network "
        + "for a moment; what knows the node by its address (etcd, the kubelet's certificate) must follow.",
        Examples.Pair(
            "resources:\n  port: {type: OS::Neutron::Port, properties: {network: a}}\n",
            "resources:\n  port: {type: OS::Neutron::Port, properties: {network: b}}\n"),
        Examples.Pair(
            "resources:\n  port: {type: OS::Neutron::Port, properties: {network: a}}\n",
            "resources:\n  port: {type: OS::Neutron::Port, properties: {network: a, name: first}}\n"));

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Replaced];

    public override IEnumerable<Consequence> Find(ChangePlan plan) =>
        from change in plan.Changes
        where change.Type == PortFamily.Port && change.Action == ChangeAction.Replace
        group change by (ResourceViews.Of(change).Pattern.Split('/')[0], change.Cause) into same
        let count = same.Count()
        select new Consequence(
            Replaced,
            (count == 1 ? $"the port {same.First().Address} is" : string.Create(CultureInfo.InvariantCulture, $"{count} ports of {same.Key.Item1} are"))
            + $" replaced{(same.Key.Cause is null ? "" : $" ({same.Key.Cause})")}",
            [.. same.Select(c => c.Address)]);
}
