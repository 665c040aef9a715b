using System.Text.Json;
using Hotc.Cli.Snapshots;
using Json.Schema;

namespace Hotc.Cli.Tests;

public class SnapshotTests
{
    [Fact]
    public void Update_writes_what_verify_then_finds_the_same()
    {
        using var folder = new TemporaryFolder();
        folder.Write("one.yaml", Specs.Named("one"));
        Directory.CreateDirectory(folder["eu"]);
        folder.Write("eu/two.yml", Specs.Named("two"));
        var missing = Run.Of("snapshot", "verify", folder.Path);
        Assert.Equal((2, ""), (missing.Code, missing.Error));
        Assert.Contains("the spec has no bundle", missing.Out, StringComparison.Ordinal);

        var update = Run.Of("snapshot", "update", folder.Path);
        Assert.Equal((0, ""), (update.Code, update.Error));
        Assert.Equal($"created  {folder["one"]}\ncreated  {folder["eu/two"]}\n", update.Out);
        var verify = Run.Of("snapshot", "verify", folder.Path);
        Assert.Equal((0, "", "2 snapshots: 2 same\n"), (verify.Code, verify.Error, verify.Out));
        Assert.Equal((0, ""), (Run.Of("snapshot", "update", folder.Path).Code, Run.Of("snapshot", "update", folder.Path).Out));
    }

