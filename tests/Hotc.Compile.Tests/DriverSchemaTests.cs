using Hotc.Compile.Tests.Harness;
using Hotc.Heat.Releases;

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
}
