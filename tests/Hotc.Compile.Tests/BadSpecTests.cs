using Hotc.Foundation.Diagnostics;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests;

public sealed class BadSpecTests
{
    private const int Fewest = 70;

    public static TheoryData<BadSpec> Specs => [.. BadSpec.All];

    [Theory]
    [MemberData(nameof(Specs))]
    public void Everything_that_hotc_says_about_a_bad_spec_is_as_it_was_read_and_approved(BadSpec spec)
    {
        var golden = spec.ToGolden();
        var found = Golden.Compare([golden], []);
        Assert.True(found.Count == 0, Golden.Report(found));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_bad_spec_makes_no_bundle_unless_only_warned_about(BadSpec spec)
    {
        var result = spec.Compile();
        Assert.NotEmpty(result.Diagnostics);
        Assert.Equal(result.Diagnostics.All(d => d.Level < DiagnosticLevel.Error), result.Bundle is not null);
    }

    [Fact]
    public void There_are_many_bad_specs() => Assert.True(BadSpec.All.Count >= Fewest);

    [Fact]
    public void No_golden_belongs_to_a_bad_spec_that_is_gone() =>
        Assert.Empty(BadSpec.Existing.Select(p => p.Split('/')[^2]).Except(BadSpec.All.Select(s => s.Name)));
}
