namespace Hotc.Review.Tests;

/// <summary>What a change of a volume means to the server that has it.</summary>
public class VolumeTests
{
    private const string Member = """
        heat_template_version: "2021-04-16"
        resources:
          server: {type: OS::Nova::Server, properties: {flavor: m1, image: linux, metadata: {role: control-plane}}}
          NAME: {type: OS::Cinder::Volume, properties: {size: 10}}
          at: {type: OS::Cinder::VolumeAttachment, properties: {instance_uuid: {get_resource: server}, volume_id: {get_resource: NAME}}}

        """;

    private const string Booted = """
        heat_template_version: "2021-04-16"
        resources:
          NAME: {type: OS::Cinder::Volume, properties: {size: 10, image: linux}}
          server: {type: OS::Nova::Server, properties: {flavor: m1, block_device_mapping_v2: [{boot_index: INDEX, volume_id: {get_resource: NAME}}]}}

        """;

    [Fact]
    public void A_volume_of_etcd_that_grows_is_taken_from_all_members_at_once() =>
        Assert.Equal("3 volumes nodes/*/etcd_volume are detached from running servers together for another size: etcd stops on them", Only(Grow(Member, "etcd_volume"), "HE7515"));

    [Fact]
    public void Another_volume_that_grows_is_taken_from_its_server() =>
        Assert.Equal("3 volumes nodes/*/data are detached from running servers together for another size", Only(Grow(Member, "data"), "HW7524"));

    [Fact]
    public void A_volume_that_a_server_runs_from_cannot_grow() =>
        Assert.Equal("3 volumes nodes/*/boot are to be detached for another size, and a server runs from it: the update fails", Only(Grow(Booted.Replace("INDEX", "0", StringComparison.Ordinal), "boot"), "HE7515"));

    [Fact]
    public void A_volume_that_a_server_has_besides_can_grow() =>
        Assert.Equal("3 volumes nodes/*/data are detached from running servers together for another size", Only(Grow(Booted.Replace("INDEX", "1", StringComparison.Ordinal), "data"), "HW7524"));

    [Fact]
    public void A_new_name_of_a_volume_takes_it_from_nobody() =>
        Assert.DoesNotContain(Compare(Member, Member.Replace("{size: 10}", "{size: 10, name: x}", StringComparison.Ordinal), "data").Consequences, c => c.Descriptor.Code is "HE7515" or "HW7524");

    private static ReviewResult Grow(string member, string name) => Compare(member, member.Replace("size: 10", "size: 20", StringComparison.Ordinal), name);

    private static ReviewResult Compare(string before, string after, string name)
    {
        const string Root = "heat_template_version: \"2021-04-16\"\nresources:\n  nodes: {type: OS::Heat::ResourceGroup, update_policy: {rolling_update: {max_batch_size: 1}}, properties: {count: 3, resource_def: {type: node.yaml}}}\n";
        return Pair.Compare(
            [new("cluster.yaml", Root), new("node.yaml", before.Replace("NAME", name, StringComparison.Ordinal))],
            [new("cluster.yaml", Root), new("node.yaml", after.Replace("NAME", name, StringComparison.Ordinal))]);
    }

    private static string Only(ReviewResult result, string code) => Assert.Single(result.Consequences, c => c.Descriptor.Code == code).Message;
}
