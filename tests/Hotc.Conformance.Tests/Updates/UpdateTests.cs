using Hotc.Compile.Tests.Harness;

namespace Hotc.Conformance.Tests.Updates;

/// <summary>Heat itself updates stacks, and the review says the same without it.</summary>
public sealed class UpdateTests(UpdateCourt court) : IClassFixture<UpdateCourt>
{
    // Fields with one value in a spec that compiles.
    private static readonly string[] WithOneValue = ["apiVersion", "kind"];

    public static TheoryData<string> Names => [.. TemplatePairs.All().Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Heat_does_what_the_review_says(string pair)
    {
        var disagreement = court.DisagreementOn(pair);
        Assert.True(disagreement is null, $"{pair}\n{disagreement}");
    }

    [Fact]
    public void There_are_enough_pairs() => Assert.InRange(court.Pairs.Count, 120, int.MaxValue);

    [Fact]
    public async Task Heat_does_what_the_review_says_of_every_field_of_every_driver()
    {
        await using var specs = new SpecCourt();
        await specs.InitializeAsync();
        Assert.All(SpecFields.All().Except(WithOneValue, StringComparer.Ordinal), field =>
            Assert.All(specs.Pairs.Select(p => p.Driver).Distinct(StringComparer.Ordinal), driver => Assert.Contains(specs.Pairs, p => p.Driver == driver && p.Fields.Contains(field))));
        Assert.All(specs.Pairs, pair => Assert.True(specs.DisagreementOn(pair.Name) is null, $"{pair.Name}\n{specs.DisagreementOn(pair.Name)}"));
    }
}
