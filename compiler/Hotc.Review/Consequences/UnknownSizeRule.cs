using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;

namespace Hotc.Review.Consequences;

/// <summary>Groups of which the review does not know how large they are.</summary>
internal sealed class UnknownSizeRule : ConsequenceRule
{
    private const string Group =
        "parameters:\n  count: {type: number}\nresources:\n  pool:\n    type: OS::Heat::ResourceGroup\n    properties:\n      count: {get_param: count}\n      resource_def: {type: OS::Nova::Server, properties: {flavor: m1, image: linux}}\n";

    private static readonly DiagnosticDescriptor Unknown = new(
        "HI7542",
        DiagnosticLevel.Info,
        "The size of a group is not known",
        "Neither the environment nor a default says how many members the group has, so it was looked at as if it had one.",
        Examples.Pair(Group, Group.Replace("m1", "m2", StringComparison.Ordinal)),
        Examples.Pair(Group.Replace("{type: number}", "{type: number, default: 2}", StringComparison.Ordinal), Group.Replace("{type: number}", "{type: number, default: 3}", StringComparison.Ordinal)));

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Unknown];

    public override IEnumerable<Consequence> Find(ChangePlan plan) =>
        from change in plan.Groups
        where change.CountBefore is null || change.CountAfter is null
        select new Consequence(Unknown, $"the size of the group {change.After.Address} is not known; it was looked at with one member", [change.After.Address]);
}
