using Hotc.Foundation.Diagnostics;

namespace Hotc.Foundation.Tests.Diagnostics;

public class FingerprintTests
{
    private const string Text = "a: 1\nb: {c: 2}\nd: {c: 2}\n";

    [Fact]
    public void A_finding_keeps_its_name_when_lines_move() =>
        Assert.Equal(Fingerprints.Of([Sample.Of(Text, "b: {")]), Fingerprints.Of([Sample.Of("# new\n\n" + Text, "b: {")]));

    [Fact]
    public void A_finding_keeps_its_name_when_its_line_is_indented_or_its_message_changes() =>
        Assert.Equal(Fingerprints.Of([Sample.Of(Text, "a: 1")]), Fingerprints.Of([Sample.Of("  " + Text, "a: 1", "otherwise")]));

    [Fact]
    public void Findings_on_different_lines_have_different_names() =>
        Assert.Equal(2, Fingerprints.Of([Sample.Of(Text, "b: {"), Sample.Of(Text, "d: {")]).Distinct().Count());

    [Fact]
    public void Two_findings_on_one_line_have_different_names() =>
        Assert.Equal(2, Fingerprints.Of([Sample.Of(Text, "b: {"), Sample.Of(Text, "c: 2")]).Distinct().Count());

    [Fact]
    public void Equal_findings_are_counted()
    {
        var two = Fingerprints.Of([Sample.Of(Text, "a: 1"), Sample.Of("x: 0\n" + Text, "a: 1")]);
        Assert.Equal(2, two.Distinct().Count());
        Assert.Equal(Fingerprints.Of([Sample.Of(Text, "a: 1")])[0], two[0]);
    }

    [Fact]
    public void Findings_without_a_place_are_told_apart_by_their_words()
    {
        Diagnostic Bare(string message) => new(Sample.Error, message, null) { Path = "a.yaml" };
        Assert.Equal(2, Fingerprints.Of([Bare("x"), Bare("y")]).Distinct().Count());
    }
}
