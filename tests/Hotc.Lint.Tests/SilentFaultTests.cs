namespace Hotc.Lint.Tests;

/// <summary>What the examples of the rules do not show: faults that lie deep, and what must not be taken for one.</summary>
public class SilentFaultTests
{
    [Fact]
    public void A_required_parameter_is_missed_in_a_child_of_a_child() => Assert.Contains("HE6004", Codes("""
        heat_template_version: 2018-08-31
        resources:
          child: {type: child.yaml}
        # file: child.yaml
        heat_template_version: 2018-08-31
        resources:
          grandchild: {type: grandchild.yaml}
        # file: grandchild.yaml
        heat_template_version: 2018-08-31
        parameters:
          name: {type: string, description: A name.}
        outputs:
          name: {value: {get_param: name}}
        """));

    [Fact]
    public void A_member_of_a_group_of_none_is_checked() => Assert.Contains("HE6003", Codes("""
        heat_template_version: 2018-08-31
        resources:
          group:
            type: OS::Heat::ResourceGroup
            properties:
              count: 0
              resource_def: {type: OS::Heat::RandomString, properties: {lenght: 8}}
        """));

    [Theory]
    [InlineData("OS::Heat::ResourceGroup", "{count: 0, resource_def: {type: ''}}")]
    [InlineData("OS::Heat::AutoScalingGroup", "{min_size: 1, max_size: 1, resource: {type: ''}}")]
    [InlineData("OS::Heat::ResourceChain", "{resources: ['']}")]
    public void The_members_of_a_group_have_a_type(string type, string properties) => Assert.Equal(["HE5012"], Codes($$"""
        heat_template_version: 2018-08-31
        resources:
          group: {type: "{{type}}", properties: {{properties}} }
        """));

    [Fact]
    public void A_member_of_a_member_is_checked() => Assert.Contains("HE6003", Codes("""
        heat_template_version: 2018-08-31
        resources:
          group:
            type: OS::Heat::ResourceGroup
            properties:
              count: 2
              resource_def:
                type: OS::Heat::AutoScalingGroup
                properties: {min_size: 1, max_size: 2, resource: {type: OS::Heat::RandomString, properties: {lenght: 8}}}
        """));

    [Fact]
    public void A_value_handed_to_a_child_is_held_to_what_the_child_does_with_it() => Assert.Contains("HE6006", Codes("""
        heat_template_version: 2018-08-31
        resources:
          child: {type: child.yaml, properties: {size: 5000}}
        # file: child.yaml
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number, description: How long.}
        resources:
          secret: {type: OS::Heat::RandomString, properties: {length: {get_param: size}}}
        """));

    [Fact]
    public void A_group_member_that_counts_is_given_its_number() => Assert.Empty(Codes("""
        heat_template_version: 2018-08-31
        resources:
          group:
            type: OS::Heat::ResourceGroup
            properties:
              count: 2
              resource_def: {type: OS::Heat::RandomString, properties: {length: "1%index%"}}
        """));

    [Fact]
    public void The_output_of_a_child_that_the_parent_reads_must_exist() => Assert.Contains("HE6303", Codes("""
        heat_template_version: 2018-08-31
        resources:
          child: {type: child.yaml}
        outputs:
          name: {value: {get_attr: [child, nam]}}
        # file: child.yaml
        heat_template_version: 2018-08-31
        outputs:
          name: {value: a}
        """));

    [Fact]
    public void A_type_of_an_environment_is_checked_like_the_template_behind_it() => Assert.Contains("HE6003", Codes("""
        heat_template_version: 2018-08-31
        resources:
          child: {type: "My::Child", properties: {nam: a}}
        # file: environment.yaml
        resource_registry: {"My::Child": "child.yaml"}
        # file: child.yaml
        heat_template_version: 2018-08-31
        parameters:
          name: {type: string, default: a, description: A name.}
        outputs:
          name: {value: {get_param: name}}
        """));

    [Fact]
    public void A_reference_inside_an_if_with_the_condition_of_its_target_is_fine() => Assert.Empty(Codes("""
        heat_template_version: 2018-08-31
        parameters:
          with_network: {type: boolean, default: false, description: Whether to make a network.}
        conditions:
          network_on: {equals: [{get_param: with_network}, true]}
        resources:
          network: {type: OS::Neutron::Net, condition: network_on}
        outputs:
          network: {value: {if: [network_on, {get_resource: network}, none]}}
        """));

