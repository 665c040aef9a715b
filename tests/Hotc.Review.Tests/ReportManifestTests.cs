using System.Text;
using Hotc.Review.Reports;

namespace Hotc.Review.Tests;

public class ReportManifestTests
{
    [Fact]
    public void Members_of_another_kind_say_nothing()
    {
        var (facts, sizes) = Read("""{"cluster": 1, "driver": "d@1", "components": [], "sizes": {"userDataBytes": {"worker": "many", "master": 5}, "nesting": 1.5, "resources": 7}}""");
        Assert.Equal([new ReportFact("Driver", "d@1")], facts);
        Assert.Equal([5L, 7L], sizes.Select(s => s.Size));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"cluster\": \"\\ud800\"}")]
    public void What_is_no_manifest_says_nothing(string text)
    {
        var (facts, sizes) = Read(text);
        Assert.Empty(facts);
        Assert.Empty(sizes);
    }

    private static (IEnumerable<ReportFact> Facts, IEnumerable<ReportSize> Sizes) Read(string text) => ReportManifest.Read(Encoding.UTF8.GetBytes(text));
}
