using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;

namespace Hotc.Review.Consequences;

/// <summary>Changes that Heat refuses.</summary>
internal sealed class RefusedRule : ConsequenceRule
{
    private static readonly DiagnosticDescriptor Refused = new(
        "HE7501",
        DiagnosticLevel.Error,
        "Heat refuses the update",
        "The type says of this property that no update may change it, so Heat ends the update with an error, after it may have changed "
        + "other resources. Keep the value, or give the resource another name, so that Heat makes a new one and deletes the old one.",
        Examples.Pair(
            "resources:\n  trunk: {type: OS::Neutron::Trunk, properties: {port: a}}\n",
            "resources:\n  trunk: {type: OS::Neutron::Trunk, properties: {port: b}}\n"),
        Examples.Pair(
            "resources:\n  trunk: {type: OS::Neutron::Trunk, properties: {port: a}}\n",
            "resources:\n  trunk: {type: OS::Neutron::Trunk, properties: {port: a, name: b}}\n"));

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Refused];

    public override IEnumerable<Consequence> Find(ChangePlan plan) =>
        from change in plan.Changes
        where change.Action == ChangeAction.Refuse
        select new Consequence(Refused, $"Heat refuses to change {change.Cause} of {change.Address}: the update fails", [change.Address]);
}
