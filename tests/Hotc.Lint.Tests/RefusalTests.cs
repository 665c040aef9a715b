using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Releases;

namespace Hotc.Lint.Tests;

/// <summary>What real Heat was seen to refuse, found by mutants (tests/Hotc.Conformance.Tests), each with the code that says it.</summary>
public class RefusalTests
{
    private const string Head = """
        heat_template_version: 2021-04-16
        parameters:
          list: {type: comma_delimited_list, default: "a,b", description: A list.}
          map: {type: json, default: {length: 8}, description: A map.}
        conditions:
          big: {equals: [{get_param: list}, {get_param: map}]}
        resources:

        """;

    [Theory]
    [InlineData("HE5013", "r: {type: OS::Heat::RandomString, properties: {get_param: map}}")]
    [InlineData("HE5013", "r: {type: OS::Heat::RandomString, properties: {map_merge: [{length: 8}]}}")]
    [InlineData("HE5013", "r: {type: OS::Heat::RandomString, update_policy: {get_param: map}}")]
    [InlineData("HE5022", "r: {type: OS::Heat::RandomString, condition: {or: [big, {}]}}")]
    [InlineData("HE5022", "r: {type: OS::Heat::RandomString, condition: {not: 5}}")]
    [InlineData("HE6005", "r: {type: OS::Heat::Value, properties: {type: comma_delimited_list, value: text}}")]
    [InlineData("HE6005", "r: {type: OS::Heat::Value, properties: {type: json, value: {get_param: list}}}")]
    [InlineData("HE6012", "r: {type: OS::Neutron::LBaaS::L7Rule, properties: {l7policy: p, type: HEADER, compare_type: EQUAL_TO, value: a}}")]
    [InlineData("HE6010", "r: {type: OS::Neutron::LBaaS::L7Policy, properties: {listener: l, action: REJECT, redirect_url: 'http://a'}}")]
    [InlineData("HE6022", "r: {type: OS::Nova::Server, properties: {flavor: f, image: i, networks: [{port: p, fixed_ip: 10.0.0.1}]}}")]
    [InlineData("HE6022", "r: {type: OS::Nova::Server, properties: {flavor: f, image: i, networks: [{network: n, floating_ip: 192.0.2.1}]}}")]
    [InlineData("HE6022", "r: {type: OS::Nova::Server, properties: {flavor: f, image: i, networks: [{allocate_network: auto, network: n}]}}")]
    [InlineData("HE6022", "r: {type: OS::Nova::Server, properties: {flavor: f, image: i, networks: [{floating_ip: 192.0.2.1}]}}")]
    [InlineData("HE6030", "r: {type: OS::Nova::Server, properties: {flavor: f, image: i, personality: {/etc/a: b}}}")]
    [InlineData("HE6030", "r: {type: OS::Nova::Server, metadata: {deployments: []}, properties: {flavor: f, image: i, user_data_format: SOFTWARE_CONFIG}}")]
    [InlineData("HE6030", "r: {type: OS::Keystone::User, properties: {roles: [{role: a, project: p, domain: d}]}}")]
    [InlineData("HE6030", "r: {type: OS::Keystone::UserRoleAssignment, properties: {user: u, roles: [{role: a}]}}")]
    [InlineData("HE6030", "r: {type: OS::Keystone::Group, properties: {roles: [{role: a}]}}")]
    [InlineData("HE6030", "r: {type: OS::Keystone::GroupRoleAssignment, properties: {group: g, roles: [{role: a, project: p, domain: d}]}}")]
    [InlineData("HE6030", "r: {type: OS::Zaqar::Subscription, properties: {queue_name: q, subscriber: 'ftp://a'}}")]
    [InlineData("HE6030", "r: {type: OS::Sahara::JobBinary, properties: {url: 'http://a'}}")]
    [InlineData("HE6030", "r: {type: OS::Senlin::Cluster, properties: {profile: p, min_size: 5, max_size: 2}}")]
    [InlineData("HE6030", "r: {type: OS::Senlin::Cluster, properties: {profile: p, max_size: 2, desired_capacity: 9}}")]
    [InlineData("HE6030", "r: {type: OS::Mistral::Workflow, properties: {type: direct, tasks: [{name: a, action: b, policies: {timeout: 5}, timeout: 6}]}}")]
    [InlineData("HE6030", "r: {type: OS::Mistral::Workflow, properties: {type: direct, tasks: [{name: a, action: b, policies: {concurrency: 5}}]}}")]
    [InlineData("HE6030", "r: {type: OS::Neutron::Subnet, properties: {network: n, ip_version: 6, cidr: 'fd00::/64', ipv6_ra_mode: slaac, ipv6_address_mode: dhcpv6-stateful}}")]
    [InlineData("HE6030", "r: {type: OS::Heat::Stack, properties: {template: 'resources: {}'}}")]
    [InlineData("HE6030", "r: {type: OS::Heat::Stack, properties: {template: 'a: ['}}")]
    [InlineData("HE5309", "r: {type: OS::Heat::ResourceChain, properties: {resources: [child.yaml]}}\n# file: child.yaml\nheat_template_version: 2018-08-31")]
    [InlineData("HE6010", "r: {type: AWS::EC2::Instance, properties: {InstanceType: f, ImageId: i, SecurityGroups: [a], NetworkInterfaces: [b]}}")]
    [InlineData("HE5203", "r: {type: OS::Heat::Value, properties: {value: {contains: [a, 5]}}}")]
    [InlineData("HE5203", "r: {type: OS::Heat::Value, properties: {value: {str_replace: {template: a, params: {'': b}}}}}")]
    public void A_resource_that_Heat_refuses_is_refused(string code, string resource) => Assert.Contains(code, Example.Check(Head + "  " + resource, HeatRelease.Zed).Select(f => f.Code));

