using Hotc.Compile.Completion;
using Hotc.Compile.Spec;
using Hotc.Compile.Tests.Harness;
using Hotc.Foundation.Text;

namespace Hotc.Compile.Tests;

public sealed class MergeTests
{
    private const string Template =
        """
        apiVersion: hotc/v1
        kind: ClusterTemplate
        driver: {name: kubernetes-ubuntu, version: "1.0"}
        network: {external: public, dns: [9.9.9.9, 1.1.1.1]}
        controlPlane: {flavor: m1.medium, image: ubuntu-24.04, bootVolume: {size: 40, type: ssd}}
        pools:
          - {name: first, flavor: small, image: ubuntu-24.04, count: 2, labels: {from: template, kept: "yes"}}
          - {name: second, flavor: small, image: ubuntu-24.04}

        """;

    [Fact]
    public void Mappings_are_merged_key_by_key()
    {
        var spec = Extended("controlPlane: {flavor: m1.large}\n");
        Assert.Equal(("m1.large", "ubuntu-24.04"), (spec.ControlPlane.Flavor, spec.ControlPlane.Image));
    }

    [Fact]
    public void Lists_of_named_things_are_merged_by_name_in_the_order_of_the_template()
    {
        var spec = Extended("pools:\n  - {name: third, flavor: big, image: other}\n  - {name: first, count: 9, labels: {from: author}}\n");
        Assert.Equal(["first", "second", "third"], spec.Pools.Select(p => p.Name));
        Assert.Equal((9, "small"), (spec.Pools[0].Count, spec.Pools[0].Flavor));
        Assert.Equal(["from=author", "kept=yes"], spec.Pools[0].Labels.Select(l => $"{l.Key}={l.Value}"));
    }

    [Fact]
    public void Other_lists_are_replaced() => Assert.Equal(["8.8.8.8"], Extended("network: {dns: [8.8.8.8]}\n").Network.Dns);

    [Fact]
    public void Null_takes_back_what_a_template_says()
    {
        var spec = Extended("controlPlane: {bootVolume: null}\nnetwork: {dns: null}\n");
        Assert.Null(spec.ControlPlane.BootVolume);
        Assert.Empty(spec.Network.Dns);
    }

    [Fact]
    public void Null_takes_back_a_single_value_of_a_mapping()
    {
        var volume = Extended("controlPlane: {bootVolume: {type: null}}\n").ControlPlane.BootVolume!;
        Assert.Equal((40, null), (volume.Size, volume.Type));
    }

    [Fact]
    public void In_a_chain_the_nearest_file_wins()
    {
        var result = Specs.Compile("a.yaml", CompileStage.Completed, [], [
            ("a.yaml", "apiVersion: hotc/v1\nkind: Cluster\nextends: sub/b.yaml\nmetadata: {name: a}\n"),
            ("sub/b.yaml", "apiVersion: hotc/v1\nkind: ClusterTemplate\nextends: ../c.yaml\nmetadata: {name: b, description: from b}\nnetwork: {dns: [2.2.2.2]}\n"),
            ("c.yaml", Template),
        ]).Sound();
        var spec = result.Completed!.Spec;
        Assert.Equal(("a", "from b", "2.2.2.2", "public"), (spec.Metadata.Name, spec.Metadata.Description, spec.Network.Dns[0], spec.Network.External));
        Assert.Equal(["a.yaml", "sub/b.yaml", "c.yaml"], result.Completed.Inputs.Select(f => f.Path));
    }

    [Fact]
    public void A_template_alone_may_lack_what_its_clusters_bring() =>
        Assert.Equal("demo", Extended("metadata: {name: demo, description: x}\n").Metadata.Name);

    [Theory]
    [InlineData("network.nodeCidr", "10.0.0.0/24", SourceKind.Compiler, "compiler default")]
    [InlineData("controlPlane.flavor", "m1.large", SourceKind.Author, "spec.yaml:6")]
    [InlineData("controlPlane.image", "ubuntu-24.04", SourceKind.Template, "template, template.yaml:5")]
    [InlineData("kubernetes.apiServer.flags.enable-admission-plugins", "NodeRestriction", SourceKind.Driver, "driver default, drivers/kubernetes-ubuntu/1.0.0/driver.yaml:")]
    [InlineData("kubernetes.version", "1.36.4", SourceKind.Compiler, "computed: default minor of kubernetes-ubuntu@1.0.0, newest known patch")]
    public void Every_value_knows_where_it_came_from(string path, string value, SourceKind kind, string origin)
    {
        var node = path.Split('.').Aggregate((Foundation.Yaml.YamlNode)Completed("controlPlane:\n  flavor: m1.large\n").Root, (n, key) => ((Foundation.Yaml.YamlMapping)n)[key]!);
        Assert.Equal(value, ((Foundation.Yaml.YamlScalar)node).Value);
        Assert.Equal(kind, node.Span.Source.Kind);
        Assert.StartsWith(origin, CompletedText.Origin(node.Span));
    }

    [Fact]
    public void The_printed_spec_names_every_value_with_its_origin()
    {
        var lines = CompletedText.Write(Completed("controlPlane:\n  flavor: m1.large\n")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines.Where(l => !l.EndsWith(':') && !l.TrimEnd().EndsWith('-')), l => Assert.Contains("  # ", l));
        Assert.Contains(lines, l => l.Contains("flavor: m1.large", StringComparison.Ordinal) && l.EndsWith("# spec.yaml:6", StringComparison.Ordinal));
    }

    private static ClusterSpec Extended(string own) => Completed(own).Spec;

    private static CompletedSpec Completed(string own)
    {
        var name = own.StartsWith("metadata", StringComparison.Ordinal) ? "" : "metadata: {name: demo}\n";
        var spec = $"apiVersion: hotc/v1\nkind: Cluster\nextends: template.yaml\n{name}{own}";
        return Specs.Compile(Specs.Main, CompileStage.Completed, [], [(Specs.Main, spec), ("template.yaml", Template)]).Sound().Completed!;
    }
}
