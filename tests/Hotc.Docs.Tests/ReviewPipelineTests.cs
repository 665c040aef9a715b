using System.Diagnostics;
using Hotc.Cli;
using Hotc.Docs.Tests.Harness;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Docs.Tests;

/// <summary>The files of examples/ci, which docs/review.md hands out, do what they say.</summary>
public sealed class ReviewPipelineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hotc-ci-").FullName;

    public static TheoryData<string> Files => ["github.yml", "gitlab-ci.yml", "zuul.yaml", "zuul-playbook.yaml"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_can_be_read_and_says_where_it_goes(string file)
    {
        Assert.StartsWith("# ", Text(file), StringComparison.Ordinal);
        Assert.NotNull(Root(file));
        Assert.Contains($"examples/ci/{file}", File.ReadAllText(Repository.PathOf("docs", "review.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("github.yml", 2)]
    [InlineData("gitlab-ci.yml", 2)]
    [InlineData("zuul-playbook.yaml", 2)]
    public void Every_command_line_of_hotc_is_one_that_hotc_knows(string file, int count)
    {
        List<IReadOnlyList<string>> commands = [.. Scalars(Root(file)).SelectMany(s => s.Value.Split('\n')).Where(l => l.TrimStart().StartsWith("hotc ", StringComparison.Ordinal)).SelectMany(ShellLines.Commands)];
        Assert.Equal(count, commands.Count);
        var root = CommandLine.Root([], new Terminal(() => Stream.Null, Stream.Null, Stream.Null));
        Assert.All(commands, c => Assert.Empty(UsageErrors.Find(root.Parse([.. c.Skip(1)]), root.Subcommands.Select(s => s.Name))));
    }

    [Theory]
    [InlineData("github.yml", 4)]
    [InlineData("gitlab-ci.yml", 9)]
    public void Every_script_is_one_that_bash_can_read(string file, int count)
    {
        List<string> scripts = [.. Scripts(Root(file))];
        Assert.Equal(count, scripts.Count);
        Assert.All(scripts, s => Assert.Equal(0, Bash(["-n", "-c", s], Repository.Root).Code));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_service_lints_verifies_and_comments(string file)
    {
        if (file != "zuul.yaml")
        {
            Assert.All(["hotc lint clusters", "hotc snapshot verify clusters", "ci/comments.sh"], part => Assert.Contains(part, Text(file), StringComparison.Ordinal));
        }
        else
        {
            Assert.Contains("run: ci/zuul-playbook.yaml", Text(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_script_writes_a_comment_for_each_bundle_that_changed_and_for_no_other()
    {
        Directory.CreateDirectory(Path.Combine(folder, "bin"));
        var shim = Path.Combine(folder, "bin", "hotc");
        File.WriteAllText(shim, $"#!/bin/sh\nexec dotnet '{typeof(CommandLine).Assembly.Location}' \"$@\"\n");
        File.SetUnixFileMode(shim, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var work = Directory.CreateDirectory(Path.Combine(folder, "work")).FullName;
        Directory.CreateDirectory(Path.Combine(work, "clusters"));
        foreach (var name in new[] { "one", "two" })
        {
            File.WriteAllText(Path.Combine(work, "clusters", $"{name}.yaml"), File.ReadAllText(Repository.PathOf("examples", "minimal.yaml")).Replace("name: minimal", $"name: {name}", StringComparison.Ordinal));
        }

        Assert.Equal(0, Bash(["-c", "git init -q && hotc snapshot update clusters && git add . && git -c user.name=t -c user.email=t@example.org commit -qm 1"], work).Code);
        Assert.Equal(0, Bash(["-c", "sed -i s/24.04/26.04/ clusters/one.yaml && hotc snapshot update clusters && git add . && git -c user.name=t -c user.email=t@example.org commit -qm 2"], work).Code);
        var (code, output) = Bash([Repository.PathOf("examples", "ci", "comments.sh"), "HEAD~1"], work);
        Assert.Equal((0, "1 bundles changed\n"), (code, output));
        Assert.Equal(["1.md"], Directory.GetFiles(Path.Combine(work, "comments")).Select(Path.GetFileName));
        var comment = File.ReadAllText(Path.Combine(work, "comments", "1.md"));
        Assert.StartsWith("#### clusters/one\n\n### Update of the running stack: ", comment, StringComparison.Ordinal);
        Assert.Equal(1, Bash([Repository.PathOf("examples", "ci", "comments.sh"), "nowhere"], work).Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Text(string file) => File.ReadAllText(Repository.PathOf("examples", "ci", file));

    private static YamlNode Root(string file)
    {
        var bag = new DiagnosticBag();
        var root = YamlReader.Read(new SourceText(file, Text(file), SourceKind.Author), bag)?.Root;
        Assert.Empty(bag.ToSorted());
        return root!;
    }

    private static IEnumerable<YamlScalar> Scalars(YamlNode? node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlSequence list => list.Items.SelectMany(Scalars),
        YamlMapping map => map.Entries.SelectMany(e => Scalars(e.Value)),
        _ => [],
    };

    private static IEnumerable<string> Scripts(YamlNode? node) => node switch
    {
        YamlSequence list => list.Items.SelectMany(Scripts),
        YamlMapping map => map.Entries.SelectMany(e => e.Key.Value is "run" or "script" or "before_script" ? Scalars(e.Value).Select(s => s.Value) : Scripts(e.Value)),
        _ => [],
    };

    private (int Code, string Output) Bash(IReadOnlyList<string> arguments, string working)
    {
        var start = new ProcessStartInfo("bash", arguments) { WorkingDirectory = working, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{Path.Combine(folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        errors.GetAwaiter().GetResult();
        return (process.ExitCode, output);
    }
}