    [Theory]
    [InlineData("r: {type: OS::Sahara::JobBinary, properties: {url: 'http://a'}}")]
    [InlineData("r: {type: OS::Senlin::Cluster, properties: {profile: p, min_size: 5, max_size: 2}}")]
    public void What_a_newer_Heat_keeps_only_the_name_of_is_not_checked(string resource) =>
        Assert.DoesNotContain(Example.Check(Head + "  " + resource, HeatRelease.Gazpacho), f => f.Level == DiagnosticLevel.Error);

    [Theory]
    [InlineData("r: {type: OS::Heat::Stack, properties: {template: {get_file: child.yaml}}}\n# file: child.yaml\nheat_template_version: 2018-08-31")]
    [InlineData("r: {type: OS::Heat::None, properties: {get_param: map}}")]
    [InlineData("r: {type: OS::Heat::Value, properties: {type: comma_delimited_list, value: {get_param: list}}}")]
    [InlineData("r: {type: OS::Heat::Value, properties: {type: json, value: {get_param: map}}}")]
    [InlineData("r: {type: OS::Heat::RandomString, condition: {or: [big, true]}}")]
    [InlineData("r: {type: OS::Nova::Server, properties: {flavor: f, image: i, networks: [{subnet: s, floating_ip: 192.0.2.1}]}}")]
    [InlineData("r: {type: OS::Nova::Server, metadata: {deployments: []}, properties: {flavor: f, image: i, user_data_format: RAW}}")]
    [InlineData("r: {type: OS::Zaqar::Subscription, properties: {queue_name: q, subscriber: 'mailto:ops@example.org'}}")]
    [InlineData("r: {type: OS::Sahara::JobBinary, properties: {url: 'internal-db://11111111-2222-3333-4444-555555555555'}}")]
    [InlineData("r: {type: OS::Senlin::Cluster, properties: {profile: p, min_size: 1, desired_capacity: 9}}")]
    [InlineData("r: {type: OS::Mistral::Workflow, properties: {type: direct, tasks: [{name: a, action: b, policies: {concurrency: 5, with_items: i}}]}}")]
    public void A_resource_that_Heat_takes_is_taken(string resource) => Assert.DoesNotContain(Example.Check(Head + "  " + resource), f => f.Level == DiagnosticLevel.Error);

    [Theory]
    [InlineData("{}", "allowed_pattern: '.*'")]
    [InlineData("5", "allowed_pattern: '.*'")]
    [InlineData("true", "length: {max: 5}")]
    [InlineData("{a: b}", "allowed_values: [a]")]
    public void A_default_that_a_constraint_of_text_cannot_be_asked_about_is_refused(string value, string constraint) => Assert.Contains("HE5106", Codes($$"""
        heat_template_version: 2021-04-16
        parameters:
          p: {type: string, default: {{value}}, constraints: [{{{constraint}}}]}
        """));

    [Theory]
    [InlineData("$.data.zones[int($.data.idx) mod len($.data.zones)]", false)]
    [InlineData("$.data.zones[int($.data.index) mod len($.data.zones)]", true)]
    [InlineData("$.data.items[$.size = 1]", true)]
    [InlineData("$.data.items.where(int($.size) > 1)", false)]
    [InlineData("len($.data.zone)", true)]
    [InlineData("coalesce($.data.zone, 1)", true)]
    [InlineData("coalesce($.data.idx, $.data.zone)", false)]
    [InlineData("switch(true => 1, true => int($.data.zone))", false)]
    public void A_key_that_YAQL_asks_for_inside_of_brackets_must_be_there(string expression, bool isRefused) => Assert.Equal(isRefused ? ["HE5203"] : [], Errors($$"""
        heat_template_version: 2021-04-16
        parameters:
          index: {type: number, default: 1}
        resources:
          picked:
            type: OS::Heat::Value
            properties:
              value:
                yaql:
                  expression: "{{expression}}"
                  data: {idx: {get_param: index}, zones: [a, b], items: [{size: 1}, {size: 2}]}
        """));

