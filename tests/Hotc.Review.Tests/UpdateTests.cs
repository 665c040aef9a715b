using Hotc.Review.Changes;

namespace Hotc.Review.Tests;

public class UpdateTests
{
    private const string Config = "  config: {type: OS::Heat::SoftwareConfig, properties: {config: TEXT}}\n";

    [Fact]
    public void A_property_that_an_update_can_change_is_updated_in_place() => Assert.Equal(
        ChangeAction.Update,
        Pair.ActionOf("a", "resources:\n  a: {type: OS::Neutron::Net, properties: {name: x}}\n", "resources:\n  a: {type: OS::Neutron::Net, properties: {name: y}}\n"));

    [Fact]
    public void A_new_id_goes_on_to_what_refers_to_it()
    {
        const string Rest = "  server: {type: OS::Nova::Server, properties: {flavor: m1, image: linux, user_data: {get_resource: config}, user_data_update_policy: POLICY}}\n  attachment: {type: OS::Cinder::VolumeAttachment, properties: {instance_uuid: {get_resource: server}, volume_id: v}}\n";
        var before = "resources:\n" + Config + Rest.Replace("POLICY", "REPLACE");
        var result = Pair.CompareRoots(before, before.Replace("TEXT", "other"));
        Assert.Equal(
            ["config Replace ImmutableProperty config", "server Replace UserDataChanged user_data", "attachment Update PropertyChanged instance_uuid"],
            result.Resources.Select(r => $"{r.Address} {r.Action} {r.Reason} {r.Cause}"));
    }

    [Theory]
    [InlineData("IGNORE", ChangeAction.Update, ChangeReason.PolicyIgnore)]
    [InlineData("REPLACE", ChangeAction.Replace, ChangeReason.UserDataChanged)]
    [InlineData("REBUILD", ChangeAction.Rebuild, ChangeReason.UserDataChanged)]
    public void The_policy_says_what_new_user_data_does(string policy, ChangeAction action, ChangeReason reason)
    {
        var before = $"resources:\n  a: {{type: OS::Nova::Server, properties: {{flavor: m1, image: linux, user_data: one, user_data_update_policy: {policy}}}}}\n";
        var change = Pair.Only(Pair.CompareRoots(before, before.Replace("one", "two")));
        Assert.Equal((action, reason), (change.Action, change.Reason));
    }

    [Fact]
    public void A_value_of_a_nested_stack_is_followed_to_where_it_comes_from()
    {
        const string Root = "heat_template_version: \"2021-04-16\"\nresources:\n  net: {type: net.yaml, properties: {cidr: CIDR}}\n  port: {type: OS::Neutron::Port, properties: {network: {get_attr: [net, id]}}}\n";
        const string Net = "heat_template_version: \"2021-04-16\"\nparameters: {cidr: {type: string}}\nresources:\n  net: {type: OS::Neutron::Net}\n  subnet: {type: OS::Neutron::Subnet, properties: {network: {get_resource: net}, cidr: {get_param: cidr}}}\noutputs: {id: {value: {get_resource: net}}}\n";
        KeyValuePair<string, string>[] Files(string cidr) => [new("cluster.yaml", Root.Replace("CIDR", cidr)), new("net.yaml", Net)];
        Assert.Equal("net/subnet", Pair.Only(Pair.Compare(Files("10.0.0.0/24"), Files("10.1.0.0/24"))).Address);
    }

    [Fact]
    public void A_resource_of_another_type_is_replaced()
    {
        var change = Pair.Only(Pair.CompareRoots("resources:\n  a: {type: OS::Neutron::Net}\n", "resources:\n  a: {type: OS::Neutron::Router}\n"));
        Assert.Equal((ChangeAction.Replace, ChangeReason.TypeChanged), (change.Action, change.Reason));
    }

    [Fact]
    public void A_renamed_resource_is_known_again()
    {
        var result = Pair.CompareRoots(
            "resources:\n  a: {type: OS::Neutron::Net, properties: {dns_domain: x.}}\n",
            "resources:\n  b: {type: OS::Neutron::Net, properties: {dns_domain: x.}}\n");
        Assert.Equal(["b Create Renamed a", "a Delete Renamed b"], result.Resources.Select(r => $"{r.Address} {r.Action} {r.Reason} {r.OtherAddress}"));
    }

