using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Heat.Bundles;
using Hotc.Review.Graphs;
using Hotc.Review.Stacks;

namespace Hotc.Review.Tests.Graphs;

public class GraphTests
{
    [Fact]
    public void References_depends_on_and_what_the_code_of_types_adds_are_dependencies()
    {
        var graph = Make(
            """
            resources:
              net: {type: OS::Neutron::Net}
              subnet: {type: OS::Neutron::Subnet, properties: {network: {get_resource: net}}}
              port: {type: OS::Neutron::Port, properties: {network: {get_resource: net}}}
              late: {type: OS::Heat::Value, depends_on: [port], properties: {value: 1}}
              text: {type: OS::Heat::Value, properties: {value: {list_join: ["", [{get_attr: [late, value]}]]}}}
            """);
        Assert.Equal(["net>subnet:Reference", "subnet>port:Hidden", "port>late:Explicit", "late>text:Reference"], Edges(graph));
    }

    [Fact]
    public void A_dependency_that_follows_from_others_is_left_out()
    {
        var graph = Make(
            """
            resources:
              c: {type: OS::Heat::Value, depends_on: [a, b], properties: {value: 1}}
              b: {type: OS::Heat::None, depends_on: a}
              a: {type: OS::Neutron::Net}
            """);
        Assert.Equal(["b>c:Explicit", "a>b:Explicit"], Edges(graph));
    }

    [Fact]
    public void Resources_alike_become_one_box_with_their_number()
    {
        var rules = string.Concat(Enumerable.Range(0, 5).Select(i => $"  r{i}: {{type: OS::Neutron::SecurityGroupRule, properties: {{security_group: {{get_resource: g}}}}}}\n"));
        var node = Make("resources:\n  g: {type: OS::Neutron::SecurityGroup}\n" + rules).Root.Nodes[1];
        Assert.Equal((GraphKind.Likes, 5, "r0, r1, r2, r3, r4"), (node.Kind, node.Count, node.Name));
    }

    [Fact]
    public void A_group_is_one_member_and_a_number_and_a_nested_stack_a_frame()
    {
        var graph = Make(
            "resources:\n  many: {type: OS::Heat::ResourceGroup, properties: {count: 50, resource_def: {type: node.yaml}}}\n  one: {type: node.yaml}\n",
            ("node.yaml", "heat_template_version: \"2021-04-16\"\nresources: {server: {type: OS::Nova::Server}}\n"));
        Assert.Equal([(GraphKind.Group, 50, "server"), (GraphKind.Stack, 1, "server")], graph.Root.Nodes.Select(n => (n.Kind, n.Count!.Value, n.Inside!.Nodes[0].Name)));
        Assert.Equal("many/0/server", graph.Root.Nodes[0].Inside!.Nodes[0].Address);
    }

    [Fact]
    public void The_longest_way_goes_through_nested_stacks_and_nowhere_else()
    {
        var graph = Make(
            """
            resources:
              net: {type: OS::Neutron::Net}
              quick: {type: node.yaml, depends_on: net}
              slow: {type: slow.yaml, depends_on: net}
              end: {type: OS::Heat::None, depends_on: [quick, slow]}
            """,
            ("node.yaml", "heat_template_version: \"2021-04-16\"\nresources: {server: {type: OS::Nova::Server}}\n"),
            ("slow.yaml", "heat_template_version: \"2021-04-16\"\nresources: {server: {type: OS::Nova::Server}, ready: {type: OS::Heat::WaitCondition, depends_on: server}, other: {type: OS::Neutron::Net}}\n"));
        Assert.Equal(["net", "slow", "slow/server", "slow/ready", "end"], All(graph.Root).Where(n => n.IsCritical).Select(n => n.Address));
        Assert.Equal(2, graph.Root.Edges.Count(e => e.IsCritical));
    }

    [Fact]
    public void A_circle_ends_and_a_group_without_members_has_nothing_inside()
    {
        var graph = Make("resources:\n  a: {type: OS::Heat::None, depends_on: b}\n  b: {type: OS::Heat::None, depends_on: a}\n  g: {type: OS::Heat::ResourceGroup, properties: {count: 0, resource_def: {type: OS::Heat::None}}}\n");
        Assert.Single(graph.Root.Edges);
        Assert.Equal((0, (GraphFrame?)null), (graph.Root.Nodes[2].Count, graph.Root.Nodes[2].Inside));
    }

    [Fact]
    public void Boxes_do_not_overlap_and_arrows_point_to_the_right()
    {
        var random = new Random(7);
        using var layout = new Layout();
        for (var round = 0; round < 15; round++)
        {
            var count = random.Next(1, 25);
            List<Extent> sizes = [.. Enumerable.Range(0, count).Select(_ => new Extent(random.Next(10, 200), random.Next(10, 90)))];
            List<(int, int)> edges = [.. Enumerable.Range(0, count).SelectMany(to => Enumerable.Range(0, to).Where(_ => random.Next(5) == 0).Select(from => (from, to)))];
            var drawn = layout.Arrange(sizes, edges);
            for (var i = 0; i < count; i++)
            {
                var (a, size) = (drawn.Corners[i], sizes[i]);
                Assert.True(a.X >= 0 && a.Y >= -0.001 && a.X + size.Width <= drawn.Size.Width + 0.001 && a.Y + size.Height <= drawn.Size.Height + 0.001);
                for (var j = 0; j < i; j++)
                {
                    var b = drawn.Corners[j];
                    Assert.True(a.X + size.Width <= b.X + 0.001 || b.X + sizes[j].Width <= a.X + 0.001 || a.Y + size.Height <= b.Y + 0.001 || b.Y + sizes[j].Height <= a.Y + 0.001);
                }
            }

            Assert.All(drawn.Routes, route => Assert.True(route.Zip(route.Skip(1)).All(p => p.First.X <= p.Second.X) && route[0].X < route[^1].X));
        }
    }

    internal static StackGraph Make(string root, params (string Name, string Text)[] others)
    {
        var bag = new DiagnosticBag();
        var files = others.Select(o => new KeyValuePair<string, string>(o.Name, o.Text)).Append(new(BundleNames.RootTemplate, "heat_template_version: \"2021-04-16\"\n" + root));
        var graph = GraphBuilder.Make(ReviewSide.Open("a", MemoryTree.OfText(files), bag)!);
        Assert.Empty(bag.ToSorted());
        return graph;
    }

    internal static IEnumerable<GraphNode> All(GraphFrame frame) => frame.Nodes.SelectMany(n => (n.Inside is null ? [] : All(n.Inside)).Prepend(n));

    private static IEnumerable<string> Edges(StackGraph graph)
    {
        var names = graph.Root.Nodes.ToDictionary(n => n.Id, n => n.Name);
        return graph.Root.Edges.OrderBy(e => e.From).Select(e => $"{names[e.From]}>{names[e.To]}:{e.Reason}");
    }
}
