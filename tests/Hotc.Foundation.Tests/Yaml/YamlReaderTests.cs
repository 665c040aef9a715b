using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Foundation.Tests.Yaml;

public class YamlReaderTests
{
    [Fact]
    public void A_mapping_keeps_the_authors_order()
    {
        var bag = new DiagnosticBag();
        var document = YamlReader.Read(new SourceText("a.yaml", "z: 1\na: [x, y]\n", SourceKind.Author), bag);
        var root = Assert.IsType<YamlMapping>(document?.Root);
        Assert.Equal(["z", "a"], root.Entries.Select(e => e.Key.Value));
        Assert.Empty(bag.ToSorted());
    }
}
