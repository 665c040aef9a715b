using CsCheck;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Tests.Diagnostics;

public class FixApplierTests
{
    [Fact]
    public void All_edits_are_applied_at_their_places() =>
        Assert.Equal("AbCd", Apply("abcd", (0, 1, "A"), (2, 1, "C")).After);

    [Fact]
    public void An_insertion_and_a_removal_are_edits() => Assert.Equal("xab", Apply("abcd", (0, 0, "x"), (2, 2, "")).After);

    [Fact]
    public void Two_fixes_that_only_touch_are_both_applied()
    {
        var source = Sample.Source("abcd");
        var result = FixApplier.Apply([Finding("one", (source.Span(0, 2), "1")), Finding("two", (source.Span(2, 2), "2"))]);
        Assert.Equal("12", Assert.Single(result.Texts).After);
    }

    [Fact]
    public void Of_two_fixes_of_one_place_the_first_wins()
    {
        var source = Sample.Source("abcd");
        var result = FixApplier.Apply([Finding("one", (source.Span(0, 3), "1")), Finding("two", (source.Span(2, 2), "2"))]);
        Assert.Equal("1d", Assert.Single(result.Texts).After);
        Assert.Equal("one", Assert.Single(result.Applied).Message);
    }

    [Fact]
    public void A_fix_is_applied_as_a_whole_or_not_at_all()
    {
        var (source, other) = (Sample.Source("abcd"), Sample.Source("abcd", "b.yaml"));
        var result = FixApplier.Apply([Finding("one", (source.Span(0, 1), "1")), Finding("two", (other.Span(0, 1), "2"), (source.Span(0, 1), "2"))]);
        Assert.Equal("a.yaml", Assert.Single(result.Texts).Before.Path);
    }

    [Fact]
    public void The_same_finding_of_two_roots_is_repaired_once()
    {
        var result = FixApplier.Apply([Finding("one", (Sample.Source("abcd").Span(0, 1), "")), Finding("one", (Sample.Source("abcd").Span(0, 1), ""))]);
        Assert.Equal("bcd", Assert.Single(result.Texts).After);
        Assert.Single(result.Applied);
    }

    [Fact]
    public void A_fix_that_changes_nothing_is_none() => Assert.Empty(FixApplier.Apply([Finding("one", (Sample.Source("abcd").Span(0, 1), "a"))]).Applied);

    [Fact]
    public void Edits_never_overlap() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 4], Gen.String[Gen.Char['A', 'C'], 0, 2]).Array[0, 8].Sample(edits =>
        {
            var source = Sample.Source("0123456789abcd");
            var result = FixApplier.Apply(edits.Select(e => Finding("x", (source.Span(e.Item1, e.Item2), e.Item3))));
            var kept = result.Applied.SelectMany(d => d.Fix!.Edits).OrderBy(e => e.Span.Start).ToList();
            var length = source.Text.Length + kept.Sum(e => e.NewText.Length - e.Span.Length);
            return kept.Zip(kept.Skip(1)).All(p => p.First.Span.Stop <= p.Second.Span.Start)
                && (result.Texts is [] ? kept.Count == 0 : result.Texts.Single().After.Length == length);
        });

    private static FixedText Apply(string text, params (int Start, int Length, string New)[] edits)
    {
        var source = Sample.Source(text);
        return FixApplier.Apply([Finding("x", [.. edits.Select(e => (source.Span(e.Start, e.Length), e.New))])]).Texts.Single();
    }

    private static Diagnostic Finding(string message, params (SourceSpan Span, string New)[] edits) =>
        new(Sample.Error, message, edits[0].Span) { Fix = new Fix("do it", [.. edits.Select(e => new TextEdit(e.Span, e.New))]) };
}
