using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Lint.Suppression;

namespace Hotc.Lint.Tests.Suppression;

public class LintConfigTests
{
    [Theory]
    [InlineData("rules: {HE9001: warning}", DiagnosticLevel.Warning)]
    [InlineData("rules: {he9001: info}", DiagnosticLevel.Info)]
    [InlineData("rules: {HW9002: off}", DiagnosticLevel.Error)]
    [InlineData("rules: {HE9001: off}", null)]
    [InlineData("rules: {HE9001: \"off\"}", null)]
    [InlineData("paths: [{match: [\"*.yaml\"], rules: {HE9001: info}}]", DiagnosticLevel.Info)]
    [InlineData("paths: [{match: [\"old/**\"], rules: {HE9001: info}}]", DiagnosticLevel.Error)]
    [InlineData("rules: {HE9001: info}\npaths: [{match: [a.yaml], rules: {HE9001: off}}, {match: [\"**\"], rules: {HE9001: warning}}]", DiagnosticLevel.Warning)]
    public void A_rule_has_the_level_that_is_set(string config, DiagnosticLevel? level) =>
        Assert.Equal(level, Read(config).Apply(new Marked("a: one\n", "one").Findings).SingleOrDefault()?.Level);

    [Fact]
    public void A_finding_keeps_its_code() => Assert.Equal("HE9001", Read("rules: {HE9001: info}").Apply(new Marked("a: one\n", "one").Findings).Single().Code);

    [Fact]
    public void A_folder_can_be_left_out()
    {
        var config = Read("exclude: [\"vendor/**\", \"**/*.tmp.yaml\"]");
        Assert.True(config.Excludes("vendor/x/y.yaml"));
        Assert.True(config.Excludes("a/b.tmp.yaml"));
        Assert.False(config.Excludes("a/vendor/x.yaml"));
    }

    [Fact]
    public void Single_settings_are_read()
    {
        var config = Read("heat: zed\nfailOn: warning\nbaseline: old.json");
        Assert.Equal(("zed", "warning", "old.json"), (config.Heat, config.FailOn, config.Baseline));
    }

    [Fact]
    public void A_rule_that_does_not_exist_is_reported_with_the_nearest()
    {
        var bag = new DiagnosticBag();
        Read("rules: {HW9001: off}", bag);
        var finding = Assert.Single(bag.ToSorted());
        Assert.Equal("HE0053", finding.Code);
        Assert.Contains("9001", finding.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void The_examples_are_as_they_say()
    {
        DiagnosticCatalogue known = new([Marked.Error with { Code = "HE1002" }]);
        var bag = new DiagnosticBag();
        Read(SuppressionCodes.UnknownRule.Good, bag, known);
        Assert.False(bag.HasErrors);
        Read(SuppressionCodes.UnknownRule.Bad, bag, known);
        Assert.Equal(SuppressionCodes.UnknownRule, bag.ToSorted().Single().Descriptor);
    }

    private static LintConfig Read(string text, DiagnosticBag? bag = null, DiagnosticCatalogue? known = null) =>
        LintConfig.Read((YamlMapping)YamlReader.Read(new SourceText(".hotc.yaml", text, SourceKind.Author), new DiagnosticBag())!.Root!, known ?? Marked.Known, bag ?? new DiagnosticBag());
}
