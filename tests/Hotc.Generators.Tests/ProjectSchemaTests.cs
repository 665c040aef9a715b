using System.Xml.Linq;
using Hotc.Generators.Tests.Harness;

namespace Hotc.Generators.Tests;

public class ProjectSchemaTests
{
    [Fact]
    public void The_compilers_own_schemas_give_code_without_warnings()
    {
        var run = Run.Of(ReadSchemas());

        Assert.Empty(run.Problems);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void Every_field_of_the_compilers_own_schemas_has_words_of_its_own()
    {
        var run = Run.Of(ReadSchemas());

        Assert.All(run.Result.GeneratedSources, source =>
            Assert.DoesNotContain("<summary>The field <c>", source.SourceText.ToString(), StringComparison.Ordinal));
    }

    // As the compiler's project lists them, so that this test cannot fall behind.
    private static Schema[] ReadSchemas()
    {
        var project = XDocument.Load(Repository.PathOf("compiler", "Hotc.Compile", "Hotc.Compile.csproj"));
        return
        [
            .. project.Descendants("AdditionalFiles")
                .Where(item => item.Attribute("HotcNamespace") is not null)
                .Select(item => Schema.OfFile(
                    item.Attribute("Include")!.Value.Replace("../../", "", StringComparison.Ordinal),
                    item.Attribute("HotcNamespace")!.Value,
                    item.Attribute("HotcRoot")!.Value,
                    item.Attribute("HotcShape")!.Value)),
        ];
    }
}
