using Hotc.Generators.Tests.Harness;

namespace Hotc.Generators.Tests;

public class ConstructTests
{
    [Theory]
    [InlineData("""{"type": "string"}""", "string P")]
    [InlineData("""{"type": "integer"}""", "int P")]
    [InlineData("""{"type": "integer", "maximum": 2147483647}""", "int P")]
    [InlineData("""{"type": "integer", "maximum": 2147483648}""", "long P")]
    [InlineData("""{"type": "integer", "exclusiveMinimum": -3e9}""", "long P")]
    [InlineData("""{"type": "integer", "enum": [1, 3]}""", "int P")]
    [InlineData("""{"enum": [1, 3]}""", "int P")]
    [InlineData("""{"type": "number"}""", "double P")]
    [InlineData("""{"type": "boolean"}""", "bool P")]
    [InlineData("""{"const": "v1"}""", "string P")]
    [InlineData("""{"const": 1}""", "int P")]
    [InlineData("""{"const": 1.5}""", "double P")]
    [InlineData("""{"const": true}""", "bool P")]
    [InlineData("""{"enum": ["a", "b"]}""", "ThingP P")]
    [InlineData("""{"type": "string", "enum": ["a", "b"], "x-name": "Letter"}""", "Letter P")]
    [InlineData("""{"oneOf": [{"const": "a"}, {"const": "b"}]}""", "ThingP P")]
    [InlineData("""{"enum": ["a", null]}""", "ThingP? P")]
    [InlineData("""{"type": ["string", "null"]}""", "string? P")]
    [InlineData("""{"type": ["string", "null"], "enum": ["a", null]}""", "ThingP? P")]
    [InlineData("""{"type": ["integer", "null"]}""", "int? P")]
    [InlineData("""{"type": "array", "items": {"type": "string"}}""", "ImmutableArray<string> P")]
    [InlineData("""{"type": "array", "items": {"type": ["integer", "null"]}}""", "ImmutableArray<int?> P")]
    [InlineData("""{"type": "array"}""", "ImmutableArray<YamlNode> P")]
    [InlineData("""{"type": "array", "items": true}""", "ImmutableArray<YamlNode> P")]
    [InlineData("""{"type": "object", "additionalProperties": {"type": "integer"}}""", "ImmutableArray<KeyValuePair<string, int>> P")]
    [InlineData("""{"type": "object"}""", "ImmutableArray<KeyValuePair<string, YamlNode>> P")]
    [InlineData("""{"type": "object", "additionalProperties": true}""", "ImmutableArray<KeyValuePair<string, YamlNode>> P")]
    [InlineData("""{"type": "object", "properties": {"x": {"type": "string"}}}""", "PSpec P")]
    [InlineData("""{"type": "object", "additionalProperties": false}""", "PSpec P")]
    [InlineData("""{"type": ["object", "null"], "properties": {"x": {"type": "string"}}}""", "PSpec? P")]
    [InlineData("""{"type": "object", "title": "Other", "properties": {"x": {"type": "string"}}}""", "Other P")]
    [InlineData("""{"type": "object", "title": "some other thing", "properties": {"x": {"type": "string"}}}""", "PSpec P")]
    [InlineData("""{"type": "object", "title": "Other", "x-name": "Better", "properties": {"x": {"type": "string"}}}""", "Better P")]
    [InlineData("{}", "YamlNode P")]
    [InlineData("true", "YamlNode P")]
    [InlineData("""{"x-any": true, "type": ["string", "integer"], "patternProperties": {}}""", "YamlNode P")]
    public void A_required_property_has_the_type_of_its_schema(string json, string expected)
    {
        var run = Run.Of(Schema.OfProperty(json, required: true));

        Assert.Empty(run.Problems);
        Assert.Equal("required " + expected, run.PropertyOf("ThingSpec", "P"));
        Assert.Empty(run.Compile());
    }

