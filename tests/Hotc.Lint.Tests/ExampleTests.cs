using Hotc.Foundation.Diagnostics;

namespace Hotc.Lint.Tests;

/// <summary>The examples that rules give in their descriptions.</summary>
public class ExampleTests
{
    public static TheoryData<string> Codes => [.. Linter.Rules.Select(d => d.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_bad_example_gives_exactly_its_finding(string code)
    {
        var descriptor = Linter.Rules.Single(d => d.Code == code);

        var findings = Example.Check(descriptor.Bad);

        Assert.Equal([code], findings.Select(f => f.Code).Distinct());
        Assert.All(findings, f => Assert.True(f.Span is not null || f.Path is not null));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_good_example_gives_no_finding(string code) => Assert.Empty(Example.Check(Linter.Rules.Single(d => d.Code == code).Good).Select(f => $"{f.Code} {f.Message}"));

    [Fact]
    public void Codes_are_unique_and_well_formed() => Assert.Equal(Linter.Rules.Count, new DiagnosticCatalogue(Linter.Rules).All.Length);

    [Fact]
    public void Every_description_says_more_than_its_title() => Assert.Empty(Linter.Rules.Where(d => d.Description.Length < d.Title.Length + 40).Select(d => d.Code));

    [Fact]
    public void The_areas_are_those_of_the_linter() => Assert.Empty(Linter.Rules.Where(d => d.Code[2] is < '5' or > '8').Select(d => d.Code));
}
