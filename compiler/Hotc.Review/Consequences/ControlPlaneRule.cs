using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;

namespace Hotc.Review.Consequences;

/// <summary>Servers of the control plane and of etcd that lose what they hold.</summary>
internal sealed class ControlPlaneRule : ConsequenceRule
{
    private const string Node =
        "parameters:\n  image: {type: string}\nresources:\n  server:\n    type: OS::Nova::Server\n    properties: {flavor: m1, image: {get_param: image}, metadata: {role: control-plane}}\n";

    private const string Group =
        "resources:\n  control_plane:\n    type: OS::Heat::ResourceGroup\n    update_policy: {rolling_update: {max_batch_size: 1, pause_time: 600}}\n"
        + "    properties: {count: 3, resource_def: {type: node.yaml, properties: {image: IMAGE}}}\n";

    private static readonly DiagnosticDescriptor Together = new(
        "HE7512",
        DiagnosticLevel.Error,
        "etcd loses its majority",
        "So many servers that etcd runs on are replaced, rebuilt or deleted at the same time that it has no majority left: the API stops, and the members "
        + "cannot find each other again by themselves. A group changes its members step by step only for what it hands to them; a changed "
        + "template of the members reaches all of them in the first step. And Heat takes the next step as soon as Nova says that a server "
        + "runs, long before it has joined, unless the step makes a new wait condition or the group has a pause_time. Change one member "
        + "after the other, by the removal list of the group.",
        Examples.Group(Group, Group, Node, Node.Replace("flavor: m1,", "flavor: m1, config_drive: true,", StringComparison.Ordinal)),
        Examples.Group(Group, Group.Replace("IMAGE", "newer", StringComparison.Ordinal), Node));

    private static readonly DiagnosticDescriptor Stepwise = new(
        "HW7513",
        DiagnosticLevel.Warning,
        "Servers of the control plane or of etcd are replaced or rebuilt",
        "Each such server loses its disk and, where etcd runs on it, joins again as a new member of that. While it does, the others must be healthy.",
        Examples.Group(Group, Group.Replace("IMAGE", "newer", StringComparison.Ordinal), Node),
        Examples.Group(Group, Group, Node, Node.Replace("{role: control-plane}", "{role: control-plane, note: x}", StringComparison.Ordinal)));

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Together, Stepwise];

    public override IEnumerable<Consequence> Find(ChangePlan plan)
    {
        foreach (var pool in PoolServers.Of(plan).Where(p => p.Role != NodeRole.Worker))
        {
            if (Leaving(pool) is { } leaving)
            {
                yield return leaving;
            }

            var servers = pool.With(ChangeAction.Replace, ChangeAction.Rebuild);
            if (servers.IsEmpty)
            {
                continue;
            }

            var atOnce = pool.AtOnce(servers);
            var done = servers.Any(s => s.Action == ChangeAction.Replace) ? "replaced" : "rebuilt";
            var what = $"{pool.Counted(servers.Length)} {(servers.Length == 1 ? "is" : "are")} {done}{PoolServers.Pace(atOnce, servers.Length)}";
            if (!pool.HoldsEtcd)
            {
                var isGone = atOnce >= pool.Count;
                yield return new Consequence(Stepwise, $"{what}: {(isGone ? "there is no API until one is back" : "the others serve the API meanwhile")}", [.. servers.Select(s => s.Address)])
                {
                    Help = isGone ? "replace one node at a time by the removal list of the group" : "look at the API's health between the steps",
                };
                continue;
            }

            var goesOn = servers.Length * 2 >= pool.Count && pool.Group is { WaitsBetweenSteps: false };
            var isLost = goesOn || (atOnce * 2 >= pool.Count && pool.Count > 0);
            var hurry = goesOn && atOnce < servers.Length ? ", and Heat does not wait until one has joined" : "";
            yield return new Consequence(
                isLost ? Together : Stepwise,
                isLost ? $"{what}{hurry}: etcd loses {(pool.Count == 1 ? "its only member" : "its majority")}" : $"{what}: etcd loses and regains a member each time",
                [.. servers.Select(s => s.Address)])
            {
                Help = isLost ? "replace one member at a time by the removal list of the group" : "look at etcd's health between the steps",
                IsDataLoss = atOnce >= pool.Count && !KeepsData(plan, servers),
            };
        }
    }

    // A member that is deleted is missed by the others, who still count it. Those that all go take the cluster with them,
    // which other rules tell.
    private static Consequence? Leaving(PoolServers pool)
    {
        var servers = pool.With(ChangeAction.Delete);
        return pool.HoldsEtcd && !servers.IsEmpty && servers.Length < pool.Count && servers.Length * 2 >= pool.Count
            ? new Consequence(Together, $"{pool.Counted(servers.Length)} are deleted: etcd loses its majority", [.. servers.Select(s => s.Address)])
            {
                Help = "take members out of etcd first (etcdctl member remove), one after the other",
            }
            : null;
    }

    // etcd's data on a volume of its own outlives the servers.
    private static bool KeepsData(ChangePlan plan, IEnumerable<ResourceChange> servers) =>
        servers.All(s => s.After?.Stack.Resources.Any(r => r.Type == "OS::Cinder::Volume" && r.Name.Contains("etcd", StringComparison.Ordinal) && !plan.Changes.Any(c => c.After == r && c.Action == ChangeAction.Replace)) == true);
}
