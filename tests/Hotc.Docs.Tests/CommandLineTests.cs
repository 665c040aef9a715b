using Hotc.Cli;
using Hotc.Docs.Tests.Harness;

namespace Hotc.Docs.Tests;

public class CommandLineTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_line_of_hotc_on_a_page_is_one_that_hotc_knows(string page)
    {
        foreach (var command in Commands(page))
        {
            if (OfHotc(command) is { } args)
            {
                Assert.True(Problems(args) is [], $"{page}: hotc {string.Join(' ', args)}: {string.Join(", ", Problems(args))}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_project_and_script_that_a_page_runs_is_there(string page)
    {
        foreach (var command in Commands(page))
        {
            var at = command.ToList().IndexOf("--project");
            var named = at >= 0 ? command[at + 1] : command[0].StartsWith("./", StringComparison.Ordinal) || command[0].StartsWith("tests/", StringComparison.Ordinal) ? command[0] : ".";
            Assert.True(Path.Exists(Repository.PathOf(named)), $"{page} runs {named}, which is not there.");
        }
    }

    [Fact]
    public void The_pages_show_commands_of_every_verb()
    {
        var shown = Repository.Pages().SelectMany(Commands).Select(OfHotc).OfType<IReadOnlyList<string>>().Select(a => a[0]).ToHashSet();
        Assert.Empty(Root().Subcommands.Select(c => c.Name).Except(shown));
    }

    [Theory]
    [InlineData("biuld a.yaml")]
    [InlineData("build a.yaml --ouput x")]
    [InlineData("pki make")]
    [InlineData("build")]
    [InlineData("check a.yaml --format xml")]
    public void A_wrong_command_line_would_be_found(string line) => Assert.NotEmpty(Problems(line.Split(' ')));

    private static IEnumerable<IReadOnlyList<string>> Commands(string page) =>
        Markdown.Read(page).Fences.Where(f => f.Language == "sh").SelectMany(f => ShellLines.Commands(f.Text));

    private static IReadOnlyList<string>? OfHotc(IReadOnlyList<string> command) =>
        command[0] == "hotc" ? [.. command.Skip(1)]
        : command[0] == "dotnet" && command.Contains("compiler/Hotc.Cli") && command.Contains("--") ? [.. command.SkipWhile(w => w != "--").Skip(1)]
        : null;

    // Whether a folder exists depends on where the command is typed.
    private static IReadOnlyList<string> Problems(IReadOnlyList<string> args)
    {
        var root = Root();
        return [.. UsageErrors.Find(root.Parse([.. args]), root.Subcommands.Select(c => c.Name)).Where(e => !e.Contains("there is no folder", StringComparison.Ordinal))];
    }

    private static VerbCommand Root() => CommandLine.Root([], new Terminal(() => Stream.Null, Stream.Null, Stream.Null));
}
