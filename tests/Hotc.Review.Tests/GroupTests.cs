using Hotc.Review.Changes;

namespace Hotc.Review.Tests;

public class GroupTests
{
    private const string Head = "heat_template_version: \"2021-04-16\"\n";

    private const string Root = Head + """
        resources:
          pool:
            type: OS::Heat::ResourceGroup
            update_policy: {rolling_update: {max_batch_size: 2, min_in_service: 1}}
            properties:
              count: COUNT
              removal_policies: [{resource_list: REMOVED}]
              resource_def: {type: node.yaml, properties: {name: "node-%index%", image: IMAGE}}

        """;

    private const string Node = Head + """
        parameters:
          name: {type: string}
          image: {type: string}
        resources:
          server: {type: OS::Nova::Server, properties: {name: {get_param: name}, flavor: m1, image: {get_param: image}, availability_zone: a}}

        """;

    [Fact]
    public void What_a_group_hands_on_goes_in_steps()
    {
        var group = Assert.Single(Compare(Files(5), Files(5, image: "newer")).Groups);
        Assert.Equal([2, 2, 1], group.Steps.Select(s => s.Updated));
        Assert.Equal((5, 2, false), (group.Changed, group.AtOnce, group.IgnoresSteps));
    }

    [Fact]
    public void A_changed_template_of_the_members_reaches_all_at_once()
    {
        var group = Assert.Single(Compare(Files(5), Files(5, node: Node.Replace("availability_zone: a", "availability_zone: b"))).Groups);
        Assert.Equal((5, 5), (group.Changed, group.AtOnce));
        Assert.Empty(group.Steps);
    }

    [Fact]
    public void A_changed_template_ignores_the_steps_of_changed_values()
    {
        var group = Assert.Single(Compare(Files(5), Files(5, image: "newer", node: Node.Replace("availability_zone: a", "availability_zone: b"))).Groups);
        Assert.Equal((5, 5, true), (group.Changed, group.AtOnce, group.IgnoresSteps));
    }

    [Fact]
    public void A_larger_group_gets_members_and_changes_none()
    {
        var result = Compare(Files(2), Files(4));
        Assert.Equal(["pool/2", "pool/2/server", "pool/3", "pool/3/server"], result.Resources.Select(r => r.Address));
        Assert.All(result.Resources, r => Assert.Equal((ChangeAction.Create, ChangeReason.GroupSize), (r.Action, r.Reason)));
    }

    [Fact]
    public void A_removed_member_is_replaced_by_one_with_a_new_number()
    {
        var result = Compare(Files(2), Files(2, removed: "['0']"));
        Assert.Equal(["pool/2 Create", "pool/2/server Create", "pool/0 Delete", "pool/0/server Delete"], result.Resources.Select(r => $"{r.Address} {r.Action}"));
    }

    [Fact]
    public void The_same_change_of_many_members_is_one_row()
    {
        var text = Views.ReviewTextView.Write(Compare(Files(50), Files(50, image: "newer")), isColoured: false);
        Assert.Contains("pool/*/server × 50 (0, 1, 2, …)", text);
        Assert.True(text.Length < 1000, text);
    }

    [Theory]
    [InlineData(3, 3, 1, 0, "3:1 3:1 3:1")]
    [InlineData(5, 3, 2, 0, "5:2 5:2 5:1")]
    [InlineData(2, 4, 1, 0, "2:1 2:1")]
    [InlineData(3, 3, 2, 2, "4:2 4:2 3:0")]
    public void Steps_are_those_of_Heat(int target, int current, int size, int least, string steps) =>
        Assert.Equal(steps, string.Join(' ', Batches.Plan(target, current, size, least).Select(b => $"{b.Size}:{b.Updated}")));

    private static ReviewResult Compare(KeyValuePair<string, string>[] before, KeyValuePair<string, string>[] after) => Pair.Compare(before, after);

    private static KeyValuePair<string, string>[] Files(int count, string image = "linux", string removed = "[]", string node = Node) =>
    [
        new("cluster.yaml", Root.Replace("COUNT", count.ToString(System.Globalization.CultureInfo.InvariantCulture)).Replace("IMAGE", image).Replace("REMOVED", removed)),
        new("node.yaml", node),
    ];

    [Theory]
    [InlineData(1, "parameters:\n  flavor: {type: string}\n", ChangeAction.Refuse)]
    [InlineData(3, "parameters:\n  flavor: {type: string}\n", ChangeAction.None)]
    [InlineData(1, "parameters:\n  flavor: {type: string}\n  gone: {type: string}\n  more: {type: string}\n", ChangeAction.Refuse)]
    [InlineData(1, "parameters:\n  flavor: {type: string}\n  gone: {type: string}\n  more: {type: string, default: x}\n", ChangeAction.None)]
    public void Steps_need_a_template_that_takes_the_old_values(int atOnce, string parameters, ChangeAction action)
    {
        const string Body = "resources:\n  server: {type: OS::Nova::Server, properties: {flavor: {get_param: flavor}, image: linux}}\n";
        string Root(string given) => "heat_template_version: \"2021-04-16\"\nresources:\n  a: {type: OS::Heat::ResourceGroup, update_policy: {rolling_update: {max_batch_size: " + atOnce + "}}, properties: {count: 3, resource_def: {type: node.yaml, properties: {" + given + "}}}}\n";
        string Node(string declared) => "heat_template_version: \"2021-04-16\"\n" + declared + Body;
        var now = parameters.Contains("gone") ? "flavor: m2, gone: x" : "flavor: m2";
        var result = Pair.Compare(
            [new("cluster.yaml", Root("flavor: m1, gone: x")), new("node.yaml", Node("parameters:\n  flavor: {type: string}\n  gone: {type: string}\n"))],
            [new("cluster.yaml", Root(now)), new("node.yaml", Node(parameters))]);
        Assert.Equal(action, result.Resources.FirstOrDefault(r => r.Address == "a")?.Action ?? ChangeAction.None);
        Assert.Equal(action == ChangeAction.Refuse, result.Consequences.Any(c => c.Descriptor.Code == "HE7501"));
    }
}
