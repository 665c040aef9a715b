using System.Text;
using Hotc.Compile.Planning;
using Hotc.Compile.Tests.Harness;
using Hotc.Heat.Bundles;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests;

/// <summary>etcd on nodes of its own: what these are, whom they serve, and what the control plane is without etcd.</summary>
public sealed class EtcdNodesTests
{
    private const string Separate =
        "driver: {name: kubernetes-ubuntu, version: \"1.2\"}\ncontrolPlane: {count: 3, etcd: {topology: separate, volume: {size: 10}, nodes: {flavor: m1.small, image: ubuntu-24.04}}}\n"
        + "api: {loadBalancer: {enabled: true}}\nssh: {allowedCidrs: [192.0.2.0/28]}\n";

    private static readonly ClusterPlan Plan = Specs.Over(Separate).Sound().Planned!.Plan;

    public static TheoryData<string> Cases => [.. Case.All.Where(c => c.Name.StartsWith("separate-etcd", StringComparison.Ordinal)).Select(c => c.Folder)];

    [Fact]
    public void They_are_three_with_addresses_before_the_allocation_pool() =>
        Assert.Equal(
            ["demo-etcd-0 10.0.0.20", "demo-etcd-1 10.0.0.21", "demo-etcd-2 10.0.0.22"],
            Plan.Etcd!.Members.Select(m => $"{m.Name} {m.Address}"));

    [Fact]
    public void They_keep_away_from_addresses_that_are_given_to_others()
    {
        var plan = Specs.Over(Separate.Replace("count: 3", "count: 1, addresses: [10.0.0.20]", StringComparison.Ordinal)).Sound().Planned!.Plan;
        Assert.Equal(["10.0.0.21", "10.0.0.22", "10.0.0.23"], plan.Etcd!.Members.Select(m => m.Address));
    }

    [Fact]
    public void Etcd_and_its_volume_leave_the_control_plane()
    {
        Assert.Null(Plan.ControlPlane.EtcdVolume);
        Assert.Equal(10, Plan.Etcd!.EtcdVolume!.Size);
        Assert.DoesNotContain("etcd", Plan.ControlPlane.Phases.Select(p => p.Name));
        Assert.DoesNotContain("etcd", Plan.ControlPlane.Artifacts.Select(a => a.Name));
    }

    [Fact]
    public void Nothing_of_Kubernetes_comes_to_them()
    {
        Assert.Equal(["etcd"], Plan.Etcd!.Artifacts.Select(a => a.Name));
        Assert.Equal(["host", "artifacts", "etcd-pki", "etcd"], Plan.Etcd.Phases.Select(p => p.Name));
    }

    [Fact]
    public void Only_the_control_plane_and_they_themselves_reach_them() => Assert.Equal(
        ["icmp  10.0.0.0/24", "tcp 22 192.0.2.0/28", "tcp 2379 security_group_control_plane", "tcp 2379 security_group_etcd", "tcp 2380 security_group_etcd"],
        Plan.SecurityGroups.Single(g => g.Role == "etcd").Rules.Select(r => $"{r.Protocol} {r.PortMin} {r.Cidr ?? r.Group}").Order(StringComparer.Ordinal));

    [Fact]
    public void Nobody_reaches_etcd_on_the_control_plane_any_more() =>
        Assert.DoesNotContain(Plan.SecurityGroups.Where(g => g.Role != "etcd").SelectMany(g => g.Rules), r => r.PortMin is 2379 or 2380);

    // What a member template does not declare, no value of the stack can reach.
    [Theory]
    [MemberData(nameof(Cases))]
    public void They_are_given_no_authority_but_that_of_etcd(string folder)
    {
        var lines = Text(Compile(folder), "etcd-node.yaml").Split('\n');
        var secrets = lines.Index().Where(l => l.Item == "    hidden: true").Select(l => lines[l.Index - 2].Trim(' ', ':'));
        Assert.Equal(["etcd_ca_certificate", "etcd_ca_key", "etcd_ca_certificate_other"], secrets);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Workers_hear_nothing_of_etcd(string folder) => Assert.DoesNotContain("etcd", Text(Compile(folder), "pool-general.yaml"), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_stacked_cluster_has_no_trace_of_such_nodes()
    {
        var bundle = Compile("drivers/kubernetes-ubuntu/1.3.0/cases/ha");
        Assert.DoesNotContain(bundle.Files, f => f.Path is "etcd-node.yaml" or "user-data/etcd.env.yaml");
        Assert.DoesNotContain("security_group_etcd", Text(bundle, "security.yaml"), StringComparison.Ordinal);
    }

    private static Bundle Compile(string folder) => Case.All.Single(c => c.Folder == folder).Compile().Bundle!;

    private static string Text(Bundle bundle, string path) => Encoding.UTF8.GetString(bundle.Files.Single(f => f.Path == path).Content.Span);
}
