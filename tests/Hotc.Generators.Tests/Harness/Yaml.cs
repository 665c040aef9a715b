using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Generators.Tests.Harness;

internal static class Yaml
{
    public static YamlNode Read(string text)
    {
        var problems = new DiagnosticBag();
        var document = YamlReader.Read(new SourceText("garden.yaml", text, SourceKind.Author), problems);
        Assert.False(problems.HasErrors);
        return document!.Root!;
    }

    public static YamlMapping ReadMapping(string text) => Assert.IsType<YamlMapping>(Read(text));
}
