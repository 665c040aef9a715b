using System.Text.Json;
using System.Text.RegularExpressions;
using Hotc.Cli;
using Hotc.Cli.Lint;
using Hotc.Docs.Tests.Harness;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Docs.Tests;

/// <summary>The examples of docs/lint.md and the hooks for pre-commit do what they say.</summary>
public sealed class LintPageTests : IDisposable
{
    private const string Page = "docs/lint.md";
    private const string Hooks = ".pre-commit-hooks.yaml";
    private const string Broken = "heat_template_version: \"2021-04-16\"\nresources:\n  a:\n    type: OS::Heat::None\n  a:\n    type: OS::Heat::None\n";

    private readonly string folder = Directory.CreateTempSubdirectory("hotc-lint-page-").FullName;

    public static TheoryData<string> Examples => [.. Fences("yaml").Select(f => f.Text), File.ReadAllText(Repository.PathOf(Hooks))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_in_YAML_can_be_read(string text)
    {
        var bag = new DiagnosticBag();
        Assert.NotNull(YamlReader.Read(new SourceText("example.yaml", text, SourceKind.Author), bag)?.Root);
        Assert.Empty(bag.ToSorted());
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_command_line_of_hotc_in_an_example_is_one_that_hotc_knows(string text) =>
        Assert.All(CommandsIn(text), command => Assert.True(Problems(command) is [], $"{command}: {string.Join(", ", Problems(command))}"));

    [Fact]
    public void The_examples_hold_command_lines() => Assert.InRange(Examples.Sum(e => CommandsIn(e.Data).Count()), 6, 100);

    [Fact]
    public void The_configuration_agrees_with_its_schema()
    {
        var path = Path.Combine(folder, "hotc.yaml");
        var text = Fences("yaml").Single(f => f.Text.StartsWith("# .hotc.yaml\n", StringComparison.Ordinal)).Text;
        File.WriteAllText(path, text);
        var bag = new DiagnosticBag();
        Assert.NotNull(LintConfigFile.Load(path, CodeCatalogue.Make(), bag));
        Assert.Empty(bag.ToSorted());
        File.WriteAllText(path, text.Replace("failOn", "failon", StringComparison.Ordinal));
        Assert.Null(LintConfigFile.Load(path, CodeCatalogue.Make(), bag));
    }

    [Fact]
    public void The_template_with_comments_has_no_findings()
    {
        var text = Fences("yaml").Single(f => f.Text.StartsWith("heat_template_version", StringComparison.Ordinal)).Text;
        Assert.StartsWith("1 file checked, nothing found", Output(text), StringComparison.Ordinal);
        Assert.Contains("HW5109", Output(text.Replace("# hotc: ignore", "#", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_on_the_page_is_one()
    {
        var codes = Regex.Matches(File.ReadAllText(Repository.PathOf(Page)), "H[EWI][0-9]{4}").Select(m => m.Value).ToHashSet();
        Assert.All(codes, code => Assert.NotNull(CodeCatalogue.Make().Find(code)));
    }

    [Fact]
    public void Every_hook_that_the_page_uses_is_there()
    {
        var ids = Regex.Matches(File.ReadAllText(Repository.PathOf(Hooks)), "^- id: (.+)$", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToList();
        Assert.Contains("hotc-lint", ids);
        var used = Fences("yaml").Where(f => f.Section == "pre-commit").SelectMany(f => Regex.Matches(f.Text, "- id: (.+)\n")).Select(m => m.Groups[1].Value);
        Assert.Empty(used.Except(ids));
    }

    [Fact]
    public void The_problem_matcher_finds_a_finding()
    {
        var task = JsonDocument.Parse(Fences("json").Single().Text).RootElement.GetProperty("tasks")[0];
        Assert.Empty(Problems(task.GetProperty("command").GetString()!));
        var pattern = task.GetProperty("problemMatcher").GetProperty("pattern");
        var match = Regex.Match(Output(), pattern.GetProperty("regexp").GetString()!, RegexOptions.Multiline | RegexOptions.ECMAScript);
        Assert.Equal(
            ["a.yaml", "5", "3", "error", "HE1002"],
            ((string[])["file", "line", "column", "severity", "code"]).Select(part => Path.GetFileName(match.Groups[pattern.GetProperty(part).GetInt32()].Value)));
    }

    [Fact]
    public void The_format_of_errors_for_Vim_is_that_of_findings()
    {
        var format = Fences("vim").Single().Text.Split("errorformat=")[1].TrimEnd('\n').Replace("\\ ", " ", StringComparison.Ordinal);
        var expression = Regex.Escape(format).Replace("%f", "(?<f>.+?)", StringComparison.Ordinal).Replace("%l", "(?<l>\\d+)", StringComparison.Ordinal)
            .Replace("%c", "(?<c>\\d+)", StringComparison.Ordinal).Replace("%t", "(?<t>[a-z])", StringComparison.Ordinal)
            .Replace("%\\*\\[a-z]", "[a-z]+", StringComparison.Ordinal).Replace("%m", "(?<m>.+)", StringComparison.Ordinal);
        var match = Regex.Match(Output(), $"^{expression}$", RegexOptions.Multiline);
        Assert.Equal(("5", "3", "e"), (match.Groups["l"].Value, match.Groups["c"].Value, match.Groups["t"].Value));
        Assert.StartsWith("HE1002: ", match.Groups["m"].Value, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IEnumerable<Fence> Fences(string language) => Markdown.Read(Page).Fences.Where(f => f.Language == language);

    // What a runner would give to a shell: `run:`, `cmd:`, `entry:` and the items of a script.
    private static IEnumerable<string> CommandsIn(string yaml) =>
        Regex.Matches(yaml, "^ *(- )?(run: |cmd: |entry: )?(?<command>hotc (lint|check|build).*)$", RegexOptions.Multiline).Select(m => m.Groups["command"].Value);

    private static IReadOnlyList<string> Problems(string command)
    {
        var words = ShellLines.Commands(command).First();
        var root = CommandLine.Root([], new Terminal(() => Stream.Null, Stream.Null, Stream.Null));

        // A hook gets its paths from pre-commit.
        string[] args = words.Count == 2 ? [words[1], "."] : [.. words.Skip(1)];
        return UsageErrors.Find(root.Parse(args), root.Subcommands.Select(c => c.Name));
    }

    private string Output(string text = Broken)
    {
        var path = Path.Combine(folder, "a.yaml");
        File.WriteAllText(path, text);
        using var output = new MemoryStream();
        App.Run(["lint", path], new Terminal(() => Stream.Null, output, Stream.Null));
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }
}
