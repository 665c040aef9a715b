using Hotc.Generators.Tests.Harness;

namespace Hotc.Generators.Tests;

public class ProblemTests
{
    [Theory]
    [InlineData("", "HG0001 (1,1)")]
    [InlineData("{", "HG0001 (1,2)")]
    [InlineData("{\n  \"type\": \"object\",\n}", "HG0001 (3,1)")]
    [InlineData("{\"type\" \"object\"}", "HG0001 (1,9)")]
    [InlineData("{\"a\": 1, \"a\": 2}", "HG0001 (1,13)")]
    [InlineData("{} {}", "HG0001 (1,4)")]
    [InlineData("{\"a\": 01}", "HG0001 (1,9)")]
    [InlineData("{\"a\": \"\\x\"}", "HG0001 (1,10)")]
    [InlineData("{\"a\": \"\n\"}", "HG0001 (1,8)")]
    [InlineData("{\"a\": tru}", "HG0001 (1,7)")]
    public void Malformed_JSON_is_reported_where_it_stands(string json, string expected) =>
        Assert.Equal([expected], Run.Of(new Schema("thing.schema.json", json)).Problems);

    [Fact]
    public void Deep_nesting_is_refused_before_it_can_exhaust_the_stack() =>
        Assert.Equal(["HG0001 (1,66)"], Run.Of(new Schema("thing.schema.json", new string('[', 100_000))).Problems);

    [Theory]
    [InlineData(null, "ThingSpec", "input")]
    [InlineData("Sample", null, "input")]
    [InlineData("Sample", "ThingSpec", null)]
    [InlineData("Sample", "ThingSpec", "output")]
    [InlineData("Sample", "thing spec", "input")]
    [InlineData("Sample.", "ThingSpec", "input")]
    public void Incomplete_or_wrong_metadata_are_reported(string? @namespace, string? root, string? shape) =>
        Assert.Equal(["HG0002 (1,1)"], Run.Of(new Schema("thing.schema.json", """{"type": "object", "properties": {}}""", @namespace, root, shape)).Problems);

    [Theory]
    [InlineData("""{"type": ["string", "integer"]}""")]
    [InlineData("""{"type": "text"}""")]
    [InlineData("""{"type": "null"}""")]
    [InlineData("""{"type": 5}""")]
    [InlineData("""{"type": [5]}""")]
    [InlineData("""{"type": "object", "patternProperties": {"^x": {}}}""")]
    [InlineData("""{"type": "array", "prefixItems": [{}]}""")]
    [InlineData("""{"type": "array", "items": false}""")]
    [InlineData("""{"type": "array", "items": [{}]}""")]
    [InlineData("""{"type": "object", "properties": {"x": {}}, "additionalProperties": {"type": "string"}}""")]
    [InlineData("""{"type": "object", "properties": []}""")]
    [InlineData("""{"type": "object", "properties": {"x": {}}, "required": ["y"]}""")]
    [InlineData("""{"properties": {"x": {}}}""")]
    [InlineData("""{"items": {}}""")]
    [InlineData("""{"allOf": [{"type": "string"}]}""")]
    [InlineData("""{"oneOf": [{"type": "string"}, {"type": "integer"}]}""")]
    [InlineData("""{"anyOf": [{"type": "string"}]}""")]
    [InlineData("""{"enum": []}""")]
    [InlineData("""{"enum": ["a", 1]}""")]
    [InlineData("""{"enum": [true]}""")]
    [InlineData("""{"const": null}""")]
    [InlineData("""{"const": []}""")]
    [InlineData("""{"$dynamicRef": "#x"}""")]
    [InlineData("false")]
    [InlineData("5")]
    public void What_has_no_shape_in_code_is_reported(string json)
    {
        var run = Run.Of(Schema.OfProperty(json));

        Assert.Contains(run.Problems, problem => problem.StartsWith("HG0003 (4,", StringComparison.Ordinal));
        Assert.Empty(run.Result.GeneratedSources);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("true")]
    [InlineData("""{"type": "array"}""")]
    [InlineData("""{"type": "object"}""")]
    public void A_root_that_is_no_object_with_properties_is_reported(string json) =>
        Assert.Equal(["HG0003 (1,1)"], Run.Of(new Schema("thing.schema.json", json)).Problems);

