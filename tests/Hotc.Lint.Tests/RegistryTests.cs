using Hotc.Foundation.Diagnostics;

namespace Hotc.Lint.Tests;

/// <summary>Which entry of an environment's registry stands for a type, as Heat's ResourceRegistry finds it.</summary>
public class RegistryTests
{
    private const string Template = """
        heat_template_version: 2018-08-31
        resources:
          thing: {type: "My::Net::Port", properties: {network: internal}}
        # file: child.yaml
        heat_template_version: 2018-08-31
        # file: environment.yaml

        """;

    [Fact]
    public void A_pattern_puts_another_beginning_before_the_rest_of_a_type() => Assert.Empty(Errors("resource_registry: {\"My::Net*\": \"OS::Neutron*\"}"));

    [Fact]
    public void A_pattern_that_leads_to_a_type_that_Heat_lacks_is_an_error() => Assert.Equal(["HE6001"], Errors("resource_registry: {\"My::Net*\": \"OS::Neutrn*\"}"));

    [Fact]
    public void Where_one_entry_leads_to_nothing_the_next_one_is_tried() =>
        Assert.Empty(Errors("resource_registry: {\"My::*\": \"OS::Neutrn*\", \"My::Net*\": \"OS::Neutron*\"}"));

    [Fact]
    public void A_pattern_comes_before_the_name_itself() =>
        Assert.Contains("HE6003", Errors("resource_registry: {\"My::Net::Port\": \"OS::Neutron::Port\", \"My::*\": \"OS::Heat::RandomString\"}"));

    [Fact]
    public void A_pattern_cannot_stand_for_a_template() => Assert.Contains("HW5308", Codes("resource_registry: {\"My::*\": child.yaml}"));

    [Fact]
    public void An_entry_for_a_resource_comes_before_all_others() =>
        Assert.Empty(Errors("resource_registry: {\"My::*\": \"OS::Heat::RandomString\", resources: {thing: {\"My::Net::Port\": \"OS::Neutron::Port\"}}}"));

    private static IEnumerable<string> Codes(string environment) => Example.Check(Template + environment).Select(f => f.Code);

    private static IEnumerable<string> Errors(string environment) => Example.Check(Template + environment).Where(f => f.Level == DiagnosticLevel.Error).Select(f => f.Code);
}
