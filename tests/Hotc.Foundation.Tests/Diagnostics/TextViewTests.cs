using Hotc.Foundation.Diagnostics;

namespace Hotc.Foundation.Tests.Diagnostics;

public class TextViewTests
{
    [Fact]
    public void A_finding_shows_its_line_and_marks_its_place() => Shows(
        Sample.Of("a: 1\nnetwork:\n  dns: x\n", "dns") with { Help = "do this" },
        """
        a.yaml:3:3: error HE9001: wrong
          3 |   dns: x
            |   ^^^
            = help: do this
        """);

    [Fact]
    public void Related_places_and_the_fix_come_below() => Shows(
        Sample.Of("a: 1\na: 2\n", "a: 2") with
        {
            Fix = new Fix("remove the line", []),
            Related = [new RelatedLocation(Sample.Source("a: 1\na: 2\n").Span(0, 1), "it stands here first")],
        },
        """
        a.yaml:2:1: error HE9001: wrong
          2 | a: 2
            | ^^^^
            = fix: remove the line
        a.yaml:1:1: it stands here first
          1 | a: 1
            | -
        """);

    [Fact]
    public void A_finding_about_a_whole_file_shows_its_path() =>
        Shows(new Diagnostic(Sample.Warning, "wrong", null) { Path = "b.yaml" }, "b.yaml: warning HW9002: wrong");

    [Fact]
    public void A_finding_without_a_place_is_one_line() => Shows(new Diagnostic(Sample.Info, "so it is", null), "info HI9003: so it is");

    [Fact]
    public void A_tab_is_as_wide_as_its_mark() => Shows(Sample.Of("\ta\tbc", "bc"), "a.yaml:1:4: error HE9001: wrong\n  1 |     a    bc\n    |          ^^");

    [Fact]
    public void A_marked_tab_has_a_mark_of_its_width() => Shows(Sample.Of("a\tb", "\t"), "a.yaml:1:2: error HE9001: wrong\n  1 | a    b\n    |  ^^^^");

    [Fact]
    public void Wide_characters_are_counted_as_the_terminal_shows_them() =>
        Shows(Sample.Of("名前: 😀x", "x"), "a.yaml:1:7: error HE9001: wrong\n  1 | 名前: 😀x\n    |         ^");

    [Fact]
    public void Marks_that_join_a_character_have_no_width() =>
        Shows(Sample.Of("e\u0301x", "x"), "a.yaml:1:3: error HE9001: wrong\n  1 | e\u0301x\n    |  ^");

    [Fact]
    public void A_place_behind_the_last_character_is_marked() =>
        Shows(Sample.At("ab\n", 2, 0), "a.yaml:1:3: error HE9001: wrong\n  1 | ab\n    |   ^");

    [Fact]
    public void An_empty_line_is_marked() => Shows(Sample.At("a\n\nb", 2, 0), "a.yaml:2:1: error HE9001: wrong\n  2 |\n    | ^");

    [Fact]
    public void A_finding_over_several_lines_marks_the_first_one() =>
        Shows(Sample.Of("a: [x,\n  y]\n", "[x,\n  y]"), "a.yaml:1:4: error HE9001: wrong\n  1 | a: [x,\n    |    ^^^");

    [Fact]
    public void A_line_of_a_megabyte_is_cut_around_the_mark()
    {
        var lines = TextView.Format(Sample.At(new string('x', 500_000) + "!" + new string('y', 500_000), 500_000, 1)).Split('\n');
        Assert.Equal("  1 | …" + new string('x', 40) + "!" + new string('y', 78) + "…", lines[1]);
        Assert.Equal('!', lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)]);
    }

    [Fact]
    public void A_long_line_with_a_mark_near_its_beginning_is_cut_at_its_end()
    {
        var lines = TextView.Format(Sample.At("key: " + new string('x', 500), 0, 3)).Split('\n');
        Assert.Equal("  1 | key: " + new string('x', 115) + "…", lines[1]);
    }

    [Fact]
    public void Nothing_of_the_input_drives_the_terminal()
    {
        var text = "a: \e[2J\u009b1m\u202E\a";
        var shown = TextView.Format(new Diagnostic(Sample.Error, "bad \e]0;x\a", Sample.Source(text, "a\e[1m.yaml").Span(0, text.Length)) { Help = "\r\b" });
        Assert.DoesNotContain(shown, c => char.IsControl(c) && c != '\n');
        Assert.Contains("\\x1b[2J\\x9b1m\\u202e\\x07", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_of_several_lines_stays_on_one() =>
        Shows(new Diagnostic(Sample.Error, "a\nb.yaml:1:1: error", null), "error HE9001: a\\nb.yaml:1:1: error");

    [Fact]
    public void Colours_come_only_when_asked_for()
    {
        var finding = Sample.Of("abc", "b");
        Assert.DoesNotContain('\e', TextView.Format(finding));
        Assert.Contains("\e[1;31merror HE9001\e[0m", TextView.Format(finding, colour: true), StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_counts_each_level() => Assert.Equal(
        "2 errors, 1 warning, 1 note",
        TextView.Summary([Sample.Of("a", "a"), Sample.Of("b", "b"), new Diagnostic(Sample.Info, "i", null), new Diagnostic(Sample.Warning, "w", null)]));

    private static void Shows(Diagnostic diagnostic, string expected) => Assert.Equal(expected + "\n", TextView.Format(diagnostic));
}
