using Hotc.Compile.Tests.Harness;

namespace Hotc.Compile.Tests;

public sealed class ScriptTests
{
    private const string Head = "heat_template_version: \"2021-04-16\"\nresources:\n";

    [Theory]
    [InlineData("  a: {{ nothing }}\n", "HE3102", 3)]
    [InlineData("  a: {{ cluster.nmae }}\n", "HE3102", 3)]
    [InlineData("  a: {{ api.loadBalancer.provider }}\n", "HE3102", 3)]
    [InlineData("  a: {{ pools[99].name }}\n", "HE3102", 3)]
    [InlineData("  a: {{ cluster.name }}-x\n", "HE3103", 3)]
    [InlineData("  a: x-{{ cluster.name }}\n", "HE3103", 3)]
    [InlineData("  a: \"{{ cluster.name }}\"\n", "HE3103", 3)]
    [InlineData("  a: '{{ cluster.name }}'\n", "HE3103", 3)]
    [InlineData("  a: |\n    {{ cluster.name }}\n", "HE3103", 4)]
    [InlineData("  a: x\n    {{ cluster.name }}\n", "HE3103", 4)]
    [InlineData("  demo: {type: OS::Heat::None}\n  {{ cluster.name }}: {type: OS::Heat::None}\n", "HE1002", 4)]
    [InlineData("  {{ cluster.name }}: {type: OS::Heat::None}\n  {{ cluster.name }}: {type: OS::Heat::None}\n", "HE1002", 4)]
    [InlineData("  {{ each pools \"name\" }}: {type: OS::Heat::None}\n", "HE1010", 3)]
    [InlineData("  a: x\n{{~ while true }}\n  # on and on\n{{~ end }}\n", "HE3102", 4)]
    [InlineData("  a: x\n{{~ for i in 1..1000000 }}\n  # {{~ end }}\n", "HE3102", 4)]
    [InlineData("{{~ x = \"aaaa\" ~}}\n{{~ for i in 1..40 ~}}{{~ x = x + x ~}}{{~ end ~}}\n  a: {{ x }}\n", "HE3102", 5)]
    [InlineData("{{~ x = [1] ~}}\n{{~ for i in 1..60 ~}}{{~ x = [x, x] ~}}{{~ end ~}}\n  a: {{ x }}\n", "HE3102", 5)]
    [InlineData("{{~ x = [1] ~}}\n{{~ for i in 1..9000 ~}}{{~ x = [x] ~}}{{~ end ~}}\n  a: {{ x }}\n", "HE3102", 5)]
    [InlineData("  a: {{ date.now }}\n", "HE3102", 3)]
    [InlineData("  a: {{ include \"/etc/passwd\" }}\n", "HE3102", 3)]
    [InlineData("  a: {{ string.upcase cluster.name }}\n", "HE3102", 3)]
    [InlineData("  a: {{ object.eval \"1\" }}\n", "HE3102", 3)]
    [InlineData("  a: {{ cluster.name + }}\n", "HE3101", 3)]
    [InlineData("  a: {{ if true }}\n", "HE3101", 3)]
    [InlineData("  a: {b: {{ ssh.keypair }}}\n", "HE3105", 3)]
    [InlineData("  a: [unclosed\n", "HE1001", 3)]
    [InlineData("{{~ func f; f; end ~}}\n  a: {{ f }}\n", "HE3102", 3)]
    [InlineData("{{~ pools[0] = 5 ~}}\n  a: x\n", "HE3102", 3)]
    [InlineData("{{~ network.dns[0] = \"192.0.2.1\" ~}}\n  a: x\n", "HE3102", 3)]
    [InlineData("{{~ pools.extra = 5 ~}}\n  a: x\n", "HE3102", 3)]
    [InlineData("{{~ x = network.dns + [\"192.0.2.1\"]; x[0] = \"192.0.2.2\" ~}}\n  a: x\n", "HE3102", 3)]
    [InlineData("  a: {{ value [{key: \"k\"}] \"k\" }}\n", "HE3102", 3)]
    [InlineData("{{~ pools[0].name = \"other\" ~}}\n  a: x\n", "HE3102", 3)]
    public void A_fault_of_a_template_is_reported_at_its_line(string template, string code, int line)
    {
        var result = Render(template);
        var finding = result.Diagnostics.FirstOrDefault(d => d.Code == code);
        Assert.True(finding is not null, Snapshots.Diagnosed.Text(result.Diagnostics));
        Assert.EndsWith("templates/cluster.yaml", finding.Path);
        Assert.True(line == finding.Span!.Value.Begin.Line, Snapshots.Diagnosed.Text(result.Diagnostics));
    }

