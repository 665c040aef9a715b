namespace Hotc.Cli.Tests;

/// <summary>Packages from outside: checked, copied, named in hotc.yaml, and hostile.</summary>
public sealed class DriverPackageTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public void The_packages_of_the_repository_are_in_order()
    {
        var run = Run.Of("drivers", "check", InRepository("drivers"), "--snapshots", InRepository("snapshots"), "--fail-on", "warning");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("kubernetes-ubuntu@1.0.0: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copied_package_is_in_order_and_builds_under_its_own_name()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Run.Of("drivers", "new", "mine", "--from", "kubernetes-ubuntu@1", "-o", folder["drivers"]).Code);
        var check = Run.Of("drivers", "check", folder["drivers/mine/1.0.0"], "--fail-on", "info");
        Assert.Equal((0, ""), (check.Code, check.Error));
        var build = Run.Of("build", folder["drivers/mine/1.0.0/cases/minimal/cluster.yaml"], "--drivers", folder["drivers"], "-o", folder["out"]);
        Assert.Equal((0, ""), (build.Code, build.Error));
        Assert.Contains("\"driver\": \"mine@1.0.0\"", File.ReadAllText(folder["out/manifest.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_breaks_of_Windows_in_templates_change_no_byte()
    {
        using var folder = Copy();
        var spec = folder["drivers/mine/1.0.0/cases/minimal/cluster.yaml"];
        Assert.Equal(0, Run.Of("build", spec, "--drivers", folder["drivers"], "-o", folder["plain"]).Code);
        foreach (var file in Directory.GetFiles(folder["drivers/mine/1.0.0/templates"]))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal));
        }

        Assert.Equal(0, Run.Of("build", spec, "--drivers", folder["drivers"], "-o", folder["windows"]).Code);
        Assert.All(
            Directory.GetFiles(folder["plain"], "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder["plain"], f)).Where(f => f != "manifest.json"),
            f => Assert.Equal(File.ReadAllText(Path.Combine(folder["plain"], f)), File.ReadAllText(Path.Combine(folder["windows"], f))));
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("Mine")]
    [InlineData("a/b")]
    public void A_name_that_is_no_folder_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("drivers", "new", name, "--from", "kubernetes-ubuntu", "-o", folder["drivers"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("HE3021", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_copy_replaces_nothing_that_is_there()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["drivers/mine/1.0.0"]);
        var file = folder.Write("drivers/mine/1.0.0/driver.yaml", "mine");
        Assert.Equal(1, Run.Of("drivers", "new", "mine", "--from", "kubernetes-ubuntu", "-o", folder["drivers"]).Code);
        Assert.Equal("mine", File.ReadAllText(file));
    }

    [Fact]
    public void A_misspelt_input_is_found_where_it_stands()
    {
        using var folder = Copy();
        Edit(folder, "driver.yaml", "  CLUSTER_NAME: {value", "  CLUSTER_NAM: {value");
        var run = Run.Of("drivers", "check", folder["drivers"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("HE3012", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"driver\.yaml:\d+:3: warning HW3018: No fragment reads the input CLUSTER_NAM\.", run.Error);
        Assert.Contains("Did you mean \"CLUSTER_NAME\"?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_without_cases_or_with_the_case_of_another_driver_is_refused()
    {
        using var folder = Copy();
        Edit(folder, "cases/minimal/cluster.yaml", "{name: mine, version: 1.0.0}", "{name: kubernetes-ubuntu}");
        Assert.Matches(@"cluster\.yaml:5:9: error HE3019: The case minimal of mine@1\.0\.0 chooses kubernetes-ubuntu@", Run.Of("drivers", "check", folder["drivers"]).Error);
        Directory.Delete(folder["drivers/mine/1.0.0/cases"], recursive: true);
        Assert.Contains("HE3019: mine@1.0.0 has no case.", Run.Of("drivers", "check", folder["drivers"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_that_is_not_as_its_snapshot_is_named()
    {
        using var folder = Copy();
        var kept = folder["snapshots/mine/1.0.0/minimal"];
        Assert.Equal(0, Run.Of("build", folder["drivers/mine/1.0.0/cases/minimal/cluster.yaml"], "--drivers", folder["drivers"], "-o", kept).Code);
        Assert.Equal(0, Run.Of("drivers", "check", folder["drivers"], "--snapshots", folder["snapshots"]).Code);
        File.AppendAllText(Path.Combine(kept, "network.yaml"), "#\n");
        File.WriteAllText(Path.Combine(kept, "old.yaml"), "");
        var run = Run.Of("drivers", "check", folder["drivers"], "--snapshots", folder["snapshots"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("network.yaml differs", run.Error, StringComparison.Ordinal);
        Assert.Contains("old.yaml is made by nothing any more", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replacedBy: kubernetes-ubuntu@1\n", "mine@1.0.0: removed, kubernetes-ubuntu@1 takes its place; nothing to compile\n")]
    [InlineData("", "mine@1.0.0: removed, nothing takes its place; nothing to compile\n")]
    public void Of_a_removed_package_is_said_that_it_is_removed(string more, string said)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["drivers/mine/1.0.0"]);
        folder.Write("drivers/mine/1.0.0/driver.yaml", "apiVersion: hotc/v1\nkind: Driver\nname: mine\nversion: 1.0.0\nstate: removed\ndescription: Gone\nprovides: [{serverType: vm, os: old, coe: kubernetes}]\n" + more);
        var run = Run.Of("drivers", "check", folder["drivers"]);
        Assert.Equal((0, said, ""), (run.Code, run.Out, run.Error));
    }

    [Fact]
    public void A_project_file_names_folders_of_packages()
    {
        using var folder = Copy();
        folder.Write("hotc.yaml", "drivers: [drivers]\n");
        Assert.Equal(0, ProgramProcess.Run(folder.Path, Nothing, "build", "drivers/mine/1.0.0/cases/minimal/cluster.yaml", "-o", "out"));
        Assert.True(File.Exists(folder["out/manifest.json"]));
    }

    [Theory]
    [InlineData("drivers: [nowhere]\n")]
    [InlineData("driver: [drivers]\n")]
    [InlineData("[]\n")]
    public void A_wrong_project_file_ends_the_run(string text)
    {
        using var folder = Copy();
        folder.Write("hotc.yaml", text);
        Assert.Equal(1, ProgramProcess.Run(folder.Path, Nothing, "check", "drivers/mine/1.0.0/cases/minimal/cluster.yaml"));
    }

    public static TheoryData<string, string> Attacks => new()
    {
        { "templates/network.yaml", "{{ for i in 1..2000000000 }}{{ i }}{{ end }}" },
        { "templates/network.yaml", "{{ while true }}{{ end }}" },
        { "templates/network.yaml", "{{ func f }}{{ f }}{{ end }}{{ f }}" },
        { "templates/network.yaml", "{{ x = \"aaaaaaaaaaaaaaaa\" ; for i in 1..60 ; x = x + x ; end }}a: {{ x }}" },
        { "templates/network.yaml", "{{ include '/etc/passwd' }}" },
        { "templates/network.yaml", "{{ object.eval_template 'x' }}" },
        { "templates/network.yaml", "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d, *d, *d]\n" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_hostile_template_is_an_error_and_nothing_else(string path, string text)
    {
        using var folder = Copy();
        folder.Write($"drivers/mine/1.0.0/{path}", text);
        AssertRefused(folder);
    }

    [Theory]
    [InlineData("file: templates/network.yaml", "file: ../../../secret.txt")]
    [InlineData("file: templates/network.yaml", "file: /etc/passwd")]
    [InlineData("output: network.yaml", "output: ../../network.yaml")]
    [InlineData("output: network.yaml", "output: /tmp/network.yaml")]
    [InlineData("\"1.36\": kubernetes/1.36.yaml", "\"1.36\": ../../../secret.txt")]
    public void A_path_that_leaves_the_package_or_the_bundle_is_refused(string old, string now)
    {
        using var folder = Copy();
        folder.Write("secret.txt", "minor: \"1.36\" # secret\n");
        Edit(folder, "driver.yaml", old, now);
        AssertRefused(folder);
    }

    [Theory]
    [InlineData("templates/network.yaml")]
    [InlineData("driver.yaml")]
    [InlineData("kubernetes/1.36.yaml")]
    [InlineData("cases/minimal/cluster.yaml")]
    public void A_link_that_leaves_the_folder_is_not_followed(string path)
    {
        using var folder = Copy();
        var secret = folder.Write("secret.txt", "a: very-secret\n");
        File.Delete(folder[$"drivers/mine/1.0.0/{path}"]);
        File.CreateSymbolicLink(folder[$"drivers/mine/1.0.0/{path}"], secret);
        AssertRefused(folder);
    }

    private static void AssertRefused(TemporaryFolder folder)
    {
        var run = Run.Of("drivers", "check", folder["drivers"]);
        Assert.Equal(1, run.Code);
        Assert.Contains("error HE", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", run.Error + run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Hotc", run.Error, StringComparison.Ordinal);
    }

    private static TemporaryFolder Copy()
    {
        var folder = new TemporaryFolder();
        Assert.Equal(0, Run.Of("drivers", "new", "mine", "--from", "kubernetes-ubuntu@1.0.0", "-o", folder["drivers"]).Code);
        return folder;
    }

    private static void Edit(TemporaryFolder folder, string path, string old, string now)
    {
        var file = folder[$"drivers/mine/1.0.0/{path}"];
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(old, now, StringComparison.Ordinal));
    }

    private static string InRepository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Compiler.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, path);
    }
}