    [Fact]
    public void A_resource_that_goes_to_a_nested_template_is_known_again()
    {
        const string Head = "heat_template_version: \"2021-04-16\"\nresources:\n";
        const string Net = "  net: {type: OS::Neutron::Net, properties: {dns_domain: x.}}\n";
        var result = Pair.Compare([new("cluster.yaml", Head + Net)], [new("cluster.yaml", Head + "  inner: {type: net.yaml}\n"), new("net.yaml", Head + Net)]);
        Assert.Contains("inner/net Create Moved net", result.Resources.Select(r => $"{r.Address} {r.Action} {r.Reason} {r.OtherAddress}"));
    }

    [Fact]
    public void What_is_retained_is_no_data_loss()
    {
        const string Kept = "resources:\n  a: {type: OS::Cinder::Volume, deletion_policy: Retain, properties: {size: 1}}\n";
        var result = Pair.CompareRoots(Kept, "resources: {}\n");
        Assert.Equal(ChangeFate.Retained, Pair.Only(result).Fate);
        Assert.False(result.Meets(ReviewTrigger.DataLoss) || result.Meets(ReviewTrigger.Delete));
        Assert.True(Pair.CompareRoots(Kept.Replace("Retain", "Delete"), "resources: {}\n").Meets(ReviewTrigger.DataLoss));
    }

    [Fact]
    public void A_condition_takes_resources_away()
    {
        const string Root = "conditions: {wanted: {equals: [VALUE, 1]}}\nresources:\n  a: {type: OS::Neutron::Net, condition: wanted}\n";
        Assert.Equal(ChangeAction.Delete, Pair.ActionOf("a", Root.Replace("VALUE", "1"), Root.Replace("VALUE", "2")));
    }

    [Fact]
    public void An_unknown_type_is_taken_for_the_worst()
    {
        var change = Pair.Only(Pair.CompareRoots("resources:\n  a: {type: My::Own, properties: {x: 1}}\n", "resources:\n  a: {type: My::Own, properties: {x: 2}}\n"));
        Assert.Equal((ChangeAction.Replace, ChangeReason.UnknownType), (change.Action, change.Reason));
    }

    [Fact]
    public void A_template_that_nests_itself_ends()
    {
        const string Root = "heat_template_version: \"2021-04-16\"\nresources:\n  a: {type: cluster.yaml}\n  b: {type: OS::Neutron::Net, properties: {name: NAME}}\n";
        Assert.True(Pair.Compare([new("cluster.yaml", Root.Replace("NAME", "x"))], [new("cluster.yaml", Root.Replace("NAME", "y"))]).HasDifferences);
    }

    [Fact]
    public void What_is_replaced_at_every_update_is_told_although_nothing_differs()
    {
        const string Port = "resources:\n  a: {type: OS::Neutron::Port, properties: {network: n, replacement_policy: REPLACE_ALWAYS}}\n";
        Assert.Equal(ChangeAction.Replace, Pair.ActionOf("a", Port, Port));
    }

    [Theory]
    [InlineData("9", ChangeAction.Refuse)]
    [InlineData("11", ChangeAction.Update)]
    public void A_volume_grows_and_never_shrinks(string size, ChangeAction action)
    {
        const string Volume = "resources:\n  a: {type: OS::Cinder::Volume, properties: {size: 10}}\n";
        Assert.Equal(action, Pair.ActionOf("a", Volume, Volume.Replace("10", size)));
    }

    [Theory]
    [InlineData("{ip_address: 10.0.0.5}", ChangeAction.None)]
    [InlineData("{subnet: s}", ChangeAction.Replace)]
    public void An_address_that_the_template_fixes_is_the_same_in_another_port(string address, ChangeAction action)
    {
        var old = $"resources:\n  a: {{type: OS::Neutron::Port, properties: {{network: n, fixed_ips: [{address}]}}}}\n  b: {{type: OS::Heat::SoftwareConfig, properties: {{config: {{get_attr: [a, fixed_ips, 0, ip_address]}}}}}}\n";
        Assert.Equal(action, Pair.ActionOf("b", old, old.Replace("network: n", "network: m")));
    }
}
