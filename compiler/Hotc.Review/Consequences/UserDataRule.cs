using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Review.Changes;

namespace Hotc.Review.Consequences;

/// <summary>User-data that existing servers never see.</summary>
internal sealed class UserDataRule : ConsequenceRule
{
    private static readonly DiagnosticDescriptor Ignored = new(
        "HI7541",
        DiagnosticLevel.Info,
        "New user-data reaches new servers only",
        "The user-data is different, and user_data_update_policy says IGNORE: servers that exist keep what they were started with. Servers "
        + "made later (scaling, repair, replacement) get the new one, so a pool may hold both.",
        Examples.Pair(
            "resources:\n  server: {type: OS::Nova::Server, properties: {flavor: m1, image: linux, user_data: a, user_data_update_policy: IGNORE}}\n",
            "resources:\n  server: {type: OS::Nova::Server, properties: {flavor: m1, image: linux, user_data: b, user_data_update_policy: IGNORE}}\n"),
        Examples.Pair(
            "resources:\n  server: {type: OS::Nova::Server, properties: {flavor: m1, image: linux, user_data: a, user_data_update_policy: IGNORE}}\n",
            "resources:\n  server: {type: OS::Nova::Server, properties: {flavor: m1, image: linux, user_data: a, user_data_update_policy: IGNORE, name: b}}\n"));

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Ignored];

    public override IEnumerable<Consequence> Find(ChangePlan plan) =>
        from pool in PoolServers.Of(plan)
        let servers = pool.Servers.Where(s => s.Action is ChangeAction.Update or ChangeAction.Resize && s.Properties.Any(p => p.Name == "user_data")).ToList()
        where servers.Count > 0
        select new Consequence(
            Ignored,
            $"{pool.Title}: {Counted.Of(servers.Count, "server")} {(servers.Count == 1 ? "keeps its" : "keep their")} old user-data; new servers get the new one",
            [.. servers.Select(s => s.Address)]);
}