    [Fact]
    public void A_fault_of_a_template_names_the_cluster_that_shows_it()
    {
        var finding = Assert.Single(Render("  {{ cluster.name }}: 1\n  {{ cluster.name }}: 2\n").Diagnostics, d => d.Code == "HE1002");
        var place = finding.Related[^1].Span;
        Assert.Equal("demo", place.Source.Text.Substring(place.Start, place.Length));
    }

    [Fact]
    public void As_many_ranges_as_a_spec_may_allow_reach_the_load_balancer()
    {
        var ranges = string.Join(", ", Enumerable.Range(0, 64).Select(i => $"203.0.{i}.0/24"));
        var result = Specs.Over($"api: {{loadBalancer: {{enabled: true}}, allowedCidrs: [{ranges}]}}\n", CompileStage.Bundle).Sound();
        Assert.Contains("203.0.63.0/24", System.Text.Encoding.UTF8.GetString(result.Bundle!.Find("load-balancer.yaml")!.Content.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gigantic_output_is_refused() =>
        Assert.Contains("HE3102", Render("  a: x\n{{~ for i in 1..9000 }}{{~ for j in 1..9000 ~}}\n  # aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n{{~ end ~}}{{~ end ~}}\n").Codes());

    [Fact]
    public void A_template_renders_keys_values_and_lists()
    {
        var result = Render("  {{ cluster.name + \"-net\" }}: {type: OS::Heat::None, properties: {a: {{ each pools \"name\" }}, b: {{ size(pools) }}, c: {{ contains network.dns \"x\" }}}}\n").Sound();
        var text = System.Text.Encoding.UTF8.GetString(result.Bundle!.Find("cluster.yaml")!.Content.Span);
        Assert.All(["demo-net:", "general", "b: 1", "c: false"], piece => Assert.Contains(piece, text));
    }

    [Fact]
    public void A_template_may_set_items_of_a_list_of_its_own()
    {
        var result = Render("{{~ own = [1, 2] ~}}{{~ own[1] = 7 ~}}\n  demo: {type: OS::Heat::None, properties: {a: {{ own }}}}\n").Sound();
        Assert.Contains("7", System.Text.Encoding.UTF8.GetString(result.Bundle!.Find("cluster.yaml")!.Content.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ cluster.name[0] }}", "d")]
    [InlineData("{{ cluster.name[-1] }}", "o")]
    [InlineData("{{ \"a\" + cluster }}", "a{name: \\\"demo\\\", ")]
    [InlineData("{{ join [cluster] \",\" }}", "{name: demo, ")]
    [InlineData("{{ import cluster; name }}", "demo")]
    public void Texts_and_records_of_the_plan_can_be_taken_apart_and_written(string expression, string expected)
    {
        var result = Render($"  demo: {{type: OS::Heat::None, properties: {{a: {expression}}}}}\n").Sound();
        Assert.Contains($"a: {expected}", System.Text.Encoding.UTF8.GetString(result.Bundle!.Find("cluster.yaml")!.Content.Span).Replace("a: \"", "a: ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static CompileResult Render(string template) => Specs.Over("", CompileStage.Bundle, [TinyDriver.With("", ("templates/cluster.yaml", Head + template))]);
}
