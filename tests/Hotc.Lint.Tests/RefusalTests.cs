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
    public void A_resource_that_Heat_refuses_is_refused(string code, string resource) => Assert.Contains(code, Codes(Head + "  " + resource));

    [Theory]
    [InlineData("r: {type: OS::Heat::None, properties: {get_param: map}}")]
    [InlineData("r: {type: OS::Heat::Value, properties: {type: comma_delimited_list, value: {get_param: list}}}")]
    [InlineData("r: {type: OS::Heat::Value, properties: {type: json, value: {get_param: map}}}")]
    [InlineData("r: {type: OS::Heat::RandomString, condition: {or: [big, true]}}")]
    public void A_resource_that_Heat_takes_is_taken(string resource) => Assert.DoesNotContain(Example.Check(Head + "  " + resource), f => f.Level == Hotc.Foundation.Diagnostics.DiagnosticLevel.Error);

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

    private static IEnumerable<string> Codes(string text) => Example.Check(text).Select(f => f.Code);
}
