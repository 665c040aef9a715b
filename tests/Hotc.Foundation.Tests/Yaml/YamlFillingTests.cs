using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Foundation.Tests.Yaml;

public sealed class YamlFillingTests
{
    [Theory]
    [InlineData("a: x\nb: [x, y]\nc: {x: 1}\n", "a: new\nb: [new, y]\nc: {new: 1}\n")]
    [InlineData("[[x], {a: {x: [x]}}]\n", "[[new], {a: {new: [new]}}]\n")]
    [InlineData("x\n", "new\n")]
    [InlineData("# nothing\n", "# nothing\n")]
    public void A_document_holds_the_new_nodes_in_the_place_of_the_old_ones(string text, string filled)
    {
        var bag = new DiagnosticBag();
        Assert.Equal(Shape(Read(filled).Root), Shape(Fill(Read(text), bag).Root));
        Assert.Equal(0, bag.Count);
    }

    [Fact]
    public void What_holds_no_new_node_is_shared()
    {
        var document = Read("a: {b: [c]}\nd: x\n");
        var root = (YamlMapping)document.Root!;
        Assert.Same(root["a"], ((YamlMapping)Fill(document, new DiagnosticBag()).Root!)["a"]);
        Assert.Same(root, YamlFilling.Fill(document, _ => null, new DiagnosticBag(), YamlLimits.Default).Root);
    }

    [Theory]
    [InlineData("new: 1\nx: 2\n", "HE1002")]
    [InlineData("x: 1\nnew: 2\n", "HE1002")]
    public void A_new_key_that_stands_there_already_is_reported(string text, string code)
    {
        var bag = new DiagnosticBag();
        Fill(Read(text), bag);
        Assert.Equal([code], bag.ToSorted().Select(d => d.Code));
    }

    private static YamlDocument Fill(YamlDocument document, DiagnosticBag bag) => YamlFilling.Fill(
        document,
        scalar => scalar.Value == "x" ? new YamlScalar(scalar.Span, "new", ScalarStyle.Plain, ScalarKind.String) : null,
        bag,
        YamlLimits.Default);

    private static YamlDocument Read(string text) => YamlReader.Read(new SourceText("a.yaml", text, SourceKind.Author), new DiagnosticBag())!;

    private static string Shape(YamlNode? node) => node switch
    {
        YamlMapping mapping => $"{{{string.Join(',', mapping.Entries.Select(e => $"{e.Key.Value}:{Shape(e.Value)}"))}}}",
        YamlSequence sequence => $"[{string.Join(',', sequence.Items.Select(Shape))}]",
        _ => node?.ToString() ?? "",
    };
}
