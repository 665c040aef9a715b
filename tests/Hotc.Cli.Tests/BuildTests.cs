using System.Text.Json;
using Hotc.Cli.Batch;
using Hotc.Compile;
using Hotc.Compile.Spec;

namespace Hotc.Cli.Tests;

public class BuildTests
{
    [Fact]
    public void A_spec_that_is_given_twice_is_not_called_another_one()
    {
        using var folder = new TemporaryFolder();
        var spec = folder.Write("a.yaml", Specs.Named("a"));
        var run = Run.Of("build", spec, spec, "-o", folder["out"]);
        Assert.Equal(1, run.Code);
        Assert.Contains($"error HE2060: \"{spec}\" is given more than once.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_spec_becomes_one_folder()
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("build", folder.Write("a.yaml", Specs.Named("one")), "-o", folder["out"]);
        Assert.Equal((0, "", ""), (run.Code, run.Out, run.Error));
        using var manifest = JsonDocument.Parse(File.ReadAllText(folder["out/manifest.json"]));
        Assert.All(manifest.RootElement.GetProperty("files").EnumerateArray(), f => Assert.True(File.Exists(folder[$"out/{f.GetProperty("path").GetString()}"])));
    }

    [Fact]
    public void Several_specs_become_folders_named_after_their_clusters()
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("build", folder.Write("1.yaml", Specs.Named("left")), folder.Write("2.yaml", Specs.Named("right")), "-o", folder["out"]);
        Assert.Equal(0, run.Code);
        Assert.Equal(["left", "right"], Directory.GetDirectories(folder["out"]).Select(Path.GetFileName).Order());
        Assert.True(File.Exists(folder["out/left/cluster.yaml"]));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("4")]
    public void Results_do_not_depend_on_the_number_of_jobs(string jobs)
    {
        using var folder = new TemporaryFolder();
        var specs = Enumerable.Range(0, 12).Select(i => folder.Write($"{i:D2}.yaml", i % 3 == 1 ? Specs.Wrong : Specs.Named($"c{i % 6}"))).ToArray();
        var run = Run.Of(["check", "-j", jobs, "--format", "json", .. specs]);
        Assert.Equal(1, run.Code);
        var found = run.Json.GetProperty("diagnostics").EnumerateArray().Select(d => (Path.GetFileName(d.GetProperty("file").GetString()), d.GetProperty("code").GetString())).ToList();
        Assert.Equal(["01.yaml", "04.yaml", "06.yaml", "07.yaml", "08.yaml", "09.yaml", "10.yaml", "11.yaml"], found.Select(f => f.Item1).Distinct());
        Assert.Equal(4, found.Count(f => f.Item2 == "HE2060"));
    }

    [Fact]
    public void Groups_of_specs_change_no_finding()
    {
        using var folder = new TemporaryFolder();
        // Twins stand side by side, within a group and at its end, and far apart.
        var specs = Enumerable.Range(0, 80).Select(i => folder.Write($"{i:D2}.yaml", i % 9 == 1 ? Specs.Wrong : Specs.Named($"c{(i % 5 == 3 ? i - 1 : i % 50)}"))).ToArray();
        var runs = new[] { "1", "2", "3" }.Select(jobs => Run.Of(["check", "-j", jobs, "--format", "json", .. specs])).ToList();
        Assert.Contains("HE2060", runs[0].Out, StringComparison.Ordinal);
        Assert.All(runs, run => Assert.Equal(runs[0].Out, run.Out));
    }

    [Fact]
    public void Each_spec_is_in_one_group()
    {
        foreach (var (count, jobs) in from count in new[] { 0, 1, 2, 7, 8, 9, 63, 64, 65, 1000, 1001 } from jobs in new[] { 1, 2, 3, 8, 256 } select (count, jobs))
        {
            var groups = SpecBatch.Groups(count, jobs).ToList();
            Assert.Equal(Enumerable.Range(0, count), groups.SelectMany(g => Enumerable.Range(g.Start, g.Count)));
            Assert.All(groups, g => Assert.InRange(g.Count, 1, ClusterCompiler.MostTogether));
        }
    }

