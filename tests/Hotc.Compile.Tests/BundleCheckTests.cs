using Hotc.Compile.Tests.Harness;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Compile.Tests;

/// <summary>The linter looks at every bundle, and what it finds is shown where somebody can repair it.</summary>
public sealed class BundleCheckTests
{
    private const string Template =
        """
        heat_template_version: "2021-04-16"
        description: A network and a port
        resources:
          {{~ for pool in pools ~}}
          {{ pool.name + "-network" }}:
            type: OS::Neutron::Net
          {{~ end ~}}
          port:
            type: OS::Neutron::Port
            properties:
              network: {get_resource: general-netwrok}
        outputs:
          id: {value: {get_resource: port}}

        """;

    [Fact]
    public void A_fault_of_a_bundle_is_shown_at_the_line_of_the_template_of_the_driver()
    {
        var finding = Assert.Single(Compile(Template).Diagnostics, d => d.Level == DiagnosticLevel.Error);
        Assert.Equal("HE6301", finding.Code);
        Assert.Equal(SourceKind.Driver, finding.Span!.Value.Source.Kind);
        Assert.EndsWith("templates/cluster.yaml", finding.Path, StringComparison.Ordinal);
        Assert.Equal("general-netwrok", finding.Span.Value.Characters);
        Assert.Equal(11, finding.Span.Value.Begin.Line);
        Assert.Null(finding.Fix);
    }

    [Fact]
    public void A_fault_that_an_expression_made_is_shown_at_the_expression()
    {
        var result = Compile(Template.Replace("general-netwrok", "{{ cluster.name }}", StringComparison.Ordinal));
        var finding = Assert.Single(result.Diagnostics, d => d.Code == "HE6301");
        Assert.Equal(11, finding.Span!.Value.Begin.Line);
    }

    [Fact]
    public void A_sound_template_has_no_error() =>
        Assert.DoesNotContain(Compile(Template.Replace("netwrok", "network", StringComparison.Ordinal)).Diagnostics, d => d.Level == DiagnosticLevel.Error);

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("Manifest.JSON")]
    [InlineData("manifest.json/a")]
    [InlineData("cluster.yaml")]
    [InlineData("cluster.yaml/a")]
    public void A_template_takes_no_name_that_the_bundle_has_already(string output)
    {
        var driver = TinyDriver.With($"templates: [{{file: templates/cluster.yaml, output: cluster.yaml}}, {{file: templates/environment.yaml, kind: environment, output: environment.yaml}}, {{file: templates/a.yaml, output: {output}}}]\n");
        var result = Specs.Over("", CompileStage.Bundle, [driver]);
        Assert.Contains("HE3016", result.Codes());
        Assert.Null(result.Bundle);
    }

    private static CompileResult Compile(string template) => Specs.Over("", CompileStage.Bundle, [TinyDriver.With("", ("templates/cluster.yaml", template))]);
}
