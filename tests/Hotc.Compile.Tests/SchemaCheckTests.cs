using Hotc.Compile.Schemas;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Snapshots;
using Json.Schema;

namespace Hotc.Compile.Tests;

/// <summary>What is let pass without asking the validator is what the validator lets pass.</summary>
public sealed class SchemaCheckTests
{
    // Values that are right in some places and wrong in most.
    private const string Values =
        """
        [~, true, "true", yes, 0, 1, -1, 012, 1_000, 70000, 99999999999999999999, 1.5, 1.0, 1e3, 0x10, 12:30, 2001-01-01, "", a, A, "a b", "a\n", "é", "10.0.0.0/8",
         "10.0.0.1", "https://example.org/", "1.36", [], [a], [a, a], [1], [[]], {}, {a: b}, {a: 1}, {"": x}, {A B: x}, {name: x}]
        """;

    private static readonly SchemaFile Spec = SchemaFile.Load(Repository.Program, "schemas/spec/cluster.schema.json");

    public static TheoryData<string> Schemas => ["spec/cluster", "driver/driver", "driver/fragment", "driver/components"];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Everything_that_a_schema_asks_is_read(string name) =>
        Assert.True(SchemaFile.Load(Repository.Program, $"schemas/{name}.schema.json").AreRulesWhole);

    [Fact]
    public void A_schema_that_asks_more_is_left_to_the_validator()
    {
        using var schema = System.Text.Json.JsonDocument.Parse("""{"type": "object", "properties": {"a": {"const": 1}}}""");
        var reader = new SchemaReader(schema.RootElement);
        reader.Read();
        Assert.False(reader.IsWhole);
    }

    [Fact]
    public void Every_completed_case_passes_without_the_validator() =>
        Assert.All(Case.All, c => Assert.True(SchemaCheck.Keeps(c.Compile().Completed!.Root, Spec.Rules), c.Name));

    [Fact]
    public void Nothing_passes_that_the_validator_refuses()
    {
        var root = Cut(Case.All.Select(c => c.Compile().Completed!.Root).MaxBy(Count)!);
        var passed = 0;
        foreach (var changed in Each(root, [.. ((YamlSequence)Read(Values)).Items]))
        {
            if (SchemaCheck.Keeps(changed, Spec.Rules))
            {
                passed++;
                Assert.True(Spec.Validator.Evaluate(YamlJson.ToElement(changed), new EvaluationOptions { OutputFormat = OutputFormat.Flag }).IsValid, ScriptText(changed));
            }
        }

        Assert.True(passed > 100);
    }

    private static string ScriptText(YamlNode node) => System.Text.Encoding.UTF8.GetString(YamlJson.ToUtf8(node).Span);

    private static YamlNode Read(string text) => YamlReader.Read(new SourceText("values", text, SourceKind.Author), new DiagnosticBag())!.Root!;

    private static int Count(YamlNode node) => node switch
    {
        YamlMapping mapping => 1 + mapping.Entries.Sum(e => Count(e.Value)),
        YamlSequence sequence => 1 + sequence.Items.Sum(Count),
        _ => 1,
    };

    // Lists with one item each have all that there is to change.
    private static YamlNode Cut(YamlNode node) => node switch
    {
        YamlMapping mapping => new YamlMapping(mapping.Span, [.. mapping.Entries.Select(e => new YamlEntry(e.Key, Cut(e.Value)))]),
        YamlSequence sequence => new YamlSequence(sequence.Span, [.. sequence.Items.Take(1).Select(Cut)]),
        _ => node,
    };

    // The tree with one node replaced, with one key left out, or with one key more, for each of its nodes.
    private static IEnumerable<YamlNode> Each(YamlNode node, IReadOnlyList<YamlNode> values)
    {
        foreach (var value in values)
        {
            yield return value;
        }

        if (node is YamlSequence sequence)
        {
            for (var i = 0; i < sequence.Items.Length; i++)
            {
                var at = i;
                foreach (var item in Each(sequence.Items[i], values))
                {
                    yield return new YamlSequence(sequence.Span, sequence.Items.SetItem(at, item));
                }
            }
        }
        else if (node is YamlMapping mapping)
        {
            yield return new YamlMapping(mapping.Span, mapping.Entries.Add(new YamlEntry((YamlScalar)Read("unheard"), (YamlScalar)Read("x"))));
            for (var i = 0; i < mapping.Entries.Length; i++)
            {
                var at = i;
                yield return new YamlMapping(mapping.Span, mapping.Entries.RemoveAt(at));
                foreach (var value in Each(mapping.Entries[i].Value, values))
                {
                    yield return new YamlMapping(mapping.Span, mapping.Entries.SetItem(at, new YamlEntry(mapping.Entries[at].Key, value)));
                }
            }
        }
    }
}
