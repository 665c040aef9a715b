namespace Hotc.Cli.Tests;

public class OtherVerbTests
{
    [Fact]
    public void The_starter_spec_compiles()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Run.Of("init", folder["cluster.yaml"]).Code);
        var run = Run.Of("check", folder["cluster.yaml"], "--fail-on", "info");
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Fact]
    public void The_starter_spec_compiles_with_its_examples_taken_in()
    {
        // What a comment offers must be true: these sections can be used as they stand.
        var text = Verbs.InitVerb.Starter();
        foreach (var section in new[] { "heat:", "ssh:", "api:", "kubernetes:" })
        {
            text = Uncomment(text, section);
        }

        var run = Run.WithInput(text, "check", "-");
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Fact]
    public void Init_does_not_replace_a_file_unless_told()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("cluster.yaml", "mine");
        var run = Run.Of("init", file);
        Assert.Equal((1, "mine"), (run.Code, File.ReadAllText(file)));
        Assert.Contains("--force replaces it", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run.Of("init", file, "--force").Code);
        Assert.NotEqual("mine", File.ReadAllText(file));
    }

    [Fact]
    public void Init_names_the_driver_that_is_asked_for()
    {
        Assert.Contains("driver: {name: kubernetes-ubuntu, version: \"1\"}", Run.Of("init", "-", "--driver", "kubernetes-ubuntu").Out, StringComparison.Ordinal);
        var run = Run.Of("init", "-", "--driver", "kubernetes-ubunut");
        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.Contains("Did you mean \"kubernetes-ubuntu\"?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Drivers_are_listed_in_aligned_columns()
    {
        var lines = Run.Of("drivers", "list").Out.Split('\n');
        Assert.StartsWith("NAME  ", lines[0], StringComparison.Ordinal);
        Assert.Equal(lines[0].IndexOf("VERSION", StringComparison.Ordinal), lines[1].IndexOf("1.0.0", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("kubernetes-ubuntu ", StringComparison.Ordinal) && l.Contains(" vm/ubuntu/kubernetes ", StringComparison.Ordinal));
    }

    [Fact]
    public void Drivers_are_listed_for_programs()
    {
        var driver = Run.Of("drivers", "list", "--format", "json").Json.GetProperty("drivers").EnumerateArray().First(d => d.GetProperty("name").GetString() == "kubernetes-ubuntu");
        Assert.Equal("ubuntu", driver.GetProperty("provides")[0].GetProperty("os").GetString());
    }

    [Theory]
    [InlineData("kubernetes-ubuntu", "kubernetes-ubuntu@1.3.0")]
    [InlineData("kubernetes-ubuntu@1", "kubernetes-ubuntu@1.3.0")]
    [InlineData("kubernetes-ubuntu@1.0", "kubernetes-ubuntu@1.0.0")]
    [InlineData("kubernetes-ubuntu@1.1", "kubernetes-ubuntu@1.1.0")]
    [InlineData("kubernetes-ubuntu@1.0.0", "kubernetes-ubuntu@1.0.0")]
    public void A_driver_is_shown(string name, string shown)
    {
        var run = Run.Of("drivers", "show", name);
        Assert.Equal(0, run.Code);
        Assert.StartsWith(shown + "\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("etcd", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kubernetes-ubunt", "Did you mean \"kubernetes-ubuntu\"?")]
    [InlineData("kubernetes-ubuntu@9", "Known: 1.3.0, 1.2.0, 1.1.0, 1.0.0.")]
    public void An_absent_driver_is_answered_with_what_there_is(string name, string answer)
    {
        var run = Run.Of("drivers", "show", name);
        Assert.Equal(1, run.Code);
        Assert.Contains(answer, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spec", "ClusterSpec")]
    [InlineData("driver", "DriverDefinition")]
    [InlineData("components", "ComponentSet")]
    [InlineData("fragment", "FragmentDefinition")]
    public void A_schema_is_json(string name, string title)
    {
        Assert.Equal(title, Run.Of("schema", name).Json.GetProperty("title").GetString());
    }

    [Fact]
    public void Pki_makes_secrets_and_completes_them()
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("pki", "init", folder["pki"], "--days", "30");
        Assert.Equal(0, run.Code);
        Assert.Contains("created: ", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["pki/secrets.yaml"]));
        Assert.Contains("kept: ", Run.Of("pki", "init", folder["pki"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Kubeconfig_writes_a_new_file_that_only_its_owner_reads()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Run.Of("pki", "init", folder["pki"]).Code);
        string[] words = ["kubeconfig", folder["pki"], "--server", "203.0.113.10", "--name", "prod"];
        Assert.Equal(0, Run.Of([.. words, "-o", folder["conf"]]).Code);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["conf"]));
        var again = Run.Of([.. words, "-o", folder["conf"]]);
        Assert.Equal(1, again.Code);
        Assert.Contains("the file exists already", again.Error, StringComparison.Ordinal);
        Assert.Contains("server: https://203.0.113.10:6443\n", Run.Of(words).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Pki_leaf_writes_beside_the_authorities_unless_told_otherwise()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Run.Of("pki", "init", folder["pki"]).Code);
        Assert.Equal(0, Run.Of("pki", "leaf", folder["pki"], "backup", "--authority", "etcd").Code);
        Assert.Equal(0, Run.Of("pki", "leaf", folder["pki"], "jane", "--group", "viewers", "--group", "blue", "-o", folder["jane"]).Code);
        Assert.All([folder["pki/backup.key"], folder["pki/backup.crt"], folder["jane/jane.key"], folder["jane/jane.crt"]], file => Assert.True(File.Exists(file)));
        Assert.Equal(1, Run.Of("pki", "leaf", folder["pki"], "backup").Code);
    }

    [Fact]
    public void Pki_status_fails_when_an_authority_ends_soon()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Run.Of("pki", "init", folder["pki"], "--days", "30").Code);
        var run = Run.Of("pki", "status", folder["pki"]);
        Assert.Equal(0, run.Code);
        Assert.Contains("front-proxy-ca.crt", run.Out, StringComparison.Ordinal);
        Assert.Equal(1, Run.Of("pki", "status", folder["pki"], "--within", "90").Code);
    }

    [Fact]
    public void Half_of_a_pair_is_refused()
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("pki", "init", folder["pki"], "--etcd-ca-key", folder["absent.key"], "--format", "json");
        Assert.Equal(1, run.Code);
        Assert.NotEqual(0, run.Json.GetProperty("diagnostics").GetArrayLength());
        Assert.False(Directory.Exists(folder["pki"]));
    }

    // Takes the hash signs from a section and its indented lines.
    private static string Uncomment(string text, string section)
    {
        var lines = text.Split('\n');
        var begin = Array.FindIndex(lines, l => l.StartsWith($"# {section}", StringComparison.Ordinal));
        for (var i = begin; i == begin || lines[i].StartsWith("#  ", StringComparison.Ordinal); i++)
        {
            lines[i] = lines[i][2..];
        }

        return string.Join('\n', lines);
    }
}