    [Fact]
    public void A_template_of_Cloud_Formation_is_read_by_its_own_words() => Assert.Empty(Codes("""
        HeatTemplateFormatVersion: "2012-12-12"
        Description: A queue of one.
        Parameters:
          Name: {Type: String, Default: a, Description: A name.}
        Resources:
          Handle: {Type: "AWS::CloudFormation::WaitConditionHandle"}
          Condition:
            Type: "AWS::CloudFormation::WaitCondition"
            DependsOn: Handle
            Properties: {Handle: {Ref: Handle}, Timeout: "600"}
        Outputs:
          Name: {Value: {"Fn::Join": ["-", [{Ref: Name}, b]]}}
        """));

    [Fact]
    public void A_JSON_template_may_be_indented_with_tabs() =>
        Assert.Empty(Codes("{\n\t\"heat_template_version\": \"2018-08-31\",\n\t\"resources\": {\n\t\t\"secret\": {\"type\": \"OS::Heat::RandomString\"}\n\t}\n}\n"));

    [Fact]
    public void An_environment_without_a_value_for_a_parameter_is_no_fault() => Assert.Empty(Codes("""
        heat_template_version: 2018-08-31
        parameters:
          name: {type: string, description: A name.}
        outputs:
          name: {value: {get_param: name}}
        """));

    [Fact]
    public void Text_that_is_a_number_is_a_number() => Assert.Empty(Codes("""
        heat_template_version: 2018-08-31
        parameters:
          length: {type: string, default: " 12 ", description: How long.}
        resources:
          secret: {type: OS::Heat::RandomString, properties: {length: {get_param: length}}}
        """));

    [Theory]
    [InlineData("range: {min: 1, max: 5}", "5", true)]
    [InlineData("range: {min: 1, max: 5}", "1", true)]
    [InlineData("range: {min: 1, max: 5}", "6", false)]
    [InlineData("range: {min: 1, max: 5}", "0", false)]
    [InlineData("modulo: {step: 3, offset: 2}", "-1", true)]
    [InlineData("modulo: {step: 3, offset: 2}", "-2", false)]
    public void The_bounds_of_a_constraint_belong_to_it(string constraint, string value, bool isFine) => Assert.Equal(isFine, !Codes(
        "heat_template_version: 2018-08-31\nparameters:\n  number: {type: number, description: A number., default: " + value
        + ", constraints: [{" + constraint + "}]}\noutputs:\n  number: {value: {get_param: number}}\n").Any(c => c.StartsWith("HE", StringComparison.Ordinal)));

    [Theory]
    [InlineData("abcde", true)]
    [InlineData("abcdef", false)]
    public void A_text_may_be_as_long_as_its_constraint_says(string text, bool isFine) => Assert.Equal(isFine, !Codes(
        "heat_template_version: 2018-08-31\nparameters:\n  name: {type: string, description: A name., default: " + text
        + ", constraints: [{length: {min: 1, max: 5}}]}\noutputs:\n  name: {value: {get_param: name}}\n").Any(c => c.StartsWith("HE", StringComparison.Ordinal)));

    [Theory]
    [InlineData("remote_mode: remote_ip_prefix", true)]
    [InlineData("remote_mode: remote_group_id", false)]
    [InlineData("remote_group: nodes", false)]
    [InlineData("remote_ip_prefix: '::/0'", true)]
    [InlineData("remote_ip_prefix: 192.0.2.0/24", false)]
    [InlineData("direction: egress", false)]
    public void A_port_of_administration_is_open_unless_the_rule_says_to_whom(string given, bool isFound) => Assert.Equal(isFound, Codes($$"""
        heat_template_version: 2018-08-31
        resources:
          group:
            type: OS::Neutron::SecurityGroup
            properties: {rules: [{protocol: tcp, port_range_min: 22, port_range_max: 22, {{given}}}]}
        """).Contains("HW8001"));

    [Theory]
    [InlineData("token", true)]
    [InlineData("join_token", true)]
    [InlineData("join-token", true)]
    [InlineData("Token", true)]
    [InlineData("bitoken", false)]
    [InlineData("token_ttl", false)]
    [InlineData("adminpassword", true)]
    [InlineData("password_length", false)]
    [InlineData("ca_key", true)]
    [InlineData("key", false)]
    public void A_parameter_is_of_a_secret_by_the_end_of_its_name(string name, bool isFound) => Assert.Equal(isFound, Codes($$"""
        heat_template_version: 2018-08-31
        parameters:
          {{name}}: {type: string, description: A text.}
        outputs:
          it: {value: {get_param: {{name}} } }
        """).Contains("HW8002"));

    private static IEnumerable<string> Codes(string text) => Example.Check(text).Select(f => f.Code);
}
