using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Suppression;

namespace Hotc.Lint.Tests.Suppression;

public class IgnoreCommentTests
{
    [Fact]
    public void A_comment_behind_something_is_about_its_line() =>
        Assert.Equal(["HE9001:one", "HE9001:three"], new Marked("a: one\nb: two  # hotc: ignore HE9001 known\nc: three\n", "one", "two", "three").Left());

    [Fact]
    public void A_comment_above_a_key_is_about_all_of_it() =>
        Assert.Equal(["HE9001:three"], new Marked("# hotc: ignore HE9001\na:\n  b: one\n  c: [two]\nd: three\n", "one", "two", "three").Left());

    [Fact]
    public void A_comment_above_an_item_is_about_all_of_it() =>
        Assert.Equal(["HE9001:three"], new Marked("x:\n  # hotc: ignore HE9001\n\n  # more\n  - b: one\n    c: two\n  - three\n", "one", "two", "three").Left());

    [Fact]
    public void A_comment_above_a_line_of_a_flow_mapping_is_about_what_begins_there() =>
        Assert.Equal(["HE9001:one", "HE9001:three"], new Marked("x: {a: one,\n  # hotc: ignore HE9001\n  b: two,\n  c: three}\n", "one", "two", "three").Left());

    [Fact]
    public void A_comment_about_the_file_is_about_everything() =>
        Assert.Empty(new Marked("a: one\nb: two\n# hotc: ignore-file HE9001 old\n", "one", "two").Left());

    [Fact]
    public void A_finding_about_a_whole_file_is_silenced_for_the_file_only()
    {
        var document = new Marked("# hotc: ignore-file HE9001\na: 1\n").Document;
        Assert.Empty(IgnoreComments.Apply([new Diagnostic(Marked.Error, "whole", null) { Path = "a.yaml" }], [document], Marked.Known));
        document = new Marked("# hotc: ignore HE9001\na: 1\n").Document;
        Assert.Equal(2, IgnoreComments.Apply([new Diagnostic(Marked.Error, "whole", null) { Path = "a.yaml" }], [document], Marked.Known).Length);
    }

    [Fact]
    public void Several_codes_may_stand_in_one_comment() =>
        Assert.Equal(["HW0051:there is no finding HW9002 here"], new Marked("a: one # hotc: ignore he9001, HW9002 both\n", "one").Left());

    [Fact]
    public void Other_codes_are_not_silenced() =>
        Assert.Equal(["HE9001:one", "HW0051:there is no finding HW9002 here"], new Marked("a: one # hotc: ignore HW9002\n", "one").Left());

    [Fact]
    public void Other_files_are_not_silenced()
    {
        var other = new Diagnostic(Marked.Error, "other", null) { Path = "b.yaml" };
        Assert.Contains(other, IgnoreComments.Apply([other], [new Marked("# hotc: ignore-file HE9001\na: 1\n").Document], Marked.Known));
    }

    [Fact]
    public void A_comment_that_one_of_several_roots_needs_is_used()
    {
        var (first, second) = (new Marked("a: one # hotc: ignore HE9001\n"), new Marked("a: one # hotc: ignore HE9001\n", "one"));
        Assert.Empty(IgnoreComments.Apply([.. first.Findings, .. second.Findings], [first.Document, second.Document], Marked.Known));
    }

    [Theory]
    [InlineData("a: 1 # hotc: ignore HE9001\n", "HW0051:there is no finding HE9001 here")]
    [InlineData("a: 1 # hotc: ignore\n", "HW0052:the comment names no code")]
    [InlineData("a: 1 # hotc: ignore HE9003\n", "HW0052:there is no code HE9003")]
    [InlineData("a: 1 # hotc: ingore HE9001\n", "HW0052:the comment does not say what hotc is to do")]
    [InlineData("a: 1 # hotc:\n", "HW0052:the comment does not say what hotc is to do")]
    public void A_comment_without_effect_is_reported(string text, string finding) => Assert.Equal([finding], new Marked(text).Left());

    [Theory]
    [InlineData("a: |\n  # hotc: ignore HE9001\n")]
    [InlineData("a: 'x # hotc: ignore'\n")]
    [InlineData("a: 1 # about hotc: nothing\n")]
    public void What_is_no_comment_to_hotc_is_left_alone(string text) => Assert.Empty(new Marked(text).Left());

    [Fact]
    public void The_examples_are_as_they_say()
    {
        DiagnosticCatalogue known = new([Marked.Error with { Code = "HE1002" }, .. SuppressionCodes.All]);
        foreach (var descriptor in new[] { SuppressionCodes.Unused, SuppressionCodes.NotUnderstood })
        {
            Assert.Contains(IgnoreComments.Apply([], [new Marked(descriptor.Bad).Document], known), d => d.Descriptor == descriptor);
            Assert.Empty(IgnoreComments.Apply([], [new Marked(descriptor.Good).Document], known));
        }
    }
}
