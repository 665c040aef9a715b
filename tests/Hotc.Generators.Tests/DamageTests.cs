using System.Text.RegularExpressions;
using CsCheck;
using Hotc.Generators.Tests.Harness;

namespace Hotc.Generators.Tests;

public class DamageTests
{
    // What an editor leaves behind while somebody types, and values of another kind than a keyword wants.
    private static readonly string[] Patches = ["", "{", "}", "[", "]", "\"", ",", ":", "\\", "null", "true", "5", "{}", "[]", "\"x\"", "\"#\"", "\0", "é"];

    [Fact]
    public void No_damage_to_a_schema_makes_the_generator_throw_or_write_what_is_no_code()
    {
        var schema = Schema.OfFile("tests/Hotc.Generators.Tests/Schemas/garden.schema.json", "Sample", "GardenSpec", "view");
        var damaged =
            from start in Gen.Int[0, schema.Json.Length - 1]
            from length in Gen.Int[0, 12]
            from patch in Gen.Int[0, Patches.Length - 1]
            select schema.Json[..start] + Patches[patch] + schema.Json[Math.Min(start + length, schema.Json.Length)..];

        Check.Sample(
            damaged,
            json =>
            {
                var result = Run.Of(schema with { Json = json }).Result;
                return result.Exception is null
                    && result.GeneratedSources.All(source => !source.SyntaxTree.GetDiagnostics().Any())
                    && (result.Diagnostics.Length > 0 || result.GeneratedSources.Length > 0);
            },
            iter: 2_000,
            threads: 1);
    }

    [Fact]
    public void No_value_of_another_kind_makes_the_generator_throw()
    {
        var schema = Schema.OfFile("tests/Hotc.Generators.Tests/Schemas/garden.schema.json", "Sample", "GardenSpec", "input");
        var tokens = Regex.Matches(schema.Json, "\"[^\"]*\"|true|false|[0-9.]+|\\{\\}|\\[\\]");

        Assert.All(tokens, token => Assert.All((string[])["null", "true", "5", "{}", "[]", "\"x\""], value =>
        {
            var json = schema.Json[..token.Index] + value + schema.Json[(token.Index + token.Length)..];
            Assert.Null(Run.Of(schema with { Json = json }).Result.Exception);
        }));
    }
}
