using Hotc.Snapshots;

namespace Hotc.Compile.Tests;

public sealed class SnapshotTests
{
    public static TheoryData<Case> Cases => [.. Case.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_yields_its_golden_files(Case tested)
    {
        var existing = Golden.FilesBelow("snapshots").Where(p => p.StartsWith(tested.Snapshot + "/", StringComparison.Ordinal) || p.StartsWith(tested.Snapshot + ".", StringComparison.Ordinal));
        var found = Golden.Compare([.. tested.Goldens()], existing.Where(p => !Case.All.Any(c => c != tested && p.StartsWith(c.Snapshot + "/", StringComparison.Ordinal))));
        Assert.True(found.Count == 0, Golden.Report(found));
    }

    [Fact]
    public void No_golden_belongs_to_a_case_that_is_gone() =>
        Assert.All(Golden.FilesBelow("snapshots"), p => Assert.Contains(Case.All, c => p.StartsWith(c.Snapshot + "/", StringComparison.Ordinal) || p.StartsWith(c.Snapshot + ".", StringComparison.Ordinal)));

    // A newer version would be taken silently by a spec that says less.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_case_is_compiled_with_the_version_that_it_belongs_to(Case tested)
    {
        ArgumentNullException.ThrowIfNull(tested);
        Assert.Equal($"{tested.Driver}@{tested.Version}", tested.Compile().Completed?.Driver.Id);
    }
}
