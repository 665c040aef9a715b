using System.Text;
using CsCheck;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Tests.Text;

public class SourceTextTests
{
    [Theory]
    [InlineData("ab\ncd", 3, 2, 1)]
    [InlineData("ab\ncd", 5, 2, 3)]
    [InlineData("ab\ncd", 2, 1, 3)]
    [InlineData("ab\r\ncd", 4, 2, 1)]
    [InlineData("ab\r\ncd", 3, 1, 4)]
    [InlineData("ab\rcd", 3, 2, 1)]
    [InlineData("\tx", 1, 1, 2)]
    [InlineData("😀x", 2, 1, 3)]
    [InlineData("", 0, 1, 1)]
    [InlineData("a\n", 2, 2, 1)]
    [InlineData("a", 99, 1, 2)]
    [InlineData("a", -1, 1, 1)]
    public void An_offset_has_a_place_that_counts_from_one(string text, int offset, int line, int column) =>
        Assert.Equal(new LinePosition(line, column), Source(text).PositionAt(offset));

    [Fact]
    public void A_byte_order_mark_is_no_character_of_the_text()
    {
        Assert.Equal("a", Source("\uFEFFa").Text);
        Assert.Equal("a", Decode([0xEF, 0xBB, 0xBF, (byte)'a']).Source?.Text);
    }

    [Theory]
    [InlineData("a\nb\r\nc", 1, "a")]
    [InlineData("a\nb\r\nc", 2, "b")]
    [InlineData("a\nb\r\nc", 3, "c")]
    [InlineData("a\nb\r\nc", 4, "")]
    [InlineData("a\nb\r\nc", 0, "")]
    [InlineData("\r\n\n\r", 2, "")]
    public void A_line_comes_without_its_break(string text, int line, string expected) => Assert.Equal(expected, Source(text).LineAt(line));

    [Fact]
    public void Lines_and_offsets_agree_for_any_text() => Gen.OneOf(Gen.Const('a'), Gen.Const('\n'), Gen.Const('\r'), Gen.Const('\t')).Array[0, 30].Sample(characters =>
    {
        var source = Source(new string(characters));
        for (var offset = 0; offset <= characters.Length; offset++)
        {
            // The only offset that is no place of its own is the middle of a CRLF.
            var isInBreak = offset > 0 && offset < characters.Length && characters[offset - 1] == '\r' && characters[offset] == '\n';
            Assert.Equal(isInBreak ? offset - 1 : offset, source.OffsetAt(source.PositionAt(offset)));
        }

        Assert.Equal(new string(characters).ReplaceLineEndings("\n").Split('\n'), Enumerable.Range(1, source.LineCount).Select(source.LineAt));
    });

    [Fact]
    public void A_span_ends_behind_its_last_character()
    {
        var span = Source("ab\ncd").Span(1, 3);
        Assert.Equal(new LinePosition(1, 2), span.Begin);
        Assert.Equal(new LinePosition(2, 2), span.End);
        Assert.Equal("b\nc", span.Characters.ToString());
        Assert.Equal("a.yaml:1:2", span.ToString());
    }

    [Fact]
    public void A_span_is_cut_to_its_text() => Assert.Equal(1, Source("ab").Span(1, 99).Length);

    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', (byte)'b', 0xFF }, "HE0001", 2, 2, "the byte 0xFF here is not UTF-8")]
    [InlineData(new byte[] { (byte)'a', 0xC3 }, "HE0001", 1, 2, "the byte 0xC3 here is not UTF-8")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "HE0001", 1, 1, "the byte 0xED here is not UTF-8")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, "HE0001", 1, 1, "the file is UTF-16 text")]
    [InlineData(new byte[] { 0xC3, 0xA9, 0, 1 }, "HE0002", 1, 2, "the file is binary: a zero byte stands here")]
    public void Bytes_that_are_no_text_are_refused(byte[] bytes, string code, int line, int column, string message)
    {
        var (source, findings) = Decode(bytes);
        Assert.Null(source);
        var finding = Assert.Single(findings);
        Assert.Equal((code, message), (finding.Code, finding.Message));
        Assert.Equal(new LinePosition(line, column), finding.Span?.Begin);
    }

    [Fact]
    public void A_wrong_byte_is_found_far_from_the_beginning()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("zürich\n", 10_000))), 0x80];
        Assert.Equal(new LinePosition(10_001, 1), Assert.Single(Decode(bytes).Findings).Span?.Begin);
    }

    private static SourceText Source(string text) => new("a.yaml", text, SourceKind.Author);

    private static (SourceText? Source, IReadOnlyList<Diagnostic> Findings) Decode(byte[] bytes)
    {
        var bag = new DiagnosticBag();
        return (SourceText.FromBytes("a.yaml", bytes, SourceKind.Author, bag), bag.ToSorted());
    }
}
