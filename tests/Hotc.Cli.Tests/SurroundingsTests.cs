namespace Hotc.Cli.Tests;

/// <summary>Where, when and for whom the program runs does not reach the bundle.</summary>
public sealed class SurroundingsTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    public static TheoryData<string, string> Variables => new()
    {
        { "TZ", "Pacific/Kiritimati" },
        { "LC_ALL", "tr_TR.UTF-8" },
        { "LANG", "ar_EG.UTF-8" },
        { "HOME", "/nonexistent" },
        { "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0" },
    };

    [Theory]
    [MemberData(nameof(Variables))]
    public void An_environment_variable_changes_no_byte(string name, string value)
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        Assert.Equal(0, ProgramProcess.Run(folder.Path, Nothing, "build", "a.yaml", "b.yaml", "-o", "plain"));
        Assert.Equal(0, ProgramProcess.Run(folder.Path, new Dictionary<string, string> { [name] = value }, "build", "a.yaml", "b.yaml", "-o", "strange"));
        Assert.Equal(Content(folder["plain"]), Content(folder["strange"]));
    }

    [Fact]
    public void The_working_directory_and_the_way_to_name_the_spec_change_no_byte()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        Directory.CreateDirectory(folder["elsewhere/deep"]);
        Assert.Equal(0, ProgramProcess.Run(folder.Path, Nothing, "build", "a.yaml", "-o", "plain"));
        Assert.Equal(0, ProgramProcess.Run(folder["elsewhere/deep"], Nothing, "build", "../../a.yaml", "-o", folder["relative"]));
        Assert.Equal(0, ProgramProcess.Run("/", Nothing, "build", folder["a.yaml"], "-o", folder["absolute"]));
        Assert.Equal(Content(folder["plain"]), Content(folder["relative"]));
        Assert.Equal(Content(folder["plain"]), Content(folder["absolute"]));
    }

    [Fact]
    public void The_number_of_jobs_and_the_order_of_the_specs_change_no_byte()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        Assert.Equal(0, ProgramProcess.Run(folder.Path, Nothing, "build", "a.yaml", "b.yaml", "-o", "one", "-j", "1"));
        Assert.Equal(0, ProgramProcess.Run(folder.Path, Nothing, "build", "b.yaml", "a.yaml", "-o", "many", "-j", "7"));
        Assert.Equal(Content(folder["one"]), Content(folder["many"]));
    }

    [Theory]
    [InlineData("build a.yaml -o out", ">&-", 0)]
    [InlineData("build a.yaml -o out", ">&- 2>&- <&-", 0)]
    [InlineData("explain HE2010", ">&-", 1)]
    public void A_closed_stream_matters_only_to_what_needs_it(string line, string closed, int code)
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        var run = ProgramProcess.ByShell(folder.Path, $"{line} {closed}");
        Assert.Equal(code, run.Code);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        Assert.Equal(line.StartsWith("build", StringComparison.Ordinal), File.Exists(folder["out/manifest.json"]));
    }

    [Fact]
    public void Standard_input_that_cannot_be_read_is_empty()
    {
        var run = Run.With(() => throw new UnauthorizedAccessException(), "check", "-");
        Assert.Equal(1, run.Code);
        Assert.StartsWith("-:1:1: error HE2007", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProgramProcess.Interrupt, 130)]
    [InlineData(ProgramProcess.Terminate, 143)]
    public void A_signal_ends_the_run_after_what_is_under_way_and_leaves_only_whole_bundles(int signal, int code)
    {
        using var folder = new TemporaryFolder();
        var specs = Enumerable.Range(0, 2000).Select(i => Path.GetFileName(folder.Write($"{i}.yaml", Specs.Named($"c{i}")))).ToArray();
        using var process = ProgramProcess.Start(folder.Path, Nothing, ["build", .. specs, "-o", "out", "-j", "2"]);
        while (!Directory.Exists(folder["out/c1"]))
        {
            Assert.False(process.HasExited);
            Thread.Sleep(5);
        }

        ProgramProcess.Send(process, signal);
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(code, process.ExitCode);
        Assert.Contains("interrupted after ", said, StringComparison.Ordinal);
        var bundles = Directory.GetFileSystemEntries(folder["out"]);
        Assert.InRange(bundles.Length, 1, specs.Length - 1);
        Assert.All(bundles, b => Assert.True(File.Exists(Path.Combine(b, "manifest.json")), b));
    }

    private static void Write(TemporaryFolder folder)
    {
        folder.Write("a.yaml", Specs.Named("first") + "\npools: [{name: work, count: 2, flavor: m1.large, image: ubuntu-24.04}]\n");
        folder.Write("b.yaml", Specs.Named("second"));
    }

    private static List<string> Content(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => $"{Path.GetRelativePath(folder, f)} {Convert.ToHexString(File.ReadAllBytes(f))}")];
}
