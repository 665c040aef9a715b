using Hotc.Foundation.Files;
using Hotc.Heat.Releases;

namespace Hotc.Lint.Tests;

/// <summary>The bundles that hotc itself makes.</summary>
public class SnapshotTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var bundle in Directory.EnumerateFiles(Repository.At("snapshots"), "cluster.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                foreach (var release in HeatRelease.All)
                {
                    data.Add(Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(bundle)!), release.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_bundle_of_hotc_has_no_finding_at_any_level(string folder, string release)
    {
        Assert.True(HeatRelease.TryFind(release, out var found));

        var result = Linter.Check(new DiskTree(Repository.At(folder)), new LintTarget("cluster.yaml", ["environment.yaml"]), new LintOptions(found));

        Assert.Empty(result.Findings.Select(f => $"{f.Span} {f.Code} {f.Message}"));
        Assert.NotEmpty(result.Sources);
    }
}
