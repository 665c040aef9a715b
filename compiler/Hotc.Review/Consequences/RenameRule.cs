using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;

namespace Hotc.Review.Consequences;

/// <summary>Resources that only have another name or place.</summary>
internal sealed class RenameRule : ConsequenceRule
{
    private static readonly DiagnosticDescriptor Renamed = new(
        "HW7535",
        DiagnosticLevel.Warning,
        "A resource is renamed or moved",
        "Heat knows a resource by its name in its template and by nothing else. One that is only renamed, or moved to another template, is "
        + "deleted and made anew, with all that hangs on it. Keep the old name where the thing should live on.",
        Examples.Pair(
            "resources:\n  a: {type: OS::Neutron::Net, properties: {dns_domain: example.org.}}\n",
            "resources:\n  b: {type: OS::Neutron::Net, properties: {dns_domain: example.org.}}\n"),
        Examples.Pair(
            "resources:\n  a: {type: OS::Neutron::Net, properties: {dns_domain: example.org.}}\n",
            "resources:\n  a: {type: OS::Neutron::Net, properties: {dns_domain: example.com.}}\n"));

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Renamed];

    public override IEnumerable<Consequence> Find(ChangePlan plan) =>
        from change in plan.Changes
        where change is { Action: ChangeAction.Create, OtherAddress: not null }
        select new Consequence(
            Renamed,
            $"{change.OtherAddress} is {(change.Reason == ChangeReason.Renamed ? "renamed" : "moved")} to {change.Address}: Heat makes a new one and deletes the old one",
            [change.OtherAddress!, change.Address]);
}
