using System.Diagnostics;

namespace Hotc.Cli.Tests;

public class DiffTests
{
    [Fact]
    public void A_spec_and_its_own_bundle_are_the_same_in_one_line()
    {
        using var folder = new TemporaryFolder();
        var spec = folder.Write("a.yaml", Specs.Named("one"));
        Assert.Equal(0, Run.Of("build", spec, "-o", folder["out"], "-q").Code);
        var run = Run.Of("diff", folder["out"], spec);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal($"no difference: an update from {folder["out"]} to {spec} changes nothing\n", run.Out);
    }

    [Theory]
    [InlineData("text", "rebuild control_plane/")]
    [InlineData("markdown", "| rebuild | `control_plane/")]
    [InlineData("json", "\"action\": \"rebuild\"")]
    [InlineData("html", "<!DOCTYPE html>")]
    public void A_changed_spec_gives_two_in_every_format(string format, string part)
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("diff", Old(folder), New(folder), "--format", format);
        Assert.Equal((2, ""), (run.Code, run.Error));
        Assert.Contains(part, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "replace")]
    [InlineData(2, "delete")]
    [InlineData(1, "data-loss")]
    [InlineData(1, "delete", "replace")]
    public void A_trigger_that_is_met_gives_one(int code, params string[] triggers)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(code, Run.Of(["diff", Old(folder), New(folder), .. triggers.SelectMany(t => new[] { "--fail-on", t })]).Code);
    }

    [Theory]
    [InlineData("diff takes an old and a new bundle or spec", "a.yaml")]
    [InlineData("--git takes BASE..HEAD, not \"main\"", "a.yaml", "--git", "main")]
    [InlineData("diff --git takes one path", "a.yaml", "b.yaml", "--git", "a..b")]
    [InlineData("--fail-on takes replace, delete or data-loss, not \"all\"", "a.yaml", "b.yaml", "--fail-on", "all")]
    public void A_wrong_command_line_is_said(string message, params string[] args)
    {
        var run = Run.Of(["diff", .. args]);
        Assert.Equal(64, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_bundle_is_said()
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("diff", folder.Path, Old(folder));
        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.Contains("error HE7500", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spec_that_is_wrong_is_said_as_a_build_says_it()
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("diff", Old(folder), folder.Write("wrong.yaml", "kind: Cluster\n"));
        Assert.Equal(1, run.Code);
        Assert.Contains("wrong.yaml", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_revisions_of_git_are_compared_and_the_working_tree_too()
    {
        using var folder = new TemporaryFolder();
        Git(folder, "init", "-q", "-b", "main");
        Old(folder);
        Assert.Equal(0, Run.Of("build", folder["old.yaml"], "-o", folder["out"], "-q").Code);
        Git(folder, "add", ".");
        Git(folder, "commit", "-qm", "one");
        File.Copy(New(folder), folder["old.yaml"], overwrite: true);
        Assert.Equal(0, Run.Of("build", folder["old.yaml"], "-o", folder["out"], "-q").Code);

        Assert.Equal(2, Here(folder, "diff", "--git", "HEAD..", "old.yaml").Code);
        Git(folder, "add", ".");
        Git(folder, "commit", "-qm", "two");
        var spec = Here(folder, "diff", "--git", "HEAD~1..HEAD", "old.yaml");
        var bundle = Here(folder, "diff", "--git", "HEAD~1..HEAD", "out");
        Assert.Equal((2, 2), (spec.Code, bundle.Code));
        Assert.Equal(spec.Out, bundle.Out);
        Assert.Equal(0, Here(folder, "diff", "--git", "HEAD..HEAD", "out").Code);

        var unknown = Here(folder, "diff", "--git", "nowhere..HEAD", "out");
        Assert.Equal(1, unknown.Code);
        Assert.Contains("git knows no revision \"nowhere\"", unknown.Error, StringComparison.Ordinal);
    }

    private static string Old(TemporaryFolder folder) => folder.Write("old.yaml", Specs.Named("one"));

    private static string New(TemporaryFolder folder)
    {
        var text = Specs.Named("one");
        var changed = text.Replace("image: ubuntu-24.04", "image: ubuntu-26.04", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        return folder.Write("new.yaml", changed);
    }

    // git counts from the working directory, so the program runs as a process of its own.
    private static (int Code, string Out, string Error) Here(TemporaryFolder folder, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "hotc.dll"), .. args]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static void Git(TemporaryFolder folder, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("git", ["-C", folder.Path, "-c", "user.name=test", "-c", "user.email=test@example.org", .. args]))!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
