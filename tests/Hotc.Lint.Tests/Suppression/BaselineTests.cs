using System.Collections.Immutable;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Suppression;

namespace Hotc.Lint.Tests.Suppression;

public class BaselineTests
{
    [Fact]
    public void What_was_there_is_not_shown_again() => Assert.Empty(Left(new Marked("a: one\nb: two\n", "one", "two"), new Marked("a: one\nb: two\n", "one", "two")));

    [Fact]
    public void What_is_new_is_shown() =>
        Assert.Equal(["HE9001:two"], Left(new Marked("a: one\n", "one"), new Marked("# moved\nb: two\na: one\n", "two", "one")));

    [Fact]
    public void One_more_of_the_same_is_new() =>
        Assert.Single(Left(new Marked("a: one\n", "one"), new Marked("a: one\nb:\n  a: one\n", "one", "a: one")));

    [Fact]
    public void What_was_repaired_is_reported() =>
        Assert.Equal(["HW0051:HE9001 in a.yaml is repaired or has changed: one"], Left(new Marked("a: one\n", "one"), new Marked("a: 1\n")));

    [Fact]
    public void Files_that_were_not_checked_are_left_alone()
    {
        var baseline = Read(Written(new Marked("a: one\n", "one").Findings))!;
        Assert.Empty(baseline.Apply([], ["b.yaml"]));
    }

    [Fact]
    public void The_same_findings_in_any_order_give_the_same_file()
    {
        var findings = new Marked("a: one\nb: two\n", "one", "two").Findings;
        Assert.Equal(Written(findings), Written([.. findings.Reverse()]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"formatVersion\": 2, \"findings\": []}")]
    [InlineData("{\"formatVersion\": 1.5, \"findings\": []}")]
    [InlineData("{\"formatVersion\": 1, \"findings\": [1]}")]
    [InlineData("{\"formatVersion\": 1, \"findings\": [{}]}")]
    [InlineData("{\"formatVersion\": 1, \"findings\": [{\"fingerprint\": \"\\ud800\"}]}")]
    public void What_is_no_baseline_is_a_finding(string text)
    {
        var bag = new DiagnosticBag();
        Assert.Null(Baseline.Read("b.json", Encoding.UTF8.GetBytes(text), bag));
        Assert.Equal("HE0054", Assert.Single(bag.ToSorted()).Code);
    }

    [Fact]
    public void The_examples_are_as_they_say()
    {
        Assert.Null(Read(SuppressionCodes.BadBaseline.Bad));
        Assert.NotNull(Read(SuppressionCodes.BadBaseline.Good));
    }

    private static string[] Left(Marked before, Marked now) =>
        [.. Read(Written(before.Findings))!.Apply(now.Findings, ["a.yaml"]).Select(d => $"{d.Code}:{d.Message}")];

    private static Baseline? Read(string text) => Baseline.Read("b.json", Encoding.UTF8.GetBytes(text), new DiagnosticBag());

    private static string Written(ImmutableArray<Diagnostic> findings)
    {
        using var stream = new MemoryStream();
        Baseline.Write(findings, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
