using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Tests.Yaml;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Foundation.Tests.Diagnostics;

public class DiagnosticCatalogueTests
{
    private static readonly DiagnosticCatalogue Catalogue = new([.. TextCodes.All, .. FileCodes.All, .. YamlCodes.All]);

    public static TheoryData<string> YamlCodesWithExamples => [.. YamlCodes.All.Where(d => d.Bad.Length > 0).Select(d => d.Code)];

    [Fact]
    public void Two_descriptors_of_one_code_are_a_fault() =>
        Assert.Throws<ArgumentException>(() => new DiagnosticCatalogue([Sample.Error, Sample.Error with { Title = "other" }]));

    [Theory]
    [InlineData("HE12")]
    [InlineData("XE1234")]
    [InlineData("HW1234")]
    [InlineData("HE12a4")]
    public void A_code_must_have_its_form_and_the_letter_of_its_level(string code) =>
        Assert.Throws<ArgumentException>(() => new DiagnosticCatalogue([Sample.Error with { Code = code }]));

    [Fact]
    public void A_code_is_found_whatever_its_case() => Assert.Same(YamlCodes.DuplicateKey, Catalogue.Find("he1002"));

    [Fact]
    public void An_unknown_code_finds_the_nearest_one()
    {
        Assert.Null(Catalogue.Find("HE1099"));
        Assert.NotNull(Catalogue.NearestCode("HE102"));
        Assert.Null(Catalogue.NearestCode("banana"));
    }

    [Fact]
    public void Every_descriptor_says_what_to_do()
    {
        Assert.All(Catalogue.All, d => Assert.False(d.Title.EndsWith('.')));
        Assert.All(Catalogue.All, d => Assert.EndsWith(".", d.Description, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(YamlCodesWithExamples))]
    public void The_bad_example_has_the_finding_and_the_good_one_has_none(string code)
    {
        var descriptor = Catalogue.Find(code)!;
        Assert.Contains(Reading.Of(descriptor.Bad).Findings, f => f.Code == code);
        Assert.Empty(Reading.Of(descriptor.Good).Findings);
    }
}
