using Gardening.Input;
using Hotc.Foundation.Yaml;
using Hotc.Generators.Tests.Harness;

namespace Hotc.Generators.Tests;

public class ReadTests
{
    private const string Least = """
        apiVersion: garden/v1
        name: home
        area: 4000000000
        kind: flower-garden
        soil: {ph: 6.5}
        beds: []

        """;

    [Fact]
    public void Scalars_get_their_values()
    {
        var garden = GardenSpec.Read(Yaml.ReadMapping(Least + "gates: 3\nratio: 1\nopen: true\nowner: \"12\"\nfloors: -1\nheight: 2.5e-1\nfenced: false\n"));

        Assert.Equal("garden/v1", garden.ApiVersion);
        Assert.Equal(4_000_000_000L, garden.Area);
        Assert.Equal(3, garden.Gates);
        Assert.Equal(1.0, garden.Ratio);
        Assert.True(garden.Open);
        Assert.Equal("12", garden.Owner);
        Assert.Equal(-1, garden.Floors);
        Assert.Equal(0.25, garden.Height);
        Assert.False(garden.Fenced);
    }

    [Fact]
    public void A_text_is_kept_as_it_was_written() =>
        Assert.Equal("1.30", GardenSpec.Read(Yaml.ReadMapping(Least + "owner: 1.30\n")).Owner);

    [Fact]
    public void Enums_get_their_members()
    {
        var garden = GardenSpec.Read(Yaml.ReadMapping(Least + "shade: half\nseasons: [autumn, spring]\n"));

        Assert.Equal(GardenKind.FlowerGarden, garden.Kind);
        Assert.Equal(GardenShade.Partial, garden.Shade);
        Assert.Equal([Season.Autumn, Season.Spring], garden.Seasons);
    }

    [Fact]
    public void What_is_absent_has_its_default_or_no_value()
    {
        var garden = GardenSpec.Read(Yaml.ReadMapping(Least));

        Assert.Equal(1, garden.Gates);
        Assert.Equal(GardenShade.None, garden.Shade);
        Assert.Empty(garden.Tags);
        Assert.Empty(garden.Labels);
        Assert.Null(garden.Owner);
        Assert.Null(garden.Floors);
        Assert.Null(garden.Notes);
        Assert.Null(garden.Shed);
        Assert.Null(garden.Anything);
    }

    [Fact]
    public void A_null_is_as_good_as_absent()
    {
        var garden = GardenSpec.Read(Yaml.ReadMapping(Least + "gates: ~\nowner:\nshed: null\nmotto: null\n"));

        Assert.Equal(1, garden.Gates);
        Assert.Null(garden.Owner);
        Assert.Null(garden.Shed);
        Assert.Null(garden.Motto);
    }

    [Fact]
    public void Lists_keep_their_order_and_their_nulls()
    {
        var garden = GardenSpec.Read(Yaml.ReadMapping(Least + "tags: [z, a]\nnotes: [one, null]\ngrid: [[1, 2], []]\n"));

        Assert.Equal(["z", "a"], garden.Tags);
        Assert.Equal(["one", null], garden.Notes!.Value);
        Assert.Equal([[1, 2], []], garden.Grid);
    }

    [Fact]
    public void Maps_keep_the_authors_order()
    {
        var garden = GardenSpec.Read(Yaml.ReadMapping(Least + "labels: {z: \"1\", a: \"2\"}\ntools: {spade: {weight: 3}, axe: {weight: 2}}\nloose: {b: 1, a: [x]}\n"));

        Assert.Equal([new("z", "1"), new("a", "2")], garden.Labels);
        Assert.Equal([("spade", 3), ("axe", 2)], garden.Tools.Select(tool => (tool.Key, tool.Value.Weight)));
        Assert.Equal(["b", "a"], garden.Loose!.Value.Select(entry => entry.Key));
        Assert.IsType<YamlSequence>(garden.Loose!.Value[1].Value);
    }

    [Fact]
    public void Records_nest_and_each_has_its_own_node()
    {
        var root = Yaml.ReadMapping(Least.Replace("beds: []", "beds: [{plant: kale, water: hose, parts: [{plant: leek}]}]", StringComparison.Ordinal) + "shed: {}\n");

        var garden = GardenSpec.Read(root);

        Assert.Same(root, garden.Node);
        Assert.Same(root["shed"], garden.Shed!.Node);
        Assert.True(garden.Shed.Locked);
        Assert.Equal(Watering.Hose, garden.Beds[0].Water);
        Assert.Equal("leek", garden.Beds[0].Parts[0].Plant);
        Assert.Equal("empty", garden.Beds[0].Parts[0].Label);
        Assert.Equal(6.5, garden.Soil.Ph);
    }

    [Fact]
    public void A_free_value_is_the_node_itself_even_a_null()
    {
        var root = Yaml.ReadMapping(Least + "anything: {get_param: [a, 0]}\nfree: ~\n");

        var garden = GardenSpec.Read(root);

        Assert.Same(root["anything"], garden.Anything);
        Assert.Same(root["free"], garden.Free);
    }

    [Fact]
    public void Keys_lead_back_to_the_node_of_a_field()
    {
        var garden = GardenSpec.Read(Yaml.ReadMapping(Least + "node: north\n"));

        Assert.Equal("north", garden.NodeValue);
        Assert.Equal("node", GardenSpec.Keys.NodeValue);
        Assert.Equal("garden.yaml", garden.Node[GardenSpec.Keys.NodeValue]!.Span.Source.Path);
    }

    [Theory]
    [InlineData("name: x\n", "'apiVersion' is missing")]
    [InlineData(Least + "open: yes\n", "wrong kind")]
    [InlineData(Least + "gates: 0x3\n", "wrong kind")]
    [InlineData(Least + "tags: x\n", "wrong kind")]
    [InlineData(Least + "shed: []\n", "wrong kind")]
    public void A_tree_that_was_never_validated_is_a_fault_that_names_the_place(string text, string expected)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => GardenSpec.Read(Yaml.ReadMapping(text)));

        Assert.Contains("garden.yaml:", fault.Message, StringComparison.Ordinal);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GardenKind.Kitchen, "kitchen")]
    [InlineData(GardenKind._1_36, "1.36")]
    [InlineData(GardenKind.Empty, "")]
    public void Enums_go_to_the_schemas_text_and_back(GardenKind kind, string text)
    {
        Assert.Equal(text, kind.ToText());
        Assert.True(GardenKindText.TryParse(text, out var parsed));
        Assert.Equal(kind, parsed);
        Assert.False(GardenKindText.TryParse("Kitchen", out _));
    }
}
