using Hotc.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Hotc.Generators.Tests;

public class CachingTests
{
    private const IncrementalStepRunReason Cached = IncrementalStepRunReason.Cached;
    private const IncrementalStepRunReason Unchanged = IncrementalStepRunReason.Unchanged;
    private const IncrementalStepRunReason Modified = IncrementalStepRunReason.Modified;

    private static readonly string[] AllSteps =
        [Steps.Files, Steps.Parse, Steps.Models, Steps.Clashes, Steps.Declarations, Steps.Helpers];

    private static readonly Schema First = new(
        "first.schema.json",
        """{"type": "object", "description": "One.", "properties": {"a": {"type": "string"}, "b": {"type": "object", "properties": {"c": {"type": "integer"}}}}}""",
        Root: "FirstSpec");

    private static readonly Schema Second = new(
        "second.schema.json",
        """{"type": "object", "properties": {"d": {"enum": ["x", "y"]}}}""",
        Root: "SecondSpec",
        Shape: "view");

    [Fact]
    public void An_edit_of_code_leaves_every_step_as_it_was()
    {
        var run = Run.Of(First, Second).AfterEditOfCode("namespace Sample; public class Added;");

        Assert.All(AllSteps, step => Assert.All(run.ReasonsOf(step), reason => Assert.True(reason is Cached or Unchanged, $"{step}: {reason}")));
        Assert.All(run.ReasonsOfOutputs(), reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void An_edit_of_one_schema_makes_only_the_records_anew_that_it_changes()
    {
        var edited = First with { Json = First.Json.Replace("\"a\": {\"type\": \"string\"}", "\"a\": {\"type\": \"boolean\"}", StringComparison.Ordinal) };

        var run = Run.Of(First, Second).AfterEditOfSchema(0, edited);

        Assert.Equal([Modified, Cached], run.ReasonsOf(Steps.Parse));
        Assert.Equal([Unchanged], run.ReasonsOf(Steps.Clashes));
        // FirstSpec is new; BSpec came out equal; of the second schema nothing was looked at.
        Assert.Equal([Modified, Cached, Cached, Cached], run.ReasonsOf(Steps.Declarations));
        Assert.Single(run.ReasonsOfOutputs(), reason => reason == Modified);
        Assert.Equal("bool? A", run.PropertyOf("FirstSpec", "A"));
    }

    [Fact]
    public void An_edit_of_layout_makes_no_file_anew()
    {
        var edited = First with { Json = "\n" + First.Json.Replace(", ", ",\n    ", StringComparison.Ordinal) + "\n" };

        var run = Run.Of(First, Second).AfterEditOfSchema(0, edited);

        Assert.Equal([Modified, Cached], run.ReasonsOf(Steps.Files));
        Assert.Equal([Unchanged, Cached], run.ReasonsOf(Steps.Parse));
        Assert.All(run.ReasonsOf(Steps.Declarations), reason => Assert.Equal(Cached, reason));
        Assert.All(run.ReasonsOfOutputs(), reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void An_edit_of_what_only_the_validator_reads_makes_no_file_anew()
    {
        var edited = First with { Json = First.Json.Replace("\"a\": {\"type\": \"string\"}", "\"a\": {\"type\": \"string\", \"maxLength\": 5}", StringComparison.Ordinal) };

        var run = Run.Of(First, Second).AfterEditOfSchema(0, edited);

        Assert.All(run.ReasonsOfOutputs(), reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void An_edit_of_a_description_makes_only_the_record_anew_that_shows_it()
    {
        var edited = First with { Json = First.Json.Replace("One.", "The first.", StringComparison.Ordinal) };

        var run = Run.Of(First, Second).AfterEditOfSchema(0, edited);

        Assert.Single(run.ReasonsOfOutputs(), reason => reason == Modified);
        Assert.Contains("/// <summary>The first.</summary>", run.SourceOf("FirstSpec"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_that_breaks_takes_away_its_own_records_only()
    {
        var run = Run.Of(First, Second).AfterEditOfSchema(0, First with { Json = "{" });

        Assert.Equal(["HG0001 (1,2)"], run.Problems);
        Assert.DoesNotContain(run.Result.GeneratedSources, source => source.HintName.Contains("First", StringComparison.Ordinal));
        Assert.NotEmpty(run.SourceOf("SecondSpec"));
    }

    [Fact]
    public void Two_runs_over_the_same_schemas_give_the_same_files_in_the_same_order()
    {
        var (one, other) = (Run.Of(First, Second), Run.Of(First, Second));

        Assert.Equal(
            one.Result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())),
            other.Result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())));
    }
}
