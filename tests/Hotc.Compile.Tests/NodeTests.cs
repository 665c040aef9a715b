using System.Text;
using Hotc.Compile.Planning;
using Hotc.Compile.Tests.Harness;
using Hotc.Heat.Bundles;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests;

/// <summary>What nodes rely on that no boot of one can show.</summary>
public sealed class NodeTests
{
    // Heat's own default life of a Keystone token is an hour, counted from when the handle is made; the server comes later.
    private const int TokenSeconds = 3600;

    public static TheoryData<string> Cases => [.. Case.All.Select(c => c.Folder)];

    [Fact]
    public void A_node_gives_up_while_its_token_lives()
    {
        Assert.Null(Specs.Over("timeouts: {nodeMinutes: 60}\n").Planned);
        var plan = Specs.Over("timeouts: {nodeMinutes: 50}\n").Sound().Planned!.Plan;
        Assert.All(plan.Groups(), g => Assert.InRange(g.WaitSeconds, 1, TokenSeconds - 600));
    }

    [Theory]
    [InlineData("kubernetes-fedora-coreos, version: 1.0.0", 3, "general_count=4")]
    [InlineData("kubernetes-fedora-coreos, version: 1.0.0", 4, "general_count=3")]
    [InlineData("kubernetes-ubuntu, version: 1.3.0", 3, "general_count=4")]
    [InlineData("kubernetes-ubuntu, version: 1.3.0", 4, "general_count=3")]
    public void The_README_scales_no_pool_beyond_what_Heat_takes(string driver, int count, string command)
    {
        var snippet = $"driver: {{name: {driver}}}\npools: [{{name: general, count: {count}, maxCount: 4}}]\n";
        var readme = Specs.Over(snippet, CompileStage.Bundle).Sound().Bundle!.Files.Single(f => f.Path == "README.md");
        Assert.Contains($"--parameter {command} --wait", Text(readme), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_port_takes_further_addresses(string folder)
    {
        var bundle = Case.All.Single(c => c.Folder == folder).Compile().Bundle!;
        Assert.DoesNotContain(bundle.Files, f => f.Document is not null && Text(f).Contains("allowed_address_pairs", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("1.1.0")]
    public void The_pod_network_takes_the_MTU_of_the_interface(string version) =>
        Assert.DoesNotContain("mtu", Fragment($"cluster-objects/{version}/addons/flannel.sh"), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("1.1.0")]
    public void Etcd_does_not_start_beside_its_volume(string version)
    {
        var unit = Fragment($"etcd/{version}/etcd.service").Split('\n');
        Assert.Contains("RequiresMountsFor=/var/lib/etcd", unit);
        Assert.Contains("AssertPathExists=/var/lib/etcd/.hotc", unit);
    }

    [Fact]
    public void Zincati_is_masked()
    {
        var bundle = Case.All.Single(c => c.Folder.EndsWith("kubernetes-fedora-coreos/1.0.0/cases/minimal", StringComparison.Ordinal)).Compile().Bundle!;
        var configurations = bundle.Files.Where(f => f.Path.EndsWith(".ign", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(configurations);
        Assert.All(configurations, f => Assert.Matches("\"name\": \"zincati.service\",\\s*\"mask\": true", Text(f)));
    }

    private static string Text(BundleFile file) => Encoding.UTF8.GetString(file.Content.Span);

    private static string Fragment(string path) => File.ReadAllText(Repository.PathOf("fragments/" + path));
}
