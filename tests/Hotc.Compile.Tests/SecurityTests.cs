using Hotc.Compile.Tests.Harness;

namespace Hotc.Compile.Tests;

/// <summary>Who may reach whom, as a table: role, protocol, ports, sender.</summary>
public sealed class SecurityTests
{
    private const string Balanced = "controlPlane: {count: 3}\napi: {public: true, allowedCidrs: [198.51.100.0/24, 203.0.113.0/24], loadBalancer: {enabled: true, provider: PROVIDER}}\n";

    private static readonly string[] Minimal =
    [
        "control-plane icmp  10.0.0.0/24",
        "control-plane tcp 10250 control-plane",
        "control-plane tcp 10250 worker",
        "control-plane tcp 2379-2380 control-plane",
        "control-plane tcp 6443 10.0.0.0/24",
        "control-plane udp 8472 control-plane",
        "control-plane udp 8472 worker",
        "worker icmp  10.0.0.0/24",
        "worker tcp 10250 control-plane",
        "worker tcp 10250 worker",
        "worker tcp 30000-32767 10.0.0.0/24",
        "worker udp 30000-32767 10.0.0.0/24",
        "worker udp 8472 control-plane",
        "worker udp 8472 worker",
    ];

    [Fact]
    public void A_minimal_cluster_lets_nobody_in_from_outside() => Assert.Equal(Minimal, Table(""));

    [Fact]
    public void Behind_amphora_the_nodes_need_not_know_the_clients() =>
        Assert.Equal(Minimal, Table(Balanced.Replace("PROVIDER", "amphora", StringComparison.Ordinal)));

    [Fact]
    public void Behind_OVN_the_nodes_see_the_clients_themselves() => Assert.Equal(
        ["control-plane tcp 6443 198.51.100.0/24", "control-plane tcp 6443 203.0.113.0/24"],
        Table(Balanced.Replace("PROVIDER", "ovn", StringComparison.Ordinal)).Except(Minimal));

    [Fact]
    public void Clients_of_a_single_node_reach_its_API_alone() =>
        Assert.Equal(["control-plane tcp 6443 198.51.100.0/24"], Table("api: {public: true, allowedCidrs: [198.51.100.0/24]}\n").Except(Minimal));

    [Fact]
    public void Shell_and_node_ports_open_to_the_ranges_that_the_spec_lists() => Assert.Equal(
        [
            "control-plane tcp 22 192.0.2.0/28", "worker tcp 22 192.0.2.0/28", "worker tcp 30000-32767 192.0.2.64/28", "worker udp 30000-32767 192.0.2.64/28",
        ],
        Table("ssh: {allowedCidrs: [192.0.2.0/28]}\nnodePorts: {allowedCidrs: [192.0.2.64/28]}\n").Except(Minimal));

    [Fact]
    public void Without_a_pod_network_none_is_let_through() =>
        Assert.DoesNotContain(Table("network: {cni: {name: none}}\n"), r => r.Contains("8472", StringComparison.Ordinal));

    [Theory]
    [InlineData("flannel", "udp 8472")]
    [InlineData("calico", "tcp 179", "tcp 5473", "udp 4789", "udp 51820", "4 ")]
    [InlineData("cilium", "tcp 4240", "tcp 4244", "tcp 4250", "udp 6081", "udp 8472", "udp 51871")]
    public void A_pod_network_gets_the_ports_of_its_tunnels(string network, params string[] ports)
    {
        var others = Table("network: {cni: {name: none}}\n");
        var own = Table($"network: {{cni: {{name: {network}}}}}\n").Except(others).ToList();
        foreach (var role in new[] { "control-plane", "worker" })
        {
            Assert.Equal(
                ports.SelectMany(p => new[] { $"{role} {p} control-plane", $"{role} {p} worker" }).Order(StringComparer.Ordinal),
                own.Where(r => r.StartsWith(role + " ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Without_pools_no_rule_names_workers() =>
        Assert.DoesNotContain(Table("pools: null\n"), r => r.Contains("worker", StringComparison.Ordinal));

    [Fact]
    public void Resource_names_of_rules_are_unique()
    {
        var rules = Specs.Over(Balanced.Replace("PROVIDER", "ovn", StringComparison.Ordinal)).Sound().Planned!.Plan.SecurityGroups.SelectMany(g => g.Rules).Select(r => r.Resource).ToList();
        Assert.Equal(rules.Count, rules.Distinct().Count());
    }

    private static List<string> Table(string snippet)
    {
        var groups = Specs.Over(snippet).Sound().Planned!.Plan.SecurityGroups;
        var roles = groups.ToDictionary(g => g.Resource, g => g.Role);
        return
        [
            .. groups.SelectMany(g => g.Rules.Select(r => $"{g.Role} {r.Protocol} {Ports(r.PortMin, r.PortMax)} {r.Cidr ?? roles[r.Group!]}")).Order(StringComparer.Ordinal),
        ];
    }

    private static string Ports(int? first, int? last) => first is null ? "" : first == last ? $"{first}" : $"{first}-{last}";
}
