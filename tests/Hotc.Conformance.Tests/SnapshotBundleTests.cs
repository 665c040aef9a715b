namespace Hotc.Conformance.Tests;

public sealed class SnapshotBundleTests(HeatJudge heat) : IClassFixture<HeatJudge>
{
    public static TheoryData<string> Bundles => [.. Repository.SnapshotBundles()];

    [Fact]
    public void There_are_bundles_to_judge() => Assert.NotEmpty(Bundles);

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Bundles))]
    public async Task Heat_would_create_the_stack(string bundle)
    {
        var verdict = await heat.JudgeAsync(Folder(bundle));
        Assert.True(verdict.IsValid, $"Heat refuses snapshots/{bundle}: {verdict.Message}");
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Bundles))]
    public async Task The_size_of_the_request_is_as_we_measure_it(string bundle)
    {
        var folder = Folder(bundle);
        SentSize.AssertIs((await heat.JudgeAsync(folder)).Bytes, folder);
    }

    private static string Folder(string bundle) => Path.Combine(Repository.Root, "snapshots", bundle);
}
