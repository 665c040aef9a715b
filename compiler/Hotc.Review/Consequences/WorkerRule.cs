using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Review.Changes;

namespace Hotc.Review.Consequences;

/// <summary>Servers of other pools that lose what they hold.</summary>
internal sealed class WorkerRule : ConsequenceRule
{
    private const string Node =
        "parameters:\n  image: {type: string}\nresources:\n  server:\n    type: OS::Nova::Server\n    properties: {flavor: m1, image: {get_param: image}, metadata: {pool: general}}\n";

    private const string Group =
        "resources:\n  pool_general:\n    type: OS::Heat::ResourceGroup\n    properties: {count: 5, resource_def: {type: node.yaml, properties: {image: IMAGE}}}\n";

    private static readonly DiagnosticDescriptor Restarted = new(
        "HW7521",
        DiagnosticLevel.Warning,
        "Servers of a pool are replaced or rebuilt",
        "Heat does not drain nodes: pods on them end without notice, and what they kept on the node's disk is gone. Drain the nodes of a step "
        + "before it, or let the update go in small steps.",
        Examples.Group(Group, Group.Replace("IMAGE", "newer", StringComparison.Ordinal), Node),
        Examples.Group(Group, Group, Node, Node.Replace("{pool: general}", "{pool: general, note: x}", StringComparison.Ordinal)));

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Restarted];

    public override IEnumerable<Consequence> Find(ChangePlan plan)
    {
        foreach (var pool in PoolServers.Of(plan).Where(p => p.Role == NodeRole.Worker))
        {
            foreach (var action in (ChangeAction[])[ChangeAction.Replace, ChangeAction.Rebuild])
            {
                var servers = pool.With(action);
                if (servers.IsEmpty)
                {
                    continue;
                }

                var ignores = pool.Group is { Steps.IsEmpty: false, ByTemplate: >= ChangeAction.Rebuild };
                yield return new Consequence(
                    Restarted,
                    $"{pool.Name}: {Counted.Of(servers.Length, "server")} {(servers.Length == 1 ? "is" : "are")} {(action == ChangeAction.Replace ? "replaced" : "rebuilt")}"
                    + $"{PoolServers.Pace(pool.AtOnce(servers), servers.Length)}, no drain{(ignores ? "; the steps of the group do not count for a changed template" : "")}",
                    [.. servers.Select(s => s.Address)])
                {
                    Help = "drain the nodes before the update",
                };
            }
        }
    }
}
