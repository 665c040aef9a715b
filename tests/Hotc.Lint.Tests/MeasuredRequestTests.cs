using Hotc.Heat.Bundles;
using Hotc.Heat.Releases;
using Hotc.Heat.Values;

namespace Hotc.Lint.Tests;

/// <summary>A request that whoever made the bundle measured already.</summary>
public class MeasuredRequestTests
{
    private static readonly BundleFile Root = BundleFile.Of("root.yaml", HotMap.Of(
        ("heat_template_version", "2018-08-31"),
        ("outputs", HotMap.Of(("text", HotMap.Of(("value", HotMap.Of(("get_file", "text")))))))));

    private static readonly BundleFile Small = BundleFile.Of("text", "a");

    private static readonly BundleFile Large = BundleFile.Of("text", new string('a', 1_100_000));

    [Fact]
    public void A_request_within_limits_is_not_measured_again() => Assert.Empty(Check(new Bundle([Root, Small]), new Bundle([Root, Small])));

    [Fact]
    public void A_request_beyond_limits_is_measured_and_reported() => Assert.Equal(["HE7005"], Check(new Bundle([Root, Large]), new Bundle([Root, Large])));

    [Fact]
    public void A_file_that_was_not_measured_counts() => Assert.Equal(["HE7005"], Check(new Bundle([Root, Large]), new Bundle([Root])));

    [Fact]
    public void A_file_that_was_measured_as_a_template_counts_as_what_it_is_taken_for()
    {
        var template = new BundleFile("text", Large.Content, HotMap.Of(("heat_template_version", "2018-08-31")));

        Assert.Equal(["HE7005"], Check(new Bundle([Root, Large]), new Bundle([Root, template])));
    }

    private static IEnumerable<string> Check(Bundle bundle, Bundle measured)
    {
        var size = RequestSize.Measure(measured, Root.Path, []);
        return new BundleLinter().Check(bundle, new LintTarget(Root.Path, []), new LintOptions(HeatRelease.Gazpacho), new MeasuredRequest(measured, size)).Findings.Select(f => f.Code);
    }
}
