namespace Hotc.Cli.Tests;

public class ExplainTests
{
    [Fact]
    public void Every_code_stands_once_in_the_catalogue()
    {
        // The catalogue refuses a code that stands twice or has a wrong form.
        Assert.True(CodeCatalogue.Make().All.Length > 100);
    }

    [Fact]
    public void Every_code_has_a_page()
    {
        Assert.All(CodeCatalogue.Make().All, descriptor =>
        {
            var run = Run.Of("explain", descriptor.Code);
            Assert.Equal(0, run.Code);
            Assert.Contains(descriptor.Title, run.Out, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_code_is_explained_with_a_bad_and_a_good_example()
    {
        var run = Run.Of("explain", "he2013");
        Assert.StartsWith("HE2013 (error): Only a ClusterTemplate can be extended\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nBad:\n  extends: cluster.yaml\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nGood:\n  extends: base.yaml\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_is_explained_to_programs()
    {
        var run = Run.Of("explain", "HW2034", "--format", "json");
        Assert.Equal("HW2034", run.Json.GetProperty("code").GetString());
        Assert.Equal("warning", run.Json.GetProperty("level").GetString());
    }

    [Fact]
    public void An_unknown_code_is_answered_with_the_nearest()
    {
        var run = Run.Of("explain", "HE2019");
        Assert.Equal(64, run.Code);
        Assert.Matches("there is no code HE2019; the nearest is H[EW]201[0-9]", run.Error);
    }

    [Theory]
    [InlineData("HE206", "H[EW]2[0-9]{3}")]
    [InlineData("he20600", "H[EW]2[0-9]{3}")]
    public void A_code_of_the_wrong_length_is_no_file(string word, string nearest)
    {
        var run = Run.Of("explain", word);
        Assert.Equal(64, run.Code);
        Assert.Matches($"there is no code {word.ToUpperInvariant()}; the nearest is {nearest}\n", run.Error);
    }

    [Fact]
    public void A_spec_is_shown_with_the_origin_of_every_field()
    {
        using var folder = new TemporaryFolder();
        var spec = folder.Write("a.yaml", Specs.Named("origins"));
        var run = Run.Of("explain", spec);
        Assert.Equal(0, run.Code);
        Assert.Matches($"name: origins +# {spec}:3\n", run.Out);
    }

    [Fact]
    public void A_spec_is_shown_to_programs()
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("explain", folder.Write("a.yaml", Specs.Named("origins")), "--format", "json");
        Assert.Contains(run.Json.GetProperty("fields").EnumerateArray(), f => f.GetProperty("value").ToString() == "origins");
    }

    [Fact]
    public void A_plan_is_json()
    {
        using var folder = new TemporaryFolder();
        var run = Run.Of("explain", folder.Write("a.yaml", Specs.Named("planned")), "--stage", "plan");
        Assert.Equal("planned", run.Json.GetProperty("cluster").GetProperty("name").GetString());
    }
}
