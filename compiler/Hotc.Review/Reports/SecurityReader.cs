using System.Collections.Immutable;
using Hotc.Review.Stacks;
using Hotc.Review.Values;

namespace Hotc.Review.Reports;

/// <summary>Reads rules of security groups, those that stand in the group and those of their own.</summary>
internal static class SecurityReader
{
    private const string Group = "OS::Neutron::SecurityGroup";
    private const string Rule = "OS::Neutron::SecurityGroupRule";

    public static SecurityMatrix Read(IReadOnlyCollection<ResourceNode> all, string direction)
    {
        List<SecurityCell> cells =
        [
            .. from owner in all.Where(r => r.Type == Group)
               from rule in ((owner.Properties["rules"] as TermList)?.Items ?? []).OfType<TermMap>()
               where Direction(rule) == direction
               select Cell(Name(owner), rule, owner),
            .. from rule in all.Where(r => r.Type == Rule)
               where Direction(rule.Properties) == direction
               select Cell(NameOf(rule.Properties["security_group"]), rule.Properties, null),
        ];
        ImmutableArray<SecurityCell> distinct = [.. cells.Distinct()];
        var groups = all.Where(r => r.Type == Group).Select(Name).Concat(distinct.Select(c => c.Group)).Distinct();
        ImmutableArray<string> shown = [.. direction == "ingress" ? groups : groups.Where(g => distinct.Any(c => c.Group == g))];
        return new SecurityMatrix(shown, [.. distinct.Select(c => c.Peer).Distinct().OrderBy(p => !shown.Contains(p)).ThenBy(p => p, StringComparer.Ordinal)], distinct);
    }

    /// <summary>What people call the group that a term refers to.</summary>
    public static string NameOf(Term? term) => term is ReferenceTerm { Target: { Type: Group } target, Attribute: null } ? Name(target) : TermText.Show(term);

    private static string Name(ResourceNode group) => group.Properties["name"] is Scalar { Text: { Length: > 0 } name } ? name : group.Name;

    private static SecurityCell Cell(string group, TermMap rule, ResourceNode? owner)
    {
        var isGroup = rule["remote_mode"] is Scalar { Text: "remote_group_id" };
        var peer = (rule["remote_group"] ?? rule["remote_group_id"]) is { } remote ? NameOf(remote)
            : isGroup && owner is not null ? Name(owner)
            : rule["remote_ip_prefix"] is { } prefix and not Scalar { IsNull: true } ? TermText.Show(prefix)
            : rule["ethertype"] is Scalar { Text: "IPv6" } ? "anywhere (IPv6)" : "anywhere";
        return new SecurityCell(group, peer, Traffic(rule));
    }

    private static string Direction(TermMap rule) => (rule["direction"] as Scalar)?.Text ?? "ingress";

    private static string Traffic(TermMap rule)
    {
        var protocol = rule["protocol"] is { } given and not Scalar { IsNull: true } ? TermText.Show(given) : "everything";
        var (least, most) = (rule["port_range_min"], rule["port_range_max"]);
        return least is null ? protocol
            : most is null || TermText.Show(least) == TermText.Show(most) ? $"{protocol} {TermText.Show(least)}"
            : $"{protocol} {TermText.Show(least)}–{TermText.Show(most)}";
    }
}