    [Fact]
    public void A_second_cluster_of_the_same_name_is_refused()
    {
        using var folder = new TemporaryFolder();
        string Second(string example) => folder.Write("2.yaml", Specs.Named("second").Replace("metadata: {name: second}\n", example, StringComparison.Ordinal));
        var run = Run.Of("build", folder.Write("1.yaml", Specs.Named("twin")), Second(SpecCodes.SeveralClusters.Bad), "-o", folder["out"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("2.yaml:3:", run.Error, StringComparison.Ordinal);
        Assert.Contains("HE2060", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run.Of("build", folder["1.yaml"], Second(SpecCodes.SeveralClusters.Good), "-o", folder["out"]).Code);
    }

    [Fact]
    public void Nothing_is_written_for_a_spec_with_errors()
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("build", folder.Write("a.yaml", Specs.Wrong), "-o", folder["out"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("did you mean \"network\"", run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public void A_folder_keeps_what_hotc_did_not_write_and_loses_what_it_no_longer_writes()
    {
        using var folder = new TemporaryFolder();
        var spec = folder.Write("a.yaml", Specs.Named("one") + "\npools: [{name: extra, flavor: m1.large, image: ubuntu-24.04}]\n");
        Assert.Equal(0, Run.Of("build", spec, "-o", folder["out"]).Code);
        folder.Write("out/notes.txt", "mine");
        folder.Write("a.yaml", Specs.Named("one"));
        Assert.True(File.Exists(folder["out/pool-extra.yaml"]));
        Assert.Equal(0, Run.Of("build", spec, "-o", folder["out"]).Code);
        Assert.False(File.Exists(folder["out/pool-extra.yaml"]));
        Assert.Equal("mine", File.ReadAllText(folder["out/notes.txt"]));
    }

    [Fact]
    public void A_folder_with_a_damaged_manifest_loses_nothing()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["out"]);
        folder.Write("out/manifest.json", "{\"files\": [{\"path\": ");
        var run = Run.Of("build", folder.Write("a.yaml", Specs.Named("one")), "-o", folder["out"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("HE0015", run.Error, StringComparison.Ordinal);
        Assert.Equal("{\"files\": [{\"path\": ", File.ReadAllText(folder["out/manifest.json"]));
    }

    [Fact]
    public void A_spec_comes_from_standard_input()
    {
        var run = Run.WithInput(Specs.Named("piped"), "check", "-");
        Assert.Equal((0, "- is fine\n", ""), (run.Code, run.Out, run.Error));
    }

    [Fact]
    public void Findings_are_json_on_standard_output()
    {
        var run = Run.WithInput(Specs.Wrong, "build", "-", "--format", "json");
        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Equal(1, run.Json.GetProperty("formatVersion").GetInt32());
        Assert.Equal(8, run.Json.GetProperty("diagnostics")[0].GetProperty("start").GetProperty("line").GetInt32() + 1);
    }

    [Fact]
    public void A_warning_fails_only_where_that_is_wanted()
    {
        var spec = Specs.Named("warned") + "\napi: {public: true}\n";
        Assert.Equal(0, Run.WithInput(spec, "check", "-").Code);
        Assert.Equal(1, Run.WithInput(spec, "check", "-", "--fail-on", "warning").Code);
    }

    [Fact]
    public void A_mistyped_file_is_answered_with_the_nearest()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cluster.yaml", Specs.Named("one"));
        Assert.Contains($"did you mean {folder["cluster.yaml"]}?", Run.Of("check", folder["clsuter.yaml"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_spec()
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("check", folder.Path);
        Assert.Equal(1, run.Code);
        Assert.Contains("this is a folder, not a file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void People_are_told_the_next_command()
    {
        using var folder = new TemporaryFolder();
        var run = Run.OnTerminal("build", folder.Write("a.yaml", Specs.Named("one")), "-o", folder["out"]);
        Assert.Contains($"openstack stack create -t {folder["out"]}/cluster.yaml -e {folder["out"]}/environment.yaml -e pki/one/secrets.yaml one\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("hotc pki init pki/one\n", run.Error, StringComparison.Ordinal);
        Assert.Contains(" 1 nodes", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_shows_nothing_when_all_is_well()
    {
        using var folder = new TemporaryFolder();
        var run = Run.OnTerminal("build", folder.Write("a.yaml", Specs.Named("one")), "-o", folder["out"], "--quiet");
        Assert.Equal((0, "", ""), (run.Code, run.Out, run.Error));
    }
}
