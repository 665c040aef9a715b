using System.Text.Json;
using Hotc.Compile.Tests.Harness;
using Hotc.Heat.Releases;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests;

/// <summary>Values that the schemas of driver packages refuse.</summary>
public sealed class DriverSchemaTests
{
    [Theory]
    [InlineData("userData: {installRoot: \"/opt/ho tc; x\"}", "userData.installRoot")]
    [InlineData("userData: {installRoot: ../x}", "userData.installRoot")]
    [InlineData("userData: {installRoot: /opt/../x}", "userData.installRoot")]
    [InlineData("userData: {installRoot: /opt/}", "userData.installRoot")]
    [InlineData("userData: {envFile: /etc//node.env}", "userData.envFile")]
    [InlineData("userData: {envFile: \"/etc/$(id)\"}", "userData.envFile")]
    [InlineData("userData: {envFile: node.env}", "userData.envFile")]
    public void A_path_on_nodes_is_absolute_and_plain(string definition, string field)
    {
        var finding = Assert.Single(Specs.Over("", CompileStage.Plan, [TinyDriver.With(definition + "\n")]).Diagnostics);
        Assert.Contains(field, finding.Message, StringComparison.Ordinal);
        Assert.Contains("an absolute path", finding.Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../run.sh")]
    [InlineData("a/../run.sh")]
    [InlineData("/a/..")]
    public void A_file_of_a_fragment_does_not_leave_its_place_on_the_node(string path)
    {
        var fragment = $"name: host\nversion: 1.0.0\ndescription: A host\nentry: run.sh\nfiles: [{{source: run.sh, path: \"{path}\", mode: \"0755\"}}]\n";
        var findings = Specs.Over("", CompileStage.Plan, [TinyDriver.With("", ("fragments/host/1.0.0/fragment.yaml", fragment))]).Diagnostics;
        Assert.Contains("without \"..\"", Assert.Single(findings, d => d.Code == "HE2004").Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spec/cluster")]
    [InlineData("driver/driver")]
    [InlineData("driver/fragment")]
    [InlineData("driver/components")]
    [InlineData("project/project")]
    [InlineData("lint/config")]
    public void A_form_that_authors_must_keep_is_said_in_words(string schema)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf($"schemas/{schema}.schema.json")));
        Assert.Empty(WithoutWords(document.RootElement));
    }

    [Fact]
    public void A_path_on_nodes_may_have_dots_and_hyphens() =>
        Specs.Over("", CompileStage.Plan, [TinyDriver.With("userData: {installRoot: /var/opt/.my-tool_1.0}\n")]).Sound();

    [Fact]
    public void A_Heat_release_that_nobody_knows_is_answered_by_the_nearest()
    {
        var finding = Assert.Single(Specs.Over("", CompileStage.Plan, [TinyDriver.With("heat: {releases: [zde]}\n")]).Diagnostics);
        Assert.Contains($"expected one of {string.Join(", ", HeatRelease.All.Select(r => $"\"{r.Name}\""))}", finding.Message, StringComparison.Ordinal);
        Assert.Equal("Did you mean \"zed\"?", finding.Help);
    }

    [Theory]
    [InlineData("ftp://example.org/x")]
    [InlineData("example.org/x")]
    [InlineData("https://example.org/$(id)")]
    public void A_download_comes_by_http(string url)
    {
        var set = $"minor: \"1.36\"\ndefault: 1.36.4\nartifacts: {{kubelet: {{url: \"{url}\"}}}}\nimages: {{}}\n";
        var finding = Assert.Single(Specs.Over("", CompileStage.Plan, [TinyDriver.With("", ("kubernetes/1.36.yaml", set))]).Diagnostics);
        Assert.Contains("an http or https address", finding.Help, StringComparison.Ordinal);
    }

    private static IEnumerable<string> WithoutWords(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(p => WithoutWords(p.Value))
            .Concat(schema.TryGetProperty("pattern", out var form) && form.ValueKind == JsonValueKind.String && !schema.TryGetProperty("x-expected", out _) ? [form.GetString()!] : []),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(WithoutWords),
        _ => [],
    };
}
