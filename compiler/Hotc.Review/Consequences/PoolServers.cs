using System.Collections.Immutable;
using System.Globalization;
using Hotc.Review.Changes;
using Hotc.Review.Families;
using Hotc.Review.Stacks;

namespace Hotc.Review.Consequences;

/// <summary>The servers of one pool of nodes that change.</summary>
/// <param name="Name">What people call the pool.</param>
/// <param name="Role">What its nodes are for.</param>
/// <param name="HoldsEtcd">Whether members of etcd run on them.</param>
/// <param name="Servers">The servers that change, made and deleted ones included.</param>
/// <param name="Group">What happens to the group; null when the servers belong to none, or the group is new, gone or replaced.</param>
internal sealed record PoolServers(string Name, NodeRole Role, bool HoldsEtcd, ImmutableArray<ResourceChange> Servers, GroupChange? Group)
{
    /// <summary>What a sentence about the pool begins with.</summary>
    public string Title => Role switch { NodeRole.ControlPlane => "control plane", NodeRole.Etcd => "etcd", _ => Name };

    /// <summary>The servers with an action.</summary>
    public ImmutableArray<ResourceChange> With(params ReadOnlySpan<ChangeAction> actions)
    {
        var wanted = actions.ToArray();
        return [.. Servers.Where(s => wanted.Contains(s.Action))];
    }

    /// <summary>How many servers there are now.</summary>
    public int Count => Group?.CountBefore ?? Servers.Count(s => s.Before is not null);

    /// <summary>How many of some servers change at the same time, at most.</summary>
    public int AtOnce(ImmutableArray<ResourceChange> servers) => Group is null ? servers.Length : Math.Min(servers.Length, Group.AtOnce);

    /// <summary>The pools of a plan in the order of the templates.</summary>
    public static IEnumerable<PoolServers> Of(ChangePlan plan) =>
        from change in plan.Changes
        where change.Type == ServerFamily.Server
        group change by change.Group?.Address ?? "" into pool
        let first = pool.First()
        let role = NodeRoles.Of(first.Node)
        select new PoolServers(
            NameOf(first.Node),
            role,
            role == NodeRole.Etcd || (role == NodeRole.ControlPlane && !NodeRoles.Has(plan.Before.Root, NodeRole.Etcd)),
            [.. pool],
            plan.Groups.FirstOrDefault(g => g.After.Address == pool.Key));

    /// <summary>«3 of 3 control-plane servers», «3 of 3 etcd servers».</summary>
    public string Counted(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} of {Math.Max(Count, count)} {Role switch { NodeRole.ControlPlane => "control-plane servers", NodeRole.Etcd => "etcd servers", _ => $"servers of {Name}" }}");

    /// <summary>«one at a time», «two at a time», «all at once».</summary>
    public static string Pace(int atOnce, int all) =>
        all == 1 ? "" : atOnce >= all ? " all at once" : atOnce == 1 ? " one at a time" : string.Create(CultureInfo.InvariantCulture, $" {atOnce} at a time");

    private static string NameOf(ResourceNode server)
    {
        var pool = NodeRoles.Metadata(server, "pool");
        return pool is not null ? $"pool {pool}" : ResourceChange.GroupOf(server)?.Name ?? "no group";
    }
}
