using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Reading;
using Hotc.Heat.Values;

namespace Hotc.Heat.Tests.Reading;

public sealed class HotReaderTests
{
    public static TheoryData<string, string> Numbers => new()
    {
        { "0644", "420" }, { "1_000", "1000" }, { "12:30", "750" }, { "0x1F", "31" }, { "0b101", "5" }, { "-0", "0" }, { "1.30", "1.3" },
        { "1.0e+16", "1.0e+16" }, { "1000000000000000.0", "1000000000000000.0" }, { "0.0001", "0.0001" }, { "1.5e-07", "1.5e-07" }, { "-.INF", "-.inf" }, { ".NaN", ".nan" },
        { "52:54:00:12:34:56", "41135085296" }, { "1:30.5", "90.5" }, { "99999999999999999999999999", "99999999999999999999999999" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Numbers_are_those_of_YAML_1_1(string written, string expected) =>
        Assert.Equal(expected, Assert.IsType<HotNumber>(Read($"a: {written}")["a"]).Text);

    [Theory]
    [InlineData("2021-04-16")]
    [InlineData("2021-04-16T12:00:00Z")]
    [InlineData("1e3")]
    [InlineData("089")]
    public void What_Heat_takes_for_text_is_text(string written) => Assert.Equal(new HotText(written), Read($"a: {written}")["a"]);

    [Fact]
    public void Keys_are_the_text_that_JSON_makes_of_them()
    {
        var map = Read("{0x50: a, on: b, ~: c, 1.50: d, 1.0e+20: e, 2021-04-16: f, \"007\": g, =: h}");
        Assert.Equal(["80", "true", "null", "1.5", "1e+20", "2021-04-16", "007", "="], map.Entries.Select(e => e.Key));
    }

    [Fact]
    public void Merge_keys_are_merged() =>
        Assert.Equal<HotValue>(
            HotMap.Of(("x", HotMap.Of(("a", 1), ("b", 2))), ("y", HotMap.Of(("a", 3), ("b", 2)))),
            Read("x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  a: 3\n"));

    [Fact]
    public void Every_node_knows_where_it_was_written()
    {
        var map = Read("a:\n  - b\n");
        var item = ((HotList)map["a"]!).Items[0];
        Assert.Equal("t.yaml:2:5", item.Origin.ToString());
        Assert.Equal("t.yaml:1:1", map.Entries[0].KeyOrigin.ToString());
    }

    [Fact]
    public void Findings_name_the_place_and_reading_goes_on()
    {
        var bag = new DiagnosticBag();
        HotReader.ReadTemplate(Yaml("a: =\nb: 0x_\nd: {0x1: x, \"1\": y}\n", bag), bag);
        Assert.Equal(
            [
                "t.yaml:1:1 HE5004 the template has no heat_template_version",
                "t.yaml:1:4 HE5002 \"=\" without quotes is a special mark to Heat",
                "t.yaml:2:4 HE5002 Heat cannot read \"0x_\" as a number",
                "t.yaml:3:5 HE5003 this key is \"1\" to Heat, and so is another key of this map",
            ],
            bag.ToSorted().Select(d => $"{d.Span} {d.Code} {d.Message}"));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("~", "is empty")]
    [InlineData("- a", "is a list")]
    [InlineData("a", "is a single value")]
    public void A_document_that_is_no_map_cannot_be_a_template(string text, string expected)
    {
        var bag = new DiagnosticBag();
        Assert.Null(HotReader.ReadTemplate(Yaml(text, bag), bag));
        Assert.Equal($"the document {expected}, not a map", Assert.Single(bag.ToSorted()).Message);
    }

    public static TheoryData<string> Codes => [.. HotCodes.All.Select(d => d.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_examples_of_a_code_are_true(string code)
    {
        var descriptor = HotCodes.All.Single(d => d.Code == code);
        Assert.Contains(code, CodesOf(descriptor.Bad));
        Assert.Empty(CodesOf(descriptor.Good));
    }

    private static IEnumerable<string> CodesOf(string text)
    {
        var bag = new DiagnosticBag();
        HotReader.ReadTemplate(Yaml(text, bag), bag);
        return bag.ToSorted().Select(d => d.Code);
    }

    private static HotMap Read(string text)
    {
        var bag = new DiagnosticBag();
        var map = HotReader.ReadMap(Yaml(text, bag), bag);
        Assert.Empty(bag.ToSorted());
        return map!;
    }

    private static YamlDocument Yaml(string text, DiagnosticBag bag) =>
        YamlReader.Read(new SourceText("t.yaml", text, SourceKind.Heat), bag, HotReader.Limits)!;
}
