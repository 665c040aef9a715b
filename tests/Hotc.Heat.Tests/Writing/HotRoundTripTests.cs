using System.Text;
using CsCheck;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Reading;
using Hotc.Heat.Values;
using Hotc.Heat.Writing;

namespace Hotc.Heat.Tests.Writing;

public sealed class HotRoundTripTests
{
    [Fact]
    public void What_is_written_is_read_back_equal() => Generators.Document.Sample(AssertReadsBack, iter: 10_000);

    [Fact]
    public void Every_text_is_read_back_equal() =>
        Generators.Text.Array[20].Sample(
            texts => AssertReadsBack(HotMap.Of(("list", new HotList([.. texts.Select(text => new HotText(text))])))),
            iter: 2_000);

    [Fact]
    public void Writing_what_was_read_changes_no_byte() =>
        Generators.Document.Sample(
            document =>
            {
                var written = HotWriter.Write(document);
                Assert.Equal(written, HotWriter.Write(Read(written)));
            },
            iter: 5_000);

    [Fact]
    public void A_document_put_together_of_written_entries_is_the_one_written_whole() =>
        Generators.Document.Where(d => d.Count > 0).Sample(
            document => Assert.Equal(HotWriter.Write(document), Encoding.UTF8.GetString(HotWriter.Join(document.Entries.Select(Section)))),
            iter: 5_000);

    // As many entries one by one as can be.
    private static WrittenSection Section(HotEntry entry) => entry.Value is HotMap { Count: > 1 } below
        ? new WrittenSection(entry.Key, [.. below.Entries.Select(e => HotWriter.WriteEntry(e, isNested: true))])
        : new WrittenSection(null, [HotWriter.WriteEntry(entry, isNested: false)]);

    private static void AssertReadsBack(HotMap document)
    {
        var written = HotWriter.Write(document);
        var read = Read(written);
        Assert.True(document.Equals(read), written + "\nis read as\n" + HotWriter.Write(read));
    }

    private static HotMap Read(string text)
    {
        var bag = new DiagnosticBag();
        var document = YamlReader.Read(new SourceText("written.yaml", text, SourceKind.Heat), bag, HotReader.Limits);
        var map = document is null ? null : HotReader.ReadMap(document, bag);
        Assert.True(!bag.HasErrors, string.Concat(bag.ToSorted().Select(d => d.Span + " " + d.Message + "\n")) + text);
        return map!;
    }
}
