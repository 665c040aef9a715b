namespace Hotc.Cli.Tests;

public class ReportTests
{
    [Fact]
    public void A_page_is_written_to_a_file_or_to_standard_output()
    {
        using var folder = new TemporaryFolder();
        var spec = folder.Write("one.yaml", Specs.Named("one"));
        var toFile = Run.Of("report", spec, "-o", folder["report.html"]);
        Assert.Equal((0, "", $"{folder["report.html"]} is written.\n"), (toFile.Code, toFile.Out, toFile.Error));
        Assert.Equal(File.ReadAllText(folder["report.html"]), Run.Of("report", spec).Out);
        Assert.Contains("kubernetes-ubuntu@", toFile.Out + File.ReadAllText(folder["report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_gives_the_same_page_as_its_spec_apart_from_the_name()
    {
        using var folder = new TemporaryFolder();
        var spec = folder.Write("one.yaml", Specs.Named("one"));
        Assert.Equal(0, Run.Of("build", spec, "-o", folder["out"], "-q").Code);
        Assert.Equal(Run.Of("report", spec).Out.Replace(spec, "", StringComparison.Ordinal), Run.Of("report", folder["out"]).Out.Replace(folder["out"], "", StringComparison.Ordinal));
    }

    [Fact]
    public void The_change_and_the_ends_of_authorities_stand_in_it_when_they_are_asked_for()
    {
        using var folder = new TemporaryFolder();
        var old = folder.Write("old.yaml", Specs.Named("one"));
        var current = folder.Write("new.yaml", Specs.Named("one").Replace("image: ubuntu-24.04", "image: ubuntu-26.04", StringComparison.Ordinal));
        Assert.Equal(0, Run.Of("pki", "init", folder["pki"], "-q").Code);
        var run = Run.Of("report", current, "--against", old, "--pki", folder["pki"]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("<section id=\"change\">", run.Out, StringComparison.Ordinal);
        Assert.Contains("<span class=\"rebuild\">", run.Out, StringComparison.Ordinal);
        Assert.Matches("etcd CA</th><td>20[0-9]{2}-[0-9]{2}-[0-9]{2}<", run.Out);
        Assert.DoesNotContain("PRIVATE KEY", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Cores_are_counted_with_the_flavors_of_the_cloud()
    {
        using var folder = new TemporaryFolder();
        var spec = folder.Write("one.yaml", Specs.Named("one"));
        var flavors = folder.Write("flavors.json", """[{"ID": "2", "Name": "m1.medium", "RAM": 4096, "VCPUs": 2}]""");
        Assert.Contains("cores</th><td>2</td>", Run.Of("report", spec, "--flavors", flavors).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("cores</th>", Run.Of("report", spec).Out, StringComparison.Ordinal);
        Assert.Contains("error HE7562", Run.Of("report", spec, "--flavors", folder.Write("other.json", """[{"ID": "2", "Name": "x", "RAM": 1, "VCPUs": 1}]""")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrong.yaml")]
    [InlineData("one.yaml", "--against", "wrong.yaml")]
    [InlineData("one.yaml", "--pki", "nowhere")]
    public void Nothing_is_written_of_what_is_wrong(params string[] args)
    {
        using var folder = new TemporaryFolder();
        folder.Write("one.yaml", Specs.Named("one"));
        folder.Write("wrong.yaml", Specs.Wrong);
        var run = Run.Of(["report", .. args.Select(a => a.StartsWith('-') ? a : folder[a]), "-o", folder["report.html"]]);
        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.Contains("error H", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["report.html"]));
    }
}
