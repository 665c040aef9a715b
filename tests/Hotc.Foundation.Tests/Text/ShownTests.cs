using Hotc.Foundation.Text;

namespace Hotc.Foundation.Tests.Text;

public class ShownTests
{
    [Theory]
    [InlineData("plain é 日本 😀", "plain é 日本 😀")]
    [InlineData("a\nb\r\tc", "a\\nb\\r\\tc")]
    [InlineData("\e[31m", "\\x1b[31m")]
    [InlineData("\u009b31m", "\\x9b31m")]
    [InlineData("a\u202Eb", "a\\u202eb")]
    [InlineData("a\u200Bb", "a\\u200bb")]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("\U000E0041", "\\U000e0041")]
    [InlineData("\uFFFD", "\uFFFD")]
    public void What_is_invisible_or_drives_a_terminal_is_written_as_an_escape(string text, string expected) => Assert.Equal(expected, Shown.Escaped(text));

    [Fact]
    public void A_lone_surrogate_is_written_as_an_escape() => Assert.Equal("a\\ud800b", Shown.Escaped("a\ud800b"));

    [Fact]
    public void A_long_text_is_cut() => Assert.Equal("\"" + new string('x', 80) + "…\"", Shown.Quoted(new string('x', 200)));

    [Fact]
    public void A_cut_does_not_part_a_pair_of_surrogates() => Assert.Equal("\"" + new string('x', 79) + "…\"", Shown.Quoted(new string('x', 79) + "😀" + new string('x', 9)));
}
