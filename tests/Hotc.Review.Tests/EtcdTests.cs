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

    private static ReviewResult Compare((string Role, int Count)[] before, (string Role, int Count)[] after, string image = "linux", string zone = "a", string? changed = null) =>
        Pair.Compare(Files(before, "linux", "a", null), Files(after, image, zone, changed));

    private static IEnumerable<KeyValuePair<string, string>> Files((string Role, int Count)[] groups, string image, string zone, string? changed)
    {
        var root = Head + "resources:\n";
        foreach (var (role, count) in groups)
        {
            var isChanged = changed is null || changed == role;
            root += $"  {role.Replace('-', '_')}: {{type: OS::Heat::ResourceGroup, properties: {{count: {count}, resource_def: {{type: {role}.yaml, properties: {{image: {(isChanged ? image : "linux")}}}}}}}}}\n";
            yield return new($"{role}.yaml", Node.Replace("ROLE", role, StringComparison.Ordinal).Replace("ZONE", isChanged ? zone : "a", StringComparison.Ordinal));
        }

        yield return new("cluster.yaml", root);
    }
}
