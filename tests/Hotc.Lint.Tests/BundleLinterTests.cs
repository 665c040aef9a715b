using Hotc.Heat.Bundles;
using Hotc.Heat.Releases;
using Hotc.Heat.Values;

namespace Hotc.Lint.Tests;

/// <summary>Entries that the templates of a run share as the same objects.</summary>
public class BundleLinterTests
{
    private static readonly HotMap Secret = HotMap.Of(("type", "OS::Heat::RandomString"), ("properties", HotMap.Of(("length", HotMap.Of(("get_param", "size"))))));

    private readonly BundleLinter linter = new();

    [Fact]
    public void A_shared_entry_is_judged_in_each_bundle_by_what_stands_around_it()
    {
        var small = Template(8, ("secret", Secret));
        var large = Template(1000, ("first", HotMap.Of(("type", "OS::Heat::RandomString"))), ("secret", Secret));

        Assert.Equal(["", "", "", "HE6006", "", "HE6006"], new[] { small, small, small, large, small, large }.Select(Codes));
    }

    [Fact]
    public void A_shared_value_under_another_name_is_another_resource()
    {
        var one = Template(8, ("secret", Secret));
        var other = Template(8, ("password", Secret));
        string[] found = [.. new[] { one, one, one, other }.Select(Codes)];

        Assert.Equal(["", "", "", "HE6308"], found);
    }

    [Fact]
    public void A_finding_in_a_shared_entry_is_reported_in_each_bundle()
    {
        var misspelt = HotMap.Of(("type", "OS::Heat::RandomString"), ("propertys", HotMap.Empty), ("properties", HotMap.Of(("length", HotMap.Of(("get_param", "size"))))));
        var template = Template(8, ("secret", misspelt));

        Assert.Equal(["HE5011", "HE5011", "HE5011", "HE5011"], Enumerable.Repeat(template, 4).Select(Codes));
    }

    // The output names the resource "secret".
    private static HotMap Template(long size, params ReadOnlySpan<(string, HotValue)> resources) => HotMap.Of(
        ("heat_template_version", "2018-08-31"),
        ("parameters", HotMap.Of(("size", HotMap.Of(("type", "number"), ("default", size), ("description", "A size."))))),
        ("resources", HotMap.Of(resources)),
        ("outputs", HotMap.Of(("id", HotMap.Of(("value", HotMap.Of(("get_resource", "secret"))))))));

    private string Codes(HotMap template) => string.Join(
        ' ',
        linter.Check(new Bundle([BundleFile.Of("root.yaml", template)]), new LintTarget("root.yaml", []), new LintOptions(HeatRelease.Gazpacho)).Findings.Select(f => f.Code));
}