    [Fact]
    public void Update_leaves_nothing_beside_the_bundle()
    {
        using var folder = new TemporaryFolder();
        Committed(folder);
        Assert.Equal(["one", "one.yaml"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_changed_spec_is_told_with_what_an_update_does()
    {
        using var folder = new TemporaryFolder();
        Committed(folder);
        folder.Write("one.yaml", Specs.Named("one").Replace("image: ubuntu-24.04", "image: ubuntu-26.04", StringComparison.Ordinal));
        var run = Run.Of("snapshot", "verify", folder.Path);
        Assert.Equal((2, ""), (run.Code, run.Error));
        Assert.Contains("is stale: its inputs changed (one.yaml)\n  other files: environment.yaml, manifest.json\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("rebuild control_plane/", run.Out, StringComparison.Ordinal);
        Assert.Equal("updated ", Run.Of("snapshot", "update", folder.Path).Out[..8]);
        Assert.Equal(0, Run.Of("snapshot", "verify", folder.Path).Code);
    }

    [Fact]
    public void A_change_that_the_stack_does_not_see_is_stale_and_told_to_be_without_difference()
    {
        using var folder = new TemporaryFolder();
        Committed(folder);
        folder.Write("one.yaml", Specs.Named("one") + "\n# a comment\n");
        var run = Run.Of("snapshot", "verify", folder.Path);
        Assert.Equal(2, run.Code);
        Assert.Contains("  other files: manifest.json\n  no difference:", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bundle_that_somebody_edited_is_told(bool isQuick)
    {
        using var folder = new TemporaryFolder();
        Committed(folder);
        File.AppendAllText(folder["one/environment.yaml"], "# mine\n");
        File.Delete(folder["one/network.yaml"]);
        var run = Run.Of(["snapshot", "verify", folder.Path, .. isQuick ? ["--quick"] : Array.Empty<string>()]);
        Assert.Equal(2, run.Code);
        Assert.Contains("is stale: files in it are not as they were written (environment.yaml, network.yaml)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_of_another_maker_is_found_by_compiling_only()
    {
        using var folder = new TemporaryFolder();
        Committed(folder);
        // As another version of hotc would have left it: another manifest over the same inputs and files.
        File.WriteAllText(folder["one/manifest.json"], File.ReadAllText(folder["one/manifest.json"]).Replace("\"resources\": ", "\"resources\": 1", StringComparison.Ordinal));
        var run = Run.Of("snapshot", "verify", folder.Path);
        Assert.Equal(2, run.Code);
        Assert.Contains("it was made by another hotc\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, Run.Of("snapshot", "verify", folder.Path, "--quick").Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_driver_whose_files_changed_is_told(bool isQuick)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Run.Of("drivers", "new", "mine", "--from", "kubernetes-ubuntu@1.0.0", "-o", folder["drivers"]).Code);
        Directory.CreateDirectory(folder["clusters"]);
        folder.Write("clusters/one.yaml", Specs.Named("one").Replace("name: kubernetes-ubuntu", "name: mine", StringComparison.Ordinal));
        Run Verify(string format) => Run.Of(["snapshot", "verify", folder["clusters"], "--drivers", folder["drivers"], "--format", format, .. isQuick ? ["--quick"] : Array.Empty<string>()]);
        Assert.Equal(0, Run.Of("snapshot", "update", folder["clusters"], "--drivers", folder["drivers"]).Code);
        Assert.Equal(0, Verify("text").Code);
        File.AppendAllText(Directory.GetFiles(folder["drivers"], "network.yaml", SearchOption.AllDirectories).First(f => f.Contains("/templates/", StringComparison.Ordinal)), "# a comment\n");
        var run = Verify("text");
        Assert.Equal(2, run.Code);
        Assert.Contains("is stale: its driver is not as it was (mine@", run.Out, StringComparison.Ordinal);
        Assert.Contains("\"driver\": \"mine@", Verify("json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Quick_sees_a_changed_file_that_the_spec_names()
    {
        const string Manifest = "apiVersion: v1\nkind: Namespace\nmetadata: {name: NAME}\n";
        using var folder = new TemporaryFolder();
        folder.Write("space.yml", Manifest);
        folder.Write("one.yaml", Specs.Named("one") + "\naddons: {manifests: [{name: space, file: space.yml}]}\n");
        Assert.Equal(0, Run.Of("snapshot", "update", folder.Path).Code);
        Assert.Equal(0, Run.Of("snapshot", "verify", folder.Path, "--quick").Code);
        folder.Write("space.yml", Manifest.Replace("NAME", "other", StringComparison.Ordinal));
        var run = Run.Of("snapshot", "verify", folder.Path, "--quick");
        Assert.Equal(2, run.Code);
        Assert.Contains("its inputs changed (space.yml)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Quick_sees_a_changed_template_that_the_spec_extends()
    {
        using var folder = new TemporaryFolder();
        folder.Write("base.yaml", "apiVersion: hotc/v1\nkind: ClusterTemplate\nnetwork: {external: public}\n");
        folder.Write("one.yaml", Specs.Named("one").Replace("network: {external: public}", "extends: base.yaml", StringComparison.Ordinal));
        Assert.Equal($"created  {folder["one"]}\n", Run.Of("snapshot", "update", folder.Path).Out);
        Assert.Equal(0, Run.Of("snapshot", "verify", folder.Path, "--quick").Code);
        folder.Write("base.yaml", "apiVersion: hotc/v1\nkind: ClusterTemplate\nnetwork: {external: other}\n");
        var run = Run.Of("snapshot", "verify", folder.Path, "--quick");
        Assert.Equal(2, run.Code);
        Assert.Contains("its inputs changed (base.yaml)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_without_a_spec_is_told_and_never_deleted()
    {
        using var folder = new TemporaryFolder();
        Committed(folder);
        File.Move(folder["one.yaml"], folder["other.yaml"]);
        Assert.Contains("no spec; delete the folder", Run.Of("snapshot", "update", folder.Path).Out, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["one/cluster.yaml"]));
        var run = Run.Of("snapshot", "verify", folder.Path);
        Assert.Equal(2, run.Code);
        Assert.EndsWith("2 snapshots: 1 same, 1 orphan\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_spec_is_an_error_and_the_others_are_still_done()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bad.yaml", Specs.Wrong);
        folder.Write("one.yaml", Specs.Named("one"));
        var update = Run.Of("snapshot", "update", folder.Path);
        Assert.Equal(1, update.Code);
        Assert.Contains("bad.yaml:", update.Error, StringComparison.Ordinal);
        var verify = Run.Of("snapshot", "verify", folder.Path);
        Assert.Equal(1, verify.Code);
        Assert.EndsWith("2 snapshots: 1 same, 1 failed\n", verify.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_other_tools_are_not_taken_for_specs()
    {
        using var folder = new TemporaryFolder();
        Committed(folder);
        folder.Write("capi.yaml", "apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\n");
        folder.Write("chart.yaml", "name: {{ .Values.name }}\n");
        Directory.CreateDirectory(folder[".hidden"]);
        folder.Write(".hidden/two.yaml", Specs.Named("two"));
        Assert.Equal("1 snapshot: 1 same\n", Run.Of("snapshot", "verify", folder.Path).Out);
    }

    [Fact]
    public void Files_that_a_user_put_into_a_bundle_stay_and_are_no_difference()
    {
        using var folder = new TemporaryFolder();
        Committed(folder);
        folder.Write("one/notes.txt", "mine");
        Assert.Equal(0, Run.Of("snapshot", "verify", folder.Path).Code);
        folder.Write("one.yaml", Specs.Named("one") + "\n# a comment\n");
        Assert.Equal(0, Run.Of("snapshot", "update", folder.Path).Code);
        Assert.Equal("mine", File.ReadAllText(folder["one/notes.txt"]));
    }

    [Fact]
    public void The_project_file_names_folders_of_specs_and_of_bundles()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["clusters/eu"]);
        folder.Write("clusters/eu/one.yaml", Specs.Named("one"));
        folder.Write("hotc.yaml", "snapshots: [{specs: clusters, bundles: bundles}]\n");
        var update = ProgramProcess.In(folder.Path, "snapshot", "update");
        Assert.Equal((0, "created  bundles/eu/one\n"), (update.Code, update.Out));
        Assert.Equal(0, ProgramProcess.In(folder.Path, "snapshot", "verify").Code);
        File.Delete(folder["clusters/eu/one.yaml"]);
        Assert.Contains("1 snapshot: 1 orphan", ProgramProcess.In(folder.Path, "snapshot", "verify").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_folders_of_specs_may_share_one_of_bundles()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["a"]);
        Directory.CreateDirectory(folder["b"]);
        folder.Write("a/one.yaml", Specs.Named("one"));
        folder.Write("b/two.yaml", Specs.Named("two"));
        folder.Write("hotc.yaml", "snapshots: [{specs: a, bundles: out}, {specs: b, bundles: out}]\n");
        Assert.Equal("created  out/one\ncreated  out/two\n", ProgramProcess.In(folder.Path, "snapshot", "update").Out);
        Assert.Equal((0, "2 snapshots: 2 same\n"), (ProgramProcess.In(folder.Path, "snapshot", "verify") is var run ? run.Code : 0, run.Out));
    }

    [Fact]
    public void A_check_with_nothing_to_check_fails()
    {
        using var folder = new TemporaryFolder();
        foreach (var args in new[] { new[] { folder.Path }, [folder["nowhere"]] })
        {
            var run = Run.Of(["snapshot", "verify", .. args]);
            Assert.Equal((1, ""), (run.Code, run.Out));
            Assert.Contains(" error HE0", run.Error.Insert(0, " "), StringComparison.Ordinal);
        }

        Assert.Contains("error HE0042: No folder was given", ProgramProcess.In(folder.Path, "snapshot", "verify").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_specs_for_one_folder_are_refused_and_one_that_is_named_twice_is_not()
    {
        using var folder = new TemporaryFolder();
        Committed(folder);
        Assert.Equal("1 snapshot: 1 same\n", Run.Of("snapshot", "verify", folder.Path, folder["one.yaml"]).Out);
        folder.Write("one.yml", Specs.Named("two"));
        var run = Run.Of("snapshot", "update", folder.Path);
        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.Contains("error HE0043", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_keeps_to_its_schema_and_markdown_to_its_limit()
    {
        using var folder = new TemporaryFolder();
        Committed(folder);
        folder.Write("two.yaml", Specs.Named("two"));
        folder.Write("one.yaml", Specs.Named("one").Replace("image: ubuntu-24.04", "image: ubuntu-26.04", StringComparison.Ordinal));
        var json = Run.Of("snapshot", "verify", folder.Path, "--format", "json");
        var schema = Schema();
        Assert.Equal(2, json.Code);
        Assert.True(schema.Evaluate(json.Json).IsValid);
        Assert.Equal(["stale", "missing"], json.Json.GetProperty("snapshots").EnumerateArray().Select(s => s.GetProperty("state").GetString()));
        Assert.False(schema.Evaluate(JsonDocument.Parse(json.Out.Replace("\"missing\"", "\"lost\"", StringComparison.Ordinal)).RootElement).IsValid);

        var markdown = Run.Of("snapshot", "verify", folder.Path, "--format", "markdown");
        Assert.StartsWith("## Snapshots: 2 snapshots: 1 stale, 1 missing\n", markdown.Out, StringComparison.Ordinal);
        Assert.Contains("| rebuild | `control_plane/", markdown.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_of_many_is_counted_and_not_cut()
    {
        var many = Enumerable.Range(0, 500).Select(i => new Snapshot(new SnapshotPlace($"cluster_{i}.yaml", $"cluster_{i}"), SnapshotState.Missing)).ToList();
        var text = SnapshotMarkdownView.Write(many, 10_000);
        Assert.InRange(text.Length, 5_000, 10_000);
        Assert.Matches("… [0-9]+ more\n$", text);
        Assert.Contains("cluster\\_0.yaml", text, StringComparison.Ordinal);
    }

    private static void Committed(TemporaryFolder folder)
    {
        folder.Write("one.yaml", Specs.Named("one"));
        Assert.Equal(0, Run.Of("snapshot", "update", folder.Path).Code);
    }

    private static JsonSchema Schema()
    {
        var folder = Path.Combine(ProgramProcess.Repository, "schemas", "review");
        var options = new BuildOptions { SchemaRegistry = new SchemaRegistry() };
        JsonSchema.FromText(File.ReadAllText(Path.Combine(folder, "diff.schema.json")), options);
        return JsonSchema.FromText(File.ReadAllText(Path.Combine(folder, "snapshot.schema.json")), options);
    }
}
