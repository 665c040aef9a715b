using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Review.Changes;

namespace Hotc.Review.Consequences;

/// <summary>Servers that go.</summary>
internal sealed class LeavingServersRule : ConsequenceRule
{
    private const string Group =
        "resources:\n  pool_general:\n    type: OS::Heat::ResourceGroup\n    properties:\n      count: 5\n      resource_def: {type: OS::Nova::Server, properties: {flavor: m1, image: linux}}\n";

    private static readonly DiagnosticDescriptor Leaving = new(
        "HW7522",
        DiagnosticLevel.Warning,
        "Servers are deleted",
        "Heat takes the members with the highest numbers and does not drain them. Their nodes stay in Kubernetes as NotReady until "
        + "somebody deletes them. Drain them before, or name others in the removal list of the group. Of the control plane, more than "
        + "a minority must not go at once.",
        Examples.Pair(Group, Group.Replace("count: 5", "count: 3", StringComparison.Ordinal)),
        Examples.Pair(Group, Group.Replace("count: 5", "count: 6", StringComparison.Ordinal)));

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Leaving];

    public override IEnumerable<Consequence> Find(ChangePlan plan) =>
        from pool in PoolServers.Of(plan)
        let servers = pool.With(ChangeAction.Delete)
        where !servers.IsEmpty
        select new Consequence(
            Leaving,
            $"{pool.Title}: {Counted.Of(servers.Length, "server")} {(servers.Length == 1 ? "is" : "are")} deleted, no drain",
            [.. servers.Select(s => s.Address)])
        {
            Help = "drain the nodes before the update and delete them from Kubernetes after it",
        };
}
