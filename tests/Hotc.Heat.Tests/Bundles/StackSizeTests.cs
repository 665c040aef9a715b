using Hotc.Heat.Bundles;
using Hotc.Heat.Values;

namespace Hotc.Heat.Tests.Bundles;

public sealed class StackSizeTests
{
    private static readonly HotMap Server = HotMap.Of(("type", "OS::Nova::Server"));

    [Fact]
    public void Members_of_a_group_count_with_all_that_is_nested_in_them()
    {
        var bundle = Of(
            ("cluster.yaml", Template(("net", HotMap.Of(("type", "OS::Neutron::Net"))), ("nodes", Group(3, "node.yaml")))),
            ("node.yaml", Template(("server", Server), ("port", HotMap.Of(("type", "OS::Neutron::Port"))))));
        AssertSize(bundle, HotMap.Empty, resources: 2 + (3 * (1 + 2)), depth: 2);
    }

    [Fact]
    public void A_count_comes_from_a_parameter_its_default_or_a_property_above()
    {
        var bundle = Of(
            (
                "cluster.yaml",
                HotMap.Of(
                    ("parameters", HotMap.Of(("size", HotMap.Of(("type", "number"), ("default", 2))))),
                    ("resources", HotMap.Of(
                        ("pool", HotMap.Of(("type", "pool.yaml"), ("properties", HotMap.Of(("count", Param("size")))))))))),
            ("pool.yaml", Template(("nodes", Group(Param("count"), "node.yaml")))),
            ("node.yaml", Template(("server", Server))));
        AssertSize(bundle, HotMap.Empty, resources: 2 + (2 * 2), depth: 3);
        AssertSize(bundle, HotMap.Of(("size", "5")), resources: 2 + (5 * 2), depth: 3);
    }

    [Fact]
    public void An_autoscaling_group_counts_with_its_largest_size()
    {
        var group = HotMap.Of(
            ("type", "OS::Heat::AutoScalingGroup"),
            ("properties", HotMap.Of(("min_size", 1), ("max_size", 7), ("resource", Server))));
        AssertSize(Of(("cluster.yaml", Template(("asg", group)))), HotMap.Empty, resources: 8, depth: 1);
    }

    [Fact]
    public void A_count_that_only_the_cloud_knows_is_named()
    {
        var unknown = HotMap.Of(("get_attr", HotList.Of("x", "y")));
        var bundle = Of(("cluster.yaml", Template(("nodes", Group(unknown, "node.yaml")))), ("node.yaml", Template(("server", Server))));
        var size = StackSize.Measure(bundle, "cluster.yaml", HotMap.Empty);
        Assert.Equal(["cluster.yaml: nodes"], size.UnknownCounts);
        Assert.Equal(3, size.Resources);
    }

    [Fact]
    public void A_template_that_nests_itself_is_too_deep()
    {
        var bundle = Of(("cluster.yaml", Template(("again", HotMap.Of(("type", "cluster.yaml"))))));
        Assert.InRange(StackSize.Measure(bundle, "cluster.yaml", HotMap.Empty).Depth, 6, 20);
    }

    [Fact]
    public void Absurd_counts_do_not_overflow()
    {
        var bundle = Of(("cluster.yaml", Template(("a", Group(long.MaxValue, "node.yaml")))), ("node.yaml", Template(("b", Group(long.MaxValue, "x.yaml")))));
        AssertSize(bundle, HotMap.Empty, int.MaxValue, depth: 4);
    }

    private static void AssertSize(Bundle bundle, HotMap parameters, int resources, int depth)
    {
        var size = StackSize.Measure(bundle, "cluster.yaml", parameters);
        Assert.Equal((resources, depth, 0), (size.Resources, size.Depth, size.UnknownCounts.Length));
    }

    private static Bundle Of(params (string Path, HotMap Document)[] templates) =>
        new(templates.Select(template => BundleFile.Of(template.Path, template.Document)));

    private static HotMap Template(params (string Name, HotValue Definition)[] resources) => HotMap.Of(("resources", HotMap.Of(resources)));

    private static HotMap Param(string name) => HotMap.Of(("get_param", name));

    private static HotMap Group(HotValue count, string template) => HotMap.Of(
        ("type", "OS::Heat::ResourceGroup"),
        ("properties", HotMap.Of(("count", count), ("resource_def", HotMap.Of(("type", template))))));
}