    [Theory]
    [InlineData("""{"$ref": "#/$defs/word"}""", """{"word": {"type": "string"}}""", "string? P")]
    [InlineData("""{"$ref": "#/$defs/thing-kind"}""", """{"thing-kind": {"enum": ["a"]}}""", "ThingKind? P")]
    [InlineData("""{"$ref": "#/$defs/volume"}""", """{"volume": {"type": "object", "properties": {"x": {}}}}""", "VolumeSpec? P")]
    [InlineData("""{"$ref": "#/$defs/VolumeSpec"}""", """{"VolumeSpec": {"type": "object", "properties": {"x": {}}}}""", "VolumeSpec? P")]
    [InlineData("""{"$ref": "#/$defs/a~1b~0"}""", """{"a/b~": {"type": "integer"}}""", "int? P")]
    [InlineData("""{"$ref": "#/$defs/one"}""", """{"one": {"$ref": "#/$defs/two"}, "two": {"type": "boolean"}}""", "bool? P")]
    [InlineData("""{"oneOf": [{"$ref": "#/$defs/v"}, {"type": "null"}]}""", """{"v": {"type": "object", "properties": {"x": {}}}}""", "VSpec? P")]
    [InlineData("""{"anyOf": [{"type": "null"}, {"$ref": "#/$defs/v"}]}""", """{"v": {"type": "string"}}""", "string? P")]
    [InlineData("""{"type": "array", "items": {"$ref": "#"}}""", "{}", "ImmutableArray<ThingSpec>? P")]
    [InlineData("""{"$ref": "#/$defs/word"}""", """{"word": {"type": "string", "default": "x"}}""", "string P = \"x\";")]
    [InlineData("""{"$ref": "#/$defs/word", "default": "y"}""", """{"word": {"type": "string", "default": "x"}}""", "string P = \"y\";")]
    public void A_reference_has_the_type_and_default_of_its_definition(string json, string definitions, string expected)
    {
        var run = Run.Of(Schema.OfProperty(json, definitions: definitions));

        Assert.Empty(run.Problems);
        Assert.Equal(expected, run.PropertyOf("ThingSpec", "P"));
        Assert.Empty(run.Compile());
    }

    [Theory]
    [InlineData("""{"type": "string"}""", "string? P")]
    [InlineData("""{"type": "array", "items": {"type": "string"}}""", "ImmutableArray<string>? P")]
    [InlineData("""{"type": "string", "default": "a\"\\\n"}""", "string P = \"a\\\"\\\\\\n\";")]
    [InlineData("""{"type": "integer", "default": 5}""", "int P = 5;")]
    [InlineData("""{"type": "integer", "default": 5000000000}""", "long P = 5000000000L;")]
    [InlineData("""{"type": "number", "default": 5}""", "double P = 5D;")]
    [InlineData("""{"type": "boolean", "default": true}""", "bool P = true;")]
    [InlineData("""{"enum": ["a", "b-c"], "default": "b-c"}""", "ThingP P = ThingP.BC;")]
    [InlineData("""{"type": "array", "default": []}""", "ImmutableArray<YamlNode> P = [];")]
    [InlineData("""{"type": "object", "default": {}}""", "ImmutableArray<KeyValuePair<string, YamlNode>> P = [];")]
    [InlineData("""{"type": ["string", "null"], "default": null}""", "string? P")]
    // These defaults come from the walk over the schema at run time, so the record cannot be made without a value.
    [InlineData("""{"type": "array", "items": {"type": "string"}, "default": ["a"]}""", "required ImmutableArray<string> P")]
    [InlineData("""{"type": "object", "properties": {"x": {}}, "default": {}}""", "required PSpec P")]
    public void An_optional_property_is_nullable_unless_it_has_a_default(string json, string expected)
    {
        var run = Run.Of(Schema.OfProperty(json));

        Assert.Empty(run.Problems);
        Assert.Equal(expected, run.PropertyOf("ThingSpec", "P"));
        Assert.Empty(run.Compile());
    }

    [Theory]
    [InlineData("""{"type": "string", "pattern": "x", "minLength": 1, "format": "uri", "examples": ["x"], "deprecated": true, "x-expected": "a word"}""")]
    [InlineData("""{"type": "object", "properties": {"x": {}}, "if": {"required": ["x"]}, "then": {}, "oneOf": [{"required": ["x"]}, {"maxProperties": 0}], "dependentRequired": {}}""")]
    public void Keywords_that_only_the_validator_needs_are_passed_over(string json)
    {
        Assert.Empty(Run.Of(Schema.OfProperty(json)).Problems);
    }

    [Fact]
    public void Every_shape_compiles_as_a_view_too()
    {
        var input = Schema.OfFile("tests/Hotc.Generators.Tests/Schemas/garden.schema.json", "Sample", "GardenSpec", "view");

        var run = Run.Of(input);

        Assert.Empty(run.Problems);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void A_record_may_hold_records_of_its_own_kind()
    {
        var run = Run.Of(Schema.OfProperty(
            """{"$ref": "#/$defs/node"}""",
            definitions: """{"node": {"title": "TreeNode", "type": "object", "properties": {"left": {"$ref": "#/$defs/node"}, "all": {"type": "array", "items": {"$ref": "#/$defs/node"}}}}}"""));

        Assert.Equal("TreeNode? Left", run.PropertyOf("TreeNode", "Left"));
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void The_helpers_for_templates_are_added_only_where_a_view_is()
    {
        var run = Run.Of(Schema.OfProperty("""{"type": "string"}"""));

        Assert.Equal(["Sample.ThingSpec.g.cs", "Hotc.Generated.SchemaValues.g.cs"], run.Result.GeneratedSources.Select(source => source.HintName));
    }

    [Fact]
    public void Files_without_our_metadata_are_passed_over()
    {
        var run = Run.Of(new Schema("notes.json", "no JSON at all", null, null, null));

        Assert.Empty(run.Problems);
        Assert.Empty(run.Result.GeneratedSources);
    }
}
