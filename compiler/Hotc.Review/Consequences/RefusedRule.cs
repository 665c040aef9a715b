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
        "No update may change this property, or not in this way: a volume never shrinks. Heat ends the update with an error, after it may "
        + "have changed other resources. Keep the value, or give the resource another name, so that Heat makes a new one and deletes the "
        + "old one. A group that is updated in steps hands the new template to all members in the first one, and to those whose turn comes "
        + "later with their old values, so that template must still take every value that they have, and need no other. Make the "
        + "max_batch_size as large as the group, in an update of its own before this one.",
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
        select new Consequence(
            Refused,
            change.Node.IsGroup
                ? $"members of {change.Address} get the new template before their turn, and it does not fit their old values ({change.Cause}): the update fails"
                : $"Heat refuses to change {change.Cause} of {change.Address}: the update fails",
            [change.Address])
        {
            Help = change.Node.IsGroup ? "first make the steps as large as the group, in an update of its own" : null,
        };
}
