using Hotc.Foundation.Files;

namespace Hotc.Lint.Tests;

/// <summary>A template of members keeps parameters that nothing uses, where Heat still needs them.</summary>
public class RollingParameterTests
{
    private const string Head = "heat_template_version: 2018-08-31\n";
    private const string Rolling = "update_policy: {rolling_update: {max_batch_size: 1}}, ";

    [Theory]
    [InlineData(Rolling, ", default: ''", false)]
    [InlineData(Rolling, "", true)]
    [InlineData("", ", default: ''", true)]
    [InlineData("update_policy: {batch_create: {max_batch_size: 1}}, ", ", default: ''", true)]
    public void A_default_in_the_template_of_a_rolling_group_is_a_reason_to_stay(string policy, string given, bool isFound)
    {
        var findings = Linter.Check(MemoryTree.OfText(
        [
            KeyValuePair.Create("cluster.yaml", Head + $"description: d\nresources:\n  g: {{type: \"OS::Heat::ResourceGroup\", {policy}properties: {{count: 1, resource_def: {{type: node.yaml, properties: {{old: x}}}}}}}}\n"),
            KeyValuePair.Create("node.yaml", Head + $"description: d\nparameters:\n  old: {{type: string, description: Old.{given}}}\n"),
        ]), new LintTarget("cluster.yaml", []), new LintOptions(Hotc.Heat.Releases.HeatRelease.Gazpacho)).Findings;
        Assert.Equal(isFound, findings.Any(f => f.Code == "HW5109"));
    }
}
