namespace Hotc.Review.Tests;

/// <summary>What an update means to etcd, wherever it runs.</summary>
public class EtcdTests
{
    private const string Head = "heat_template_version: \"2021-04-16\"\n";

    private const string Node = Head + """
        parameters:
          image: {type: string}
        resources:
          server: {type: OS::Nova::Server, properties: {flavor: m1, image: {get_param: image}, image_update_policy: REPLACE, metadata: {role: ROLE}}}
          etcd_volume: {type: OS::Cinder::Volume, properties: {size: 10, availability_zone: ZONE}}

        """;

    [Theory]
    [InlineData("control-plane", "control-plane")]
    [InlineData("etcd", "etcd")]
    public void Members_that_are_replaced_together_are_a_lost_majority(string role, string named)
    {
        var consequence = Only(Compare([(role, 3)], [(role, 3)], image: "newer"), "HE7512");
        Assert.Equal($"3 of 3 {named} servers are replaced all at once: etcd loses its majority", consequence);
    }

    [Fact]
    public void The_control_plane_loses_no_member_where_etcd_has_nodes_of_its_own()
    {
        var result = Compare([("control-plane", 3), ("etcd", 3)], [("control-plane", 3), ("etcd", 3)], image: "newer", changed: "control-plane");
        Assert.Equal("3 of 3 control-plane servers are replaced all at once: there is no API until one is back", Only(result, "HW7513"));
        Assert.DoesNotContain(result.Consequences, c => c.Descriptor.Code == "HE7512");
    }

    [Theory]
    [InlineData("control-plane", 1, "HW7513 3 of 3 control-plane servers are replaced one at a time: the others serve the API meanwhile")]
    [InlineData("control-plane", 2, "HW7513 3 of 3 control-plane servers are replaced 2 at a time: the others serve the API meanwhile")]
    [InlineData("control-plane", 3, "HW7513 3 of 3 control-plane servers are replaced all at once: there is no API until one is back")]
    [InlineData("etcd", 1, "HW7513 3 of 3 etcd servers are replaced one at a time: etcd loses and regains a member each time")]
    [InlineData("etcd", 2, "HE7512 3 of 3 etcd servers are replaced 2 at a time: etcd loses its majority")]
    public void How_many_go_at_once_decides_what_it_means(string role, int batch, string said)
    {
        var policy = $"update_policy: {{rolling_update: {{max_batch_size: {batch}, pause_time: 600}}}}, ";
        var result = Compare([("control-plane", 3), ("etcd", 3)], [("control-plane", 3), ("etcd", 3)], image: "newer", changed: role, policy: policy);
        var consequence = Assert.Single(result.Consequences, c => c.Descriptor.Code is "HE7512" or "HW7513");
        Assert.Equal(said, $"{consequence.Descriptor.Code} {consequence.Message}");
    }

    [Theory]
    [InlineData("linux", "b", "", 3, true)]
    [InlineData("newer", "a", "", 3, true)]
    [InlineData("newer", "a", "", 2, false)]
    [InlineData("newer", "a", "availability_zone", 3, false)]
    [InlineData("newer", "b", "availability_zone", 3, true)]
    [InlineData("newer", "b", "name", 3, false)]
    public void Members_that_go_together_lose_data_unless_a_volume_keeps_it(string image, string zone, string ofVolume, int batch, bool isLost)
    {
        var lines = Node.Split('\n').Where(l => ofVolume.Length > 0 || !l.Contains("etcd_volume", StringComparison.Ordinal));
        var node = string.Join('\n', lines).Replace("availability_zone: ZONE", $"{ofVolume}: ZONE", StringComparison.Ordinal);
        if (ofVolume.Length == 0)
        {
            node = node.Replace("image: {get_param", "availability_zone: ZONE, image: {get_param", StringComparison.Ordinal);
        }

        var policy = $"update_policy: {{rolling_update: {{max_batch_size: {batch}, pause_time: 600}}}}, ";
        var result = Compare([("control-plane", 3)], [("control-plane", 3)], image, zone, policy: policy, node: node);
        Assert.Equal(isLost, Assert.Single(result.Consequences, c => c.Descriptor.Code == "HE7512").IsDataLoss);
    }

    [Theory]
    [InlineData(3, 1, "2 of 3 etcd servers are deleted: etcd loses its majority")]
    [InlineData(4, 2, "2 of 4 etcd servers are deleted: etcd loses its majority")]
    [InlineData(5, 3, null)]
    public void Members_that_are_deleted_are_missed_by_the_others(int before, int after, string? said)
    {
        var result = Compare([("control-plane", 1), ("etcd", before)], [("control-plane", 1), ("etcd", after)]);
        Assert.Equal(said, result.Consequences.FirstOrDefault(c => c.Descriptor.Code == "HE7512")?.Message);
    }

    [Fact]
    public void A_volume_of_etcd_that_is_replaced_is_lost_data()
    {
        var result = Compare([("control-plane", 1), ("etcd", 3)], [("control-plane", 1), ("etcd", 3)], zone: "b", changed: "etcd");
        Assert.Equal("3 volumes etcd/*/etcd_volume are replaced by empty ones (immutable-property: availability_zone): data loss", Only(result, "HE7511"));
        Assert.True(result.Meets(ReviewTrigger.DataLoss));
    }

    [Fact]
    public void A_change_of_the_topology_is_lost_data()
    {
        var result = Compare([("control-plane", 3)], [("control-plane", 3), ("etcd", 3)]);
        Assert.Equal("etcd moves from the control plane to nodes of its own, and its data stays behind: data loss", Only(result, "HE7514"));
        Assert.True(result.Meets(ReviewTrigger.DataLoss));
        result = Compare([("control-plane", 3), ("etcd", 3)], [("control-plane", 3)]);
        Assert.Equal("etcd's own nodes go, and its data with them: data loss", Only(result, "HE7514"));
    }

    private static string Only(ReviewResult result, string code) => Assert.Single(result.Consequences, c => c.Descriptor.Code == code).Message;

    private static ReviewResult Compare((string Role, int Count)[] before, (string Role, int Count)[] after, string image = "linux", string zone = "a", string? changed = null, string policy = "", string node = Node) =>
        Pair.Compare(Files(before, "linux", "a", null, policy, node), Files(after, image, zone, changed, policy, node));

    private static IEnumerable<KeyValuePair<string, string>> Files((string Role, int Count)[] groups, string image, string zone, string? changed, string policy, string node)
    {
        var root = Head + "resources:\n";
        foreach (var (role, count) in groups)
        {
            var isChanged = changed is null || changed == role;
            root += $"  {role.Replace('-', '_')}: {{type: OS::Heat::ResourceGroup, {policy}properties: {{count: {count}, resource_def: {{type: {role}.yaml, properties: {{image: {(isChanged ? image : "linux")}}}}}}}}}\n";
            yield return new($"{role}.yaml", node.Replace("ROLE", role, StringComparison.Ordinal).Replace("ZONE", isChanged ? zone : "a", StringComparison.Ordinal));
        }

        yield return new("cluster.yaml", root);
    }
}
