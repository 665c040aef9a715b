namespace Hotc.Cli.Tests;

public class GraphTests
{
    [Theory]
    [InlineData("mermaid", "flowchart LR\n")]
    [InlineData("dot", "digraph stack {\n")]
    [InlineData("svg", "<svg xmlns=")]
    public void A_spec_is_drawn_in_every_format_and_as_its_bundle_is(string format, string beginning)
    {
        using var folder = new TemporaryFolder();
        var spec = folder.Write("one.yaml", Specs.Named("one"));
        Assert.Equal(0, Run.Of("build", spec, "-o", folder["out"], "-q").Code);
        var (ofSpec, ofBundle) = (Run.Of("graph", spec, "--format", format), Run.Of("graph", folder["out"], "--format", format));
        Assert.Equal((0, "", 0, ""), (ofSpec.Code, ofSpec.Error, ofBundle.Code, ofBundle.Error));
        Assert.StartsWith(beginning, ofSpec.Out, StringComparison.Ordinal);
        Assert.Equal(ofSpec.Out.Replace(spec, "", StringComparison.Ordinal), ofBundle.Out.Replace(folder["out"], "", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_drawn_of_what_is_wrong()
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("graph", folder.Path);
        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.Contains("error HE7500", run.Error, StringComparison.Ordinal);
    }
}
