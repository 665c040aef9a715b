using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Review.Changes;

namespace Hotc.Review.Consequences;

/// <summary>Servers that get another flavor.</summary>
internal sealed class ResizeRule : ConsequenceRule
{
    private static readonly DiagnosticDescriptor Resized = new(
        "HW7523",
        DiagnosticLevel.Warning,
        "Servers are resized",
        "A server that gets another flavor is shut down, moved and started again, with its disk. Heat does not drain it.",
        Examples.Pair(
            "resources:\n  server: {type: OS::Nova::Server, properties: {flavor: m1, image: linux}}\n",
            "resources:\n  server: {type: OS::Nova::Server, properties: {flavor: m2, image: linux}}\n"),
        Examples.Pair(
            "resources:\n  server: {type: OS::Nova::Server, properties: {flavor: m1, image: linux}}\n",
            "resources:\n  server: {type: OS::Nova::Server, properties: {flavor: m1, image: linux, metadata: {a: b}}}\n"));

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Resized];

    public override IEnumerable<Consequence> Find(ChangePlan plan) =>
        from pool in PoolServers.Of(plan)
        let servers = pool.With(ChangeAction.Resize)
        where !servers.IsEmpty
        select new Consequence(
            Resized,
            $"{pool.Title}: {Counted.Of(servers.Length, "server")} {(servers.Length == 1 ? "is resized," : $"are resized{PoolServers.Pace(pool.AtOnce(servers), servers.Length)}, each")} with a shutdown",
            [.. servers.Select(s => s.Address)]);
}
