namespace Hotc.Cli.Tests;

public class QuotaTests
{
    private const string Flavors = """[{"ID": "2", "Name": "m1.medium", "RAM": 4096, "Disk": 40, "Ephemeral": 0, "VCPUs": 2, "Is Public": true}]""";

    [Fact]
    public void A_spec_and_its_bundle_need_the_same()
    {
        using var folder = new TemporaryFolder();
        var spec = folder.Write("one.yaml", Specs.Named("one"));
        Assert.Equal(0, Run.Of("build", spec, "-o", folder["out"], "-q").Code);
        var flavors = folder.Write("flavors.json", Flavors);
        var (ofSpec, ofBundle) = (Run.Of("quota", spec, "--flavors", flavors, "--format", "json"), Run.Of("quota", folder["out"], "--flavors", flavors, "--format", "json"));
        Assert.Equal((0, 0, ""), (ofSpec.Code, ofBundle.Code, ofSpec.Error));
        Assert.Equal(ofSpec.Json.GetProperty("total").ToString(), ofBundle.Json.GetProperty("total").ToString());
        Assert.Equal(2, ofSpec.Json.GetProperty("total").EnumerateArray().Single(r => r.GetProperty("name").GetString() == "cores").GetProperty("needed").GetInt64());
    }

    [Theory]
    [InlineData(0, """[{"Resource": "cores", "Limit": 2}, {"Resource": "ram", "Limit": -1}]""")]
    [InlineData(2, """[{"Resource": "cores", "Limit": 2, "In Use": 1, "Reserved": 0}]""")]
    [InlineData(2, """{"cores": 1}""")]
    public void A_quota_that_is_exceeded_gives_two(int code, string quota)
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("quota", folder.Write("one.yaml", Specs.Named("one")), "--flavors", folder.Write("flavors.json", Flavors), "--quota", folder.Write("quota.json", quota));
        Assert.Equal((code, ""), (run.Code, run.Error));
        Assert.Equal(code == 2, run.Out.Contains("exceeded by 1", StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("quota", folder.Write("wrong.yaml", Specs.Wrong), folder["nowhere.yaml"], folder.Write("one.yaml", Specs.Named("one")), "--flavors", folder.Write("f.json", Flavors.Replace("m1.medium", "m1.medum", StringComparison.Ordinal)));
        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.Contains("wrong.yaml:", run.Error, StringComparison.Ordinal);
        Assert.Contains("nowhere.yaml", run.Error, StringComparison.Ordinal);
        Assert.Contains("error HE7562", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean m1.medum?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_in_the_place_of_JSON_is_said()
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("quota", folder.Write("one.yaml", Specs.Named("one")), "--quota", folder.Write("q.txt", "+---+\n"));
        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.Contains("error HE7561", run.Error, StringComparison.Ordinal);
    }
}
