using System.Text.Json;
using System.Xml.Linq;
using Hotc.Lint.Suppression;

namespace Hotc.Cli.Tests;

public sealed class LintTests : IDisposable
{
    private const string Clean = "heat_template_version: \"2021-04-16\"\ndescription: nothing\nresources:\n  net:\n    type: OS::Neutron::Net\n";
    private const string Wrong = Clean + "    type: OS::Neutron::Net\n";
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Formats => ["text", "json", "sarif", "junit", "github", "gitlab"];

    [Fact]
    public void A_clean_folder_is_one_line()
    {
        folder.Write("a.yaml", Clean);
        folder.Write("b.yaml", Clean);
        var run = Run.Of("lint", folder.Path);
        Assert.Equal(new Run(0, "2 files checked, nothing found\n", ""), run);
    }

    [Fact]
    public void A_file_that_is_named_twice_is_checked_once()
    {
        var file = folder.Write("a.yaml", Wrong);
        Assert.Equal(Run.Of("lint", file), Run.Of("lint", file, file));
    }

    [Fact]
    public void A_device_is_told_from_a_missing_file()
    {
        var run = Run.Of("lint", "/dev/null");
        Assert.Equal(1, run.Code);
        Assert.StartsWith("/dev/null: error HE0012: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_stands_at_its_place()
    {
        var run = Run.Of("lint", folder.Write("a.yaml", Wrong));
        Assert.Equal(1, run.Code);
        Assert.StartsWith($"{folder["a.yaml"]}:6:5: error HE1002: ", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 error in 1 file; hotc explain CODE tells more\n", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_tells_of_the_finding(string format)
    {
        var run = Run.Of("lint", folder.Write("a.yaml", Wrong), "--format", format);
        Assert.Equal(1, run.Code);
        Assert.Contains("HE1002", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
        object? parsed = format switch
        {
            "json" or "sarif" or "gitlab" => JsonDocument.Parse(run.Out),
            "junit" => XDocument.Parse(run.Out),
            _ => format,
        };
        Assert.NotNull(parsed);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_can_say_that_nothing_was_found(string format)
    {
        var run = Run.Of("lint", folder.Write("a.yaml", Clean), "--format", format);
        Assert.Equal(0, run.Code);
        Assert.DoesNotContain("HE", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_are_for_terminals()
    {
        var file = folder.Write("a.yaml", Wrong);
        Assert.DoesNotContain('\e', Run.Of("lint", file).Out);
        Assert.Contains('\e', Run.OnTerminal("lint", file).Out);
    }

    [Fact]
    public void A_template_can_come_from_standard_input()
    {
        var run = Run.WithInput(Wrong, "lint", "-");
        Assert.StartsWith("-:6:5: error HE1002: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_does_not_follow_links_to_folders()
    {
        folder.Write("a.yaml", Wrong);
        Directory.CreateSymbolicLink(folder["one"], folder.Path);
        Directory.CreateSymbolicLink(folder["two"], folder.Path);
        Assert.Contains("1 error in 1 file", Run.Of("lint", folder["**/*.yaml"]).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_finds_files()
    {
        Directory.CreateDirectory(folder["stacks"]);
        folder.Write("stacks/a.yaml", Wrong);
        folder.Write("b.yaml", Wrong);
        Assert.Contains("1 error in 1 file", Run.Of("lint", folder["stacks/*.yaml"]).Out, StringComparison.Ordinal);
        Assert.Contains("2 errors in 2 files", Run.Of("lint", folder["**/*.yaml"]).Out, StringComparison.Ordinal);
        Assert.Contains("no file fits", Run.Of("lint", folder["*.json"]).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_finding_with_the_nearest_name()
    {
        folder.Write("cluster.yaml", Clean);
        var run = Run.Of("lint", folder["clutser.yaml"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("did you mean", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_templates_is_a_finding()
    {
        folder.Write("file.yaml", SuppressionCodes.NothingToCheck.Bad);
        Assert.Contains("warning HW0055: there is no template in", Run.Of("lint", folder.Path).Out, StringComparison.Ordinal);
        folder.Write("file.yaml", SuppressionCodes.NothingToCheck.Good);
        Assert.DoesNotContain("HW0055", Run.Of("lint", folder.Path).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_cannot_be_read_is_a_finding_in_its_folder()
    {
        folder.Write("a.yaml", Clean);
        folder.Write("b.yaml", Clean + "  broken: [\n");
        Assert.Contains("b.yaml:", Run.Of("lint", folder.Path).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_files_those_that_others_use_are_no_roots()
    {
        var root = folder.Write("root.yaml", Clean + "  nested:\n    type: nested.yaml\n");
        var nested = folder.Write("nested.yaml", Clean);
        var environment = folder.Write("environment.yaml", "parameters: {}\n");
        Assert.Equal("2 files checked, nothing found\n", Run.Of("lint", root, nested, environment).Out);
    }

    [Fact]
    public void A_template_may_use_files_beside_the_folder_that_hotc_runs_in()
    {
        Directory.CreateDirectory(folder["deep/er"]);
        folder.Write("nested.yaml", Clean);
        var root = folder.Write("deep/er/root.yaml", Clean + "  nested:\n    type: ../../nested.yaml\n");
        Assert.Equal("2 files checked, nothing found\n", Run.Of("lint", root).Out);
    }

    [Fact]
    public void An_environment_that_is_not_there_is_a_finding() =>
        Assert.Contains("HE0011", Run.Of("lint", folder.Write("a.yaml", Clean), "-e", folder["no.yaml"]).Out, StringComparison.Ordinal);

    [Fact]
    public void The_number_of_jobs_changes_nothing()
    {
        for (var i = 0; i < 30; i++)
        {
            folder.Write($"t{i:00}.yaml", Wrong + new string('\n', i));
        }

        Assert.Equal(Run.Of("lint", folder.Path, "--jobs", "1"), Run.Of("lint", folder.Path, "--jobs", "16"));
    }

    [Fact]
    public void Hidden_folders_are_left_alone()
    {
        Directory.CreateDirectory(folder[".git"]);
        folder.Write(".git/a.yaml", Wrong);
        folder.Write("b.yaml", Clean);
        Assert.Equal(0, Run.Of("lint", folder.Path).Code);
    }

    [Fact]
    public void A_comment_silences_a_finding()
    {
        var file = folder.Write("a.yaml", Wrong.Replace("Net\n    type", "Net\n    # hotc: ignore HE1002 on purpose\n    type", StringComparison.Ordinal));
        Assert.Equal(0, Run.Of("lint", file, "--fail-on", "info").Code);
    }

    [Theory]
    [InlineData("rules: {HE1002: off}", 0, "nothing found")]
    [InlineData("rules: {HE1002: warning}", 0, "warning HE1002")]
    [InlineData("rules: {HE1002: warning}\nfailOn: warning", 1, "warning HE1002")]
    [InlineData("ruls: {}", 1, "Did you mean \"rules\"?")]
    [InlineData("rules: {HE1002: of}", 1, "Did you mean \"off\"?")]
    [InlineData("rules: {HX1002: off}", 1, "a code such as HE1002")]
    [InlineData("heat: 2026.1", 1, "Put it in quotes")]
    [InlineData("[]", 1, "must be a mapping")]
    [InlineData("", 1, "error HE1002")]
    [InlineData("a: [", 1, "HE1001")]
    public void The_configuration_decides(string config, int code, string words)
    {
        var run = Run.Of("lint", folder.Write("a.yaml", Wrong), "--config", folder.Write("hotc.yaml", config));
        Assert.Equal(code, run.Code);
        Assert.Contains(words, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_command_line_says_wins_over_the_configuration() =>
        Assert.Equal(0, Run.Of("lint", folder.Write("a.yaml", Wrong), "--config", folder.Write("c.yaml", "rules: {HE1002: warning}\nfailOn: info"), "--fail-on", "error").Code);

    [Fact]
    public void A_baseline_hides_what_was_there()
    {
        var (file, baseline) = (folder.Write("a.yaml", Wrong), folder["base.json"]);
        var run = Run.Of("lint", file, "--write-baseline", baseline);
        Assert.Equal(0, run.Code);
        Assert.Contains("holds 1 error", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
        Assert.Equal(0, Run.Of("lint", file, "--baseline", baseline, "--fail-on", "info").Code);
        folder.Write("a.yaml", "# moved\n" + Wrong + "description: again\n");
        Assert.Contains("1 error in 1 file", Run.Of("lint", file, "--baseline", baseline).Out, StringComparison.Ordinal);
        folder.Write("a.yaml", Clean);
        Assert.Contains("warning HW0051", Run.Of("lint", file, "--baseline", baseline).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_that_is_none_is_an_error() =>
        Assert.Contains("HE0054", Run.Of("lint", folder.Write("a.yaml", Clean), "--baseline", folder.Write("b.json", "[]")).Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("lint")]
    [InlineData("lint a.yaml --format xml")]
    [InlineData("lint a.yaml --fail-on never")]
    [InlineData("lint a.yaml --heat zeb")]
    public void A_wrong_command_line_ends_with_64(string line) => Assert.Equal(64, Run.Of(line.Split(' ')).Code);

    public void Dispose() => folder.Dispose();
}
