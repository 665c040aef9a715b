using CsCheck;
using Hotc.Heat.Tests.PyYaml;
using Hotc.Heat.Values;
using Hotc.Heat.Writing;

namespace Hotc.Heat.Tests.Writing;

public sealed class PyYamlRoundTripTests(PyYamlProcess python) : IClassFixture<PyYamlProcess>
{
    [Fact]
    public void Every_text_is_read_back_in_every_place() =>
        Generators.Text.Array[50].Sample(texts => AssertReadBack(texts.Select(EveryPlace)), iter: 440);

    [Fact]
    public void Every_long_text_is_read_back_in_every_place() =>
        Generators.LongText.Array[10].Sample(texts => AssertReadBack(texts.Select(EveryPlace)), iter: 50);

    [Fact]
    public void Every_document_is_read_back() =>
        Generators.Document.Array[10].Sample(AssertReadBack, iter: 220);

    [Fact]
    public void No_comment_changes_the_document() =>
        Generators.Text.Array[50].Sample(
            comments =>
            {
                HotValue document = HotMap.Of(("a", 1));
                Assert.All(python.Check(comments.Select(comment => (HotWriter.Write((HotMap)document, comment), document))), Assert.Null);
            },
            iter: 40);

    [Fact]
    public void Every_character_is_read_back() =>
        AssertReadBack(Enumerable.Range(0, 0x110000 / 0x400)
            .Select(block => Enumerable.Range(block * 0x400, 0x400).Where(code => code is < 0xd800 or > 0xdfff))
            .Select(block => string.Concat(block.Select(char.ConvertFromUtf32)))
            .Select(text => HotMap.Of(("a", text), ("b", text + "\nx"), ("c", HotList.Of(text)))));

    [Fact]
    public void A_text_of_a_megabyte_is_read_back() =>
        AssertReadBack([HotMap.Of(("line", new string('x', 1 << 20)), ("lines", string.Concat(Enumerable.Repeat("some: text # here\n", 50_000))))]);

    // A value, a key, a list item, an argument in flow style, before the empty line between resources, and the last line.
    private static HotMap EveryPlace(string text) => HotMap.Of(
        ("value", text),
        (text + " ", HotList.Of(text, HotMap.Of(("list_join", HotList.Of(text, HotList.Of(text)))))),
        ("resources", HotMap.Of((text, text), ("last" + text, HotMap.Of(("b", text))))));

    private void AssertReadBack(IEnumerable<HotMap> documents)
    {
        var written = documents.Select(document => (Text: HotWriter.Write(document), Value: (HotValue)document)).ToArray();
        var answers = python.Check(written);
        var wrong = Enumerable.Range(0, written.Length).FirstOrDefault(i => answers[i] is not null, -1);
        Assert.True(wrong < 0, wrong < 0 ? "" : answers[wrong] + "\n" + written[wrong].Text);
    }
}
