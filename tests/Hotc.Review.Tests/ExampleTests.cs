using Hotc.Foundation.Diagnostics;

namespace Hotc.Review.Tests;

/// <summary>The examples that consequences give in their descriptions.</summary>
public class ExampleTests
{
    public static TheoryData<string> Codes => [.. Reviewer.Rules.Select(d => d.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_bad_example_has_the_consequence(string code) => Assert.Contains(code, Found(Of(code).Bad));

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_good_example_is_a_change_without_it(string code)
    {
        Assert.True(Pair.Compare(Of(code).Good).HasDifferences);
        Assert.DoesNotContain(code, Found(Of(code).Good));
    }

    [Fact]
    public void Codes_are_unique_and_well_formed() => Assert.Equal(Reviewer.Rules.Count, new DiagnosticCatalogue(Reviewer.Rules).All.Length);

    [Fact]
    public void Every_description_says_more_than_its_title() =>
        Assert.Empty(Reviewer.Rules.Where(d => d.Description.Length < d.Title.Length + 20).Select(d => d.Code));

    private static DiagnosticDescriptor Of(string code) => Reviewer.Rules.Single(d => d.Code == code);

    private static IEnumerable<string> Found(string text) => Pair.Compare(text).Consequences.Select(c => c.Descriptor.Code);
}
