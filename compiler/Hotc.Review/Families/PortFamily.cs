using Hotc.Review.Changes;
using Hotc.Review.Values;

namespace Hotc.Review.Families;

/// <summary>
/// Ports. Source: <c>heat/engine/resources/openstack/neutron/port.py</c> of Heat 19: <c>needs_replace</c> replaces the port at
/// every update when <c>replacement_policy</c> says so; <c>prepare_for_replace</c> takes the fixed addresses away from the old
/// port, so that the new one can have them.
/// </summary>
internal sealed class PortFamily : ResourceFamily
{
    public const string Port = "OS::Neutron::Port";

    public override IEnumerable<string> Types => [Port];

    public override string? Restless => "REPLACE_ALWAYS";

    public override Verdict? Always(PropertyDiff diff) =>
        (diff.After.GetValueOrDefault("replacement_policy") as Scalar)?.Text == Restless
            ? new(ChangeAction.Replace, ChangeReason.ReplacementPolicy, "replacement_policy")
            : null;

    public override Likeness AttributeAfterUpdate(ResourceChange change, string attribute) =>
        attribute is "subnets" && change.Properties.Any(p => p.Name == "fixed_ips") ? Likeness.MayDiffer : base.AttributeAfterUpdate(change, attribute);
}