    [Theory]
    [InlineData("#/$defs/absent", "{}")]
    [InlineData("other.json", "{}")]
    [InlineData("#/properties/p", "{}")]
    [InlineData("#/$defs/a", """{"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}""")]
    [InlineData("#/$defs/a", """{"a": {"type": "array", "items": {"$ref": "#/$defs/a"}}}""")]
    public void A_reference_that_leads_nowhere_or_in_a_circle_is_reported(string reference, string definitions)
    {
        var run = Run.Of(Schema.OfProperty($$"""{"$ref": "{{reference}}"}""", definitions: definitions));

        Assert.StartsWith("HG0004", Assert.Single(run.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_keyword_is_reported() =>
        Assert.Equal(["HG0005 (4,43)"], Run.Of(Schema.OfProperty("""{"type": "string", "patern": "x"}""")).Problems);

    [Theory]
    [InlineData("""{"type": "object", "properties": {"a-b": {}, "aB": {}}}""")]
    [InlineData("""{"type": "object", "properties": {"+": {}}}""")]
    [InlineData("""{"type": "object", "properties": {"": {}}}""")]
    [InlineData("""{"enum": ["a-b", "aB"]}""")]
    [InlineData("""{"enum": ["+"]}""")]
    [InlineData("""{"oneOf": [{"const": "a", "x-name": "not a name"}]}""")]
    [InlineData("""{"enum": ["a"], "x-name": "not a name"}""")]
    [InlineData("""{"enum": ["a"], "x-name": "Keys"}""")]
    [InlineData("""{"type": "object", "x-name": "ThingSpec", "properties": {"x": {}}}""")]
    public void Names_that_cannot_be_are_reported(string json)
    {
        var run = Run.Of(Schema.OfProperty(json));

        Assert.StartsWith("HG0006", Assert.Single(run.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_two_schemas_make_is_reported_at_the_later_one_and_made_once()
    {
        var first = Schema.OfProperty("""{"enum": ["a"], "x-name": "Letter"}""");
        var second = new Schema("other.schema.json", first.Json, Root: "OtherSpec");

        var run = Run.Of(first, second);

        Assert.Equal(["HG0007 (1,1)"], run.Problems);
        Assert.Equal("other.schema.json", Assert.Single(run.Result.Diagnostics).Location.GetLineSpan().Path);
        Assert.NotEmpty(run.SourceOf("Letter"));
        Assert.NotEmpty(run.SourceOf("OtherSpec"));
    }

    [Theory]
    [InlineData("""{"type": "string", "default": 5}""")]
    [InlineData("""{"type": "integer", "default": "5"}""")]
    [InlineData("""{"type": "integer", "default": 1.5}""")]
    [InlineData("""{"type": "boolean", "default": null}""")]
    [InlineData("""{"type": "array", "default": {}}""")]
    [InlineData("""{"type": "object", "default": []}""")]
    [InlineData("""{"enum": ["a"], "default": "b"}""")]
    public void A_default_of_another_type_is_reported(string json)
    {
        var run = Run.Of(Schema.OfProperty(json));

        Assert.StartsWith("HG0008", Assert.Single(run.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_of_a_schema_are_reported_at_once()
    {
        var run = Run.Of(Schema.OfProperty("""{"type": "object", "properties": {"x": {"type": "text"}, "y": {"patern": "x"}, "z": {"$ref": "#/no"}}}"""));

        Assert.Equal(["HG0003", "HG0005", "HG0004"], run.Problems.Select(problem => problem[..6]));
    }
}