    [Theory]
    [InlineData("{type: number, constraints: [{range: {max: 5}}]}", "3", "6", true)]
    [InlineData("{type: number, constraints: [{range: {max: 5}}]}", "3", "many", true)]
    [InlineData("{type: number, constraints: [{range: {max: 5}}]}", "3", "4", false)]
    [InlineData("{type: string, constraints: [{allowed_pattern: '[0-9]'}]}", "'3'", "a", true)]
    [InlineData("{type: comma_delimited_list}", "a", "5", true)]
    [InlineData("{type: boolean}", "true", "maybe", false)]
    [InlineData("{type: json}", "{}", "'{'", false)]
    public void Values_of_parameter_defaults_are_held_to_constraints_although_others_are_given(string parameter, string given, string value, bool isRefused) =>
        Assert.Equal(isRefused ? ["HE5107"] : [], Errors($$"""
            heat_template_version: 2021-04-16
            parameters:
              it: {{parameter}}
            # file: environment.yaml
            parameters:
              it: {{given}}
            parameter_defaults:
              it: {{value}}
            """));

    [Theory]
    [InlineData("192.0.2.1", true)]
    [InlineData("{get_resource: secret}", true)]
    [InlineData("'[1]'", false)]
    [InlineData("{get_attr: [secret, value]}", false)]
    public void Text_that_a_nested_template_takes_for_JSON_must_be_JSON(string value, bool isRefused) => Assert.Equal(isRefused ? ["HE6005"] : [], Errors($$"""
        heat_template_version: 2021-04-16
        resources:
          secret: {type: OS::Heat::RandomString}
          child:
            type: child.yaml
            properties:
              data: {{value}}
        # file: child.yaml
        heat_template_version: 2021-04-16
        parameters:
          data: {type: json}
        """));

    [Theory]
    [InlineData("{heat_template_version: 2021-04-16, description: A stack.}")]
    [InlineData("\n {\"heat_template_version\": \"2021-04-16\", \"description\": \"A stack.\",}")]
    [InlineData("{\"heat_template_version\": \"2021-04-16\", # a comment\n\"description\": \"A stack.\"}")]
    [InlineData("{\"heat_template_version\": \"2021-04-16\", \"description\": 'A stack.'}")]
    public void A_template_that_begins_as_JSON_must_be_JSON(string text) => Assert.Equal(["HE5027"], Codes(text));

    [Fact]
    public void The_fault_of_a_JSON_template_is_shown_where_it_stands() =>
        Assert.Equal("2:16", Assert.Single(Example.Check("{\"heat_template_version\": \"2021-04-16\",\n\"description\": 'A stack.'}")).Span!.Value.Begin.ToString());

    [Theory]
    [InlineData("  heat_template_version: 2021-04-16\n  description: A stack.\n")]
    [InlineData("\n\n  heat_template_version: '2021-04-16'\n  resources: {}\n")]
    public void An_indented_template_is_refused(string text) => Assert.Equal(["HE5028"], Codes(text));

    [Theory]
    [InlineData("\n\nheat_template_version: 2021-04-16\ndescription: A stack.\n")]
    [InlineData("  # All of it is indented.\n  heat_template_version: 2021-04-16\n  description: A stack.\n")]
    [InlineData("\t{\n\t\"heat_template_version\": \"2021-04-16\",\n\t\"description\": \"A stack.\"}\n")]
    public void Blanks_and_comments_before_a_template_are_no_fault(string text) => Assert.Empty(Codes(text));

    [Fact]
    public void Of_several_constraints_in_one_entry_the_one_that_Heat_takes_must_fit_the_type() => Assert.Contains("HE5104", Codes("""
        heat_template_version: 2021-04-16
        parameters:
          p: {type: string, constraints: [{length: {max: 3}, range: {min: 1}}]}
        """));

    private static IEnumerable<string> Errors(string text) => Example.Check(text).Where(f => f.Level == DiagnosticLevel.Error).Select(f => f.Code);

    private static IEnumerable<string> Codes(string text) => Example.Check(text).Select(f => f.Code);
}
