using Hotc.Generators.Parsing;
using Hotc.Generators.Tests.Harness;

namespace Hotc.Generators.Tests;

public class NamingTests
{
    [Theory]
    [InlineData("name", "Name")]
    [InlineData("timeoutMinutes", "TimeoutMinutes")]
    [InlineData("soft-anti-affinity", "SoftAntiAffinity")]
    [InlineData("REBUILD_PRESERVE_EPHEMERAL", "RebuildPreserveEphemeral")]
    [InlineData("PreferNoSchedule", "PreferNoSchedule")]
    [InlineData("hotc/v1", "HotcV1")]
    [InlineData("1.36", "_1_36")]
    [InlineData("13.6", "_13_6")]
    [InlineData("2026.1", "_2026_1")]
    [InlineData("$schema", "Schema")]
    [InlineData("+", "")]
    public void Names_become_Pascal_case(string json, string expected) => Assert.Equal(expected, Names.Pascal(json));

    [Theory]
    [InlineData("Pools", "Pool")]
    [InlineData("Policies", "Policy")]
    [InlineData("Addresses", "Address")]
    [InlineData("Boxes", "Box")]
    [InlineData("Class", "Class")]
    [InlineData("Data", "Data")]
    [InlineData("Types", "Type")]
    public void Items_are_named_by_the_singular(string plural, string expected) => Assert.Equal(expected, Names.Singular(plural));

    [Theory]
    [InlineData("node")]
    [InlineData("keys")]
    [InlineData("read")]
    [InlineData("thing-spec")]
    [InlineData("equals")]
    [InlineData("clone")]
    [InlineData("toString")]
    [InlineData("equalityContract")]
    public void A_property_named_like_a_member_of_the_record_gets_another_name(string json)
    {
        var run = Run.Of(new Schema("thing.schema.json", """{"type": "object", "properties": {"NAME": {"type": "string"}}}""".Replace("NAME", json, StringComparison.Ordinal)));

        Assert.Contains($"{Names.Pascal(json)}Value {{ get; init; }}", run.SourceOf("ThingSpec"), StringComparison.Ordinal);
        Assert.Empty(run.Compile());
    }

    [Theory]
    [InlineData("class")]
    [InlineData("value")]
    [InlineData("entry")]
    [InlineData("script")]
    [InlineData("writer")]
    [InlineData("item")]
    [InlineData("string")]
    [InlineData("system")]
    [InlineData("global")]
    public void No_name_of_a_property_hides_what_the_code_around_it_uses(string json)
    {
        foreach (var shape in (string[])["input", "view"])
        {
            var run = Run.Of(new Schema(
                "thing.schema.json",
                """{"type": "object", "properties": {"NAME": {"type": "array", "items": {"type": "array", "items": {"enum": ["a", null]}}}}}""".Replace("NAME", json, StringComparison.Ordinal),
                Shape: shape));

            Assert.Empty(run.Compile());
        }
    }

    [Theory]
    [InlineData("\\n")]
    [InlineData("\\r")]
    [InlineData("\\u0085")]
    [InlineData("\\u2028")]
    [InlineData("\\u0000")]
    public void A_name_with_a_line_break_stays_in_its_comment(string letter)
    {
        var run = Run.Of(new Schema("thing.schema.json", """{"type": "object", "properties": {"f@x": {"enum": ["a@b"]}}}""".Replace("@", letter, StringComparison.Ordinal)));

        Assert.Empty(run.Compile());
    }

    [Fact]
    public void A_property_named_like_the_type_of_another_does_not_hide_it()
    {
        var run = Run.Of(new Schema(
            "thing.schema.json",
            """{"type": "object", "properties": {"thingKind": {"type": "string"}, "kind": {"enum": ["a"], "default": "a"}, "boxSpec": {"type": "integer"}, "box": {"type": "object", "properties": {"x": {}}}}}"""));

        Assert.Empty(run.Compile());
    }

    [Fact]
    public void Types_inside_types_are_named_by_their_way_from_the_root()
    {
        var run = Run.Of(new Schema(
            "thing.schema.json",
            """
            {"type": "object", "properties": {
              "network": {"type": "object", "properties": {
                "cni": {"type": "object", "properties": {"mode": {"enum": ["a"]}}},
                "routes": {"type": "array", "items": {"type": "object", "properties": {"to": {}}}},
                "data": {"type": "object", "additionalProperties": {"type": "object", "properties": {"x": {}}}}}}}}
            """));

        Assert.Equal(
            ["ThingSpec", "NetworkSpec", "NetworkCniSpec", "NetworkCniMode", "NetworkRouteSpec", "NetworkDataEntrySpec", "SchemaValues"],
            run.Result.GeneratedSources.Select(source => source.HintName.Split('.')[^3]));
    }

    [Fact]
    public void The_only_word_of_a_root_is_also_the_last_word_of_its_records()
    {
        var run = Run.Of(new Schema(
            "plan.schema.json",
            """{"type": "object", "properties": {"network": {"type": "object", "properties": {"x": {}}}, "kind": {"enum": ["a"]}}}""",
            Root: "Plan"));

        Assert.Equal("NetworkPlan? Network", run.PropertyOf("Plan", "Network"));
        Assert.Equal("PlanKind? Kind", run.PropertyOf("Plan", "Kind"));
    }
}
