namespace Hotc.Review.Tests;

/// <summary>What is not a change must not be told as one.</summary>
public class SameTests
{
    private const string Server = "  server:\n    type: OS::Nova::Server\n    properties: {flavor: m1, image: linux, config_drive: true, networks: [{port: p}]}\n";

    [Theory]
    [InlineData("order of properties", "{flavor: m1, image: linux, config_drive: true, networks: [{port: p}]}", "{networks: [{port: p}], image: linux, config_drive: true, flavor: m1}")]
    [InlineData("style", "{flavor: m1, image: linux, config_drive: true, networks: [{port: p}]}", "{\"flavor\": 'm1', image: \"linux\", config_drive: yes, networks: [{port: \"p\"}]}")]
    [InlineData("a text for a boolean", "config_drive: true", "config_drive: \"True\"")]
    [InlineData("a default that is spelled out", "flavor: m1,", "flavor: m1, flavor_update_policy: RESIZE,")]
    [InlineData("a comment", "type: OS::Nova::Server\n", "type: OS::Nova::Server # the node\n")]
    public void Another_way_of_writing_is_no_difference(string what, string before, string after)
    {
        Assert.Contains(before, Server);
        var result = Pair.CompareRoots("resources:\n" + Server, "resources:\n" + Server.Replace(before, after));
        Assert.True(!result.HasDifferences, $"{what}: {string.Join("; ", result.Resources.Select(r => $"{r.Address} {r.Action} {r.Cause}"))}");
    }

    [Fact]
    public void An_old_name_of_a_property_is_no_difference() =>
        Assert.False(Pair.CompareRoots(
            "resources:\n  a: {type: OS::Neutron::Port, properties: {network_id: n, fixed_ips: [{subnet_id: s}]}}\n",
            "resources:\n  a: {type: OS::Neutron::Port, properties: {network: n, fixed_ips: [{subnet: s}]}}\n").HasDifferences);

    [Fact]
    public void The_order_of_resources_is_no_difference() =>
        Assert.False(Pair.CompareRoots("resources:\n  a: {type: OS::Neutron::Net}\n  b: {type: OS::Neutron::Net}\n", "resources:\n  b: {type: OS::Neutron::Net}\n  a: {type: OS::Neutron::Net}\n").HasDifferences);

    [Fact]
    public void A_parameter_in_the_place_of_its_value_is_no_difference() =>
        Assert.False(Pair.CompareRoots(
            "resources:\n  a: {type: OS::Neutron::Net, properties: {name: x-net}}\n",
            "parameters:\n  base: {type: string, default: x}\nresources:\n  a: {type: OS::Neutron::Net, properties: {name: {list_join: ['-', [{get_param: base}, net]]}}}\n").HasDifferences);

    [Fact]
    public void Descriptions_conditions_and_outputs_are_no_difference_to_resources() =>
        Assert.False(Pair.CompareRoots(
            "description: a\nresources:\n  a: {type: OS::Neutron::Net}\n",
            "description: b\nconditions: {wanted: {equals: [1, 1]}}\nresources:\n  a: {type: OS::Neutron::Net, condition: wanted}\noutputs: {id: {value: {get_resource: a}}}\n").HasDifferences);

    [Fact]
    public void A_file_with_another_name_and_the_same_text_is_no_difference()
    {
        static KeyValuePair<string, string>[] Files(string name) =>
        [
            new("cluster.yaml", $"heat_template_version: \"2021-04-16\"\nresources:\n  a: {{type: OS::Heat::SoftwareConfig, properties: {{config: {{get_file: {name}}}}}}}\n"),
            new(name, "echo hello\n"),
        ];
        Assert.False(Pair.Compare(Files("a.sh"), Files("b.sh")).HasDifferences);
    }

    [Fact]
    public void A_secret_that_is_not_part_of_the_bundle_is_no_difference() =>
        Assert.False(Pair.CompareRoots(
            "parameters:\n  key: {type: string, hidden: true}\nresources:\n  a: {type: OS::Neutron::Net, properties: {name: {get_param: key}}}\n",
            "parameters:\n  key: {type: string, hidden: true, description: x}\nresources:\n  a: {type: OS::Neutron::Net, properties: {name: {get_param: key}}}\n").HasDifferences);
}
