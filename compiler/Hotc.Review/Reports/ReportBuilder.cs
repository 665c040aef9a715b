using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Bundles;
using Hotc.Heat.Values;
using Hotc.Review.Graphs;
using Hotc.Review.Quotas;
using Hotc.Review.Stacks;
using Hotc.Review.Values;

namespace Hotc.Review.Reports;

/// <summary>Makes the report of a bundle.</summary>
public static class ReportBuilder
{
    /// <summary>Makes it; what comes from elsewhere (findings, authorities, the comparison) is added by the caller.</summary>
    /// <param name="side">The bundle.</param>
    /// <param name="flavors">The flavors of the cloud; null when they are not known: then cores and memory are not.</param>
    /// <param name="bag">Takes findings about flavors.</param>
    public static StackReport Make(ReviewSide side, FlavorList? flavors, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(side);
        ArgumentNullException.ThrowIfNull(bag);
        List<ResourceNode> all = [.. All(side.Root)];
        var (facts, sizes) = ReportManifest.Read(side.Files.Bytes(BundleNames.Manifest));
        return new StackReport(side.Name)
        {
            Facts = facts,
            Sizes = sizes,
            Graph = GraphBuilder.Make(side),
            Pools = [.. Folded(all.Where(r => r.Type == "OS::Nova::Server"), Pool).Select(p => p.Row with { Count = p.Count })],
            Ranges = [.. all.Where(r => r.Type == "OS::Neutron::Subnet").Select(Range)],
            Addresses = [.. Folded(all.Where(r => KindOf(r) is not null), Address).Select(a => a.Row with { Count = a.Count })],
            Incoming = SecurityReader.Read(all, "ingress"),
            Outgoing = SecurityReader.Read(all, "egress"),
            Secrets = [.. Secrets(side.Root)],
            Needs = QuotaCounter.Count(side, flavors, bag),
        };
    }

    private static IEnumerable<ResourceNode> All(StackNode stack) =>
        stack.Resources.SelectMany(r => r.Child is { } child ? All(child).Prepend(r) : [r]);

    // Members of a group that are alike become one row.
    private static IEnumerable<(T Row, int Count)> Folded<T>(IEnumerable<ResourceNode> resources, Func<ResourceNode, T> row)
        where T : notnull =>
        resources.Select(row).GroupBy(r => r).Select(g => (g.Key, g.Count()));

    private static ReportPool Pool(ResourceNode server) => new(
        Pattern(server),
        null,
        Text((server.Properties["metadata"] as TermMap)?["role"]),
        Text(server.Properties["flavor"]),
        Text(server.Properties["image"]) is { Length: > 0 } image ? image : "a volume",
        string.Join(", ", server.Stack.Resources.Where(r => r.Type == "OS::Cinder::Volume").Select(v => $"{v.Name} {Text(v.Properties["size"])} GiB")));

    private static ReportFact Range(ResourceNode subnet)
    {
        var pools = ((subnet.Properties["allocation_pools"] as TermList)?.Items ?? []).OfType<TermMap>().Select(p => $"{Text(p["start"])}–{Text(p["end"])}").ToList();
        var gateway = Text(subnet.Properties["gateway_ip"]) is { Length: > 0 } ip ? $"; gateway {ip}" : "";
        return new ReportFact(subnet.Address, $"{Text(subnet.Properties["cidr"])}{gateway}{(pools.Count == 0 ? "" : $"; given out: {string.Join(", ", pools)}")}");
    }

    private static ReportAddress Address(ResourceNode resource)
    {
        var ip = resource.Type switch
        {
            "OS::Neutron::Port" => string.Join(", ", ((resource.Properties["fixed_ips"] as TermList)?.Items ?? []).OfType<TermMap>().Select(f => Text(f["ip_address"])).Where(t => t.Length > 0)),
            "OS::Octavia::LoadBalancer" => Text(resource.Properties["vip_address"]),
            _ => Text(resource.Properties["floating_ip_address"]),
        };
        var groups = ((resource.Properties["security_groups"] as TermList)?.Items ?? []).Select(SecurityReader.NameOf);
        return new ReportAddress(Pattern(resource), 0, KindOf(resource)!, ip.Length > 0 ? ip : "given by the cloud", string.Join(", ", groups));
    }

    private static string? KindOf(ResourceNode resource) => resource.Type switch
    {
        "OS::Neutron::Port" => "port",
        "OS::Octavia::LoadBalancer" => "load balancer",
        "OS::Neutron::FloatingIP" => "floating IP",
        _ => null,
    };

    private static IEnumerable<ReportFact> Secrets(StackNode root) =>
        from entry in (root.Template?["parameters"] as HotMap ?? HotMap.Empty).Entries
        where entry.Value is HotMap declared && new Parameter(entry.Key, declared).IsHidden
        select new ReportFact(entry.Key, ((entry.Value as HotMap)?["description"] as HotText)?.Value ?? "");

    private static string Text(Term? term) => term is null or Scalar { IsNull: true } ? "" : TermText.Show(term);

    private static string Pattern(ResourceNode node) => node.Stack.Owner is not { } owner ? node.Name : $"{Pattern(owner)}/{(owner.IsGroup ? "*" : node.Name)}";
}
