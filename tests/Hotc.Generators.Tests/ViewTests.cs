using System.Text;
using System.Text.Json;
using Gardening.View;
using Hotc.Generators.Tests.Harness;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Hotc.Generators.Tests;

public class ViewTests
{
    private static readonly Crop Kale = new() { PlantName = "kale", Weight = 5_000_000_000, Organic = true };
    private static readonly Crop Leek = new() { PlantName = "leek", Weight = 2, Organic = false, Price = 1.5 };

    private static readonly Harvest Sample = new()
    {
        GardenName = "home",
        Total = 12,
        Grade = HarvestGrade.Second,
        Best = Kale,
        Worst = null,
        Crates = [Kale, Leek],
        Prices = [new("z", 1.5), new("a", 2)],
        ByDay = [new("monday", [Kale, Leek]), new("sunday", [])],
        Raw = Yaml.Read("{get_param: [a, 0], deep: {yes: yes, no: ~, n: 1_000, f: 1.5, t: true, nan: .nan}}"),
        SoldTo = null,
        Helpers = ["eve"],
    };

    [Theory]
    [InlineData("{{ gardenName }} {{ total }} {{ days }}", "home 12 7")]
    [InlineData("{{ grade }} {{ grade == 'second' }}", "second true")]
    [InlineData("{{ best.plantName }} {{ best.weight }} {{ best.organic }}", "kale 5000000000 true")]
    [InlineData("{{ for c in crates }}{{ c.plantName }};{{ end }}", "kale;leek;")]
    [InlineData("{{ crates[1].price + 1 }}", "2.5")]
    [InlineData("{{ best }}", "{plantName: \"kale\", weight: 5000000000, organic: true, price: null}")]
    [InlineData("{{ prices }}", "[{key: \"z\", value: 1.5}, {key: \"a\", value: 2}]")]
    [InlineData("{{ for p in prices }}{{ p.key }}={{ p.value }};{{ end }}", "z=1.5;a=2;")]
    [InlineData("{{ for d in byDay }}{{ d.key }}{{ for c in d.value }}/{{ c.plantName }}{{ end }};{{ end }}", "monday/kale/leek;sunday;")]
    [InlineData("{{ raw.get_param[0] }} {{ raw.deep.f + raw.deep.n }} {{ raw.deep.yes }} {{ raw.deep.no == null }} {{ raw.deep.t }}", "a 1.51_000 yes true true")]
    public void Templates_see_the_schemas_names(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("{{ worst == null }}{{ soldTo == null }}{{ lowest == null }}{{ rest == null }}{{ breaks == null }}{{ best.price == null }}", "truetruetruetruetruetrue")]
    [InlineData("{{ if soldTo }}sold{{ else }}kept{{ end }}", "kept")]
    public void A_field_without_value_is_there_as_null(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("{{ gardenname }}")]
    [InlineData("{{ best.weigth }}")]
    [InlineData("{{ worst.weight }}")]
    public void A_name_that_is_not_there_is_an_error(string template) => Assert.Throws<ScriptRuntimeException>(() => Render(template));

    [Theory]
    [InlineData("{{ best.weight = 1 }}")]
    [InlineData("{{ raw.deep.f = 1 }}")]
    [InlineData("{{ crates[0].weight = 1 }}")]
    [InlineData("{{ prices[0].value = 1 }}")]
    [InlineData("{{ gardenName = 'away' }}")]
    [InlineData("{{ crates.more = 1 }}")]
    [InlineData("{{ readonly gardenName }}")]
    public void A_template_cannot_change_what_others_see(string template) => Assert.ThrowsAny<ScriptRuntimeException>(() => Render(template));

    [Fact]
    public void A_record_can_be_walked_field_by_field()
    {
        var fields = Assert.IsType<IEnumerable<KeyValuePair<string, object?>>>(Leek.ToScript(), exactMatch: false);
        Assert.Equal([new("plantName", "leek"), new("weight", 2L), new("organic", false), new("price", 1.5)], fields);
        Assert.Equal(["plantName", "weight", "organic", "price"], Leek.ToScript().GetMembers());
        Assert.Equal("{plantName: leek, weight: 2, organic: False, price: 1.5}", Leek.ToScript().ToString());
    }

    [Fact]
    public void JSON_has_every_field_in_the_schemas_order()
    {
        const string expected = """
            {"gardenName":"home","total":12,"grade":"second","lowest":null,
            "best":{"plantName":"kale","weight":5000000000,"organic":true,"price":null},"worst":null,
            "crates":[{"plantName":"kale","weight":5000000000,"organic":true,"price":null},{"plantName":"leek","weight":2,"organic":false,"price":1.5}],
            "prices":{"z":1.5,"a":2},
            "byDay":{"monday":[{"plantName":"kale","weight":5000000000,"organic":true,"price":null},{"plantName":"leek","weight":2,"organic":false,"price":1.5}],"sunday":[]},
            "raw":{"get_param":["a",0],"deep":{"yes":"yes","no":null,"n":"1_000","f":1.5,"t":true,"nan":".nan"}},
            "rest":null,"soldTo":null,"days":7,"helpers":["eve"],"breaks":null}
            """;

        Assert.Equal(expected.ReplaceLineEndings(""), Json(Sample));
    }

    [Fact]
    public void JSON_has_lists_with_nulls_and_free_values_where_they_are_given()
    {
        var json = Json(Sample with { Breaks = [1, null], Rest = Yaml.Read("- x"), Worst = Leek, Lowest = HarvestLowest.First });

        Assert.Contains("\"breaks\":[1,null]", json, StringComparison.Ordinal);
        Assert.Contains("\"rest\":[\"x\"]", json, StringComparison.Ordinal);
        Assert.Contains("\"worst\":{\"plantName\":\"leek\"", json, StringComparison.Ordinal);
        Assert.Contains("\"lowest\":\"first\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_records_with_the_same_plain_values_are_equal() =>
        Assert.Equal(Kale, new Crop { PlantName = "kale", Weight = 5_000_000_000, Organic = true });

    // As the compiler renders: only our own names, and an unknown one is an error.
    private static string Render(string template)
    {
        var context = new TemplateContext(new ScriptObject()) { StrictVariables = true, EnableRelaxedMemberAccess = false };
        context.PushGlobal(Sample.ToScript());
        return Template.Parse(template).Render(context);
    }

    private static string Json(Harvest harvest)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            harvest.WriteJson(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
