using System.Text;
using System.Text.Json;
using CsCheck;
using Hotc.Foundation.Diagnostics;
using Json.Schema;

namespace Hotc.Foundation.Tests.Diagnostics;

public class SarifViewTests
{
    private static readonly JsonSchema Schema = LoadSchema();

    [Fact]
    public void A_log_with_everything_agrees_with_the_schema()
    {
        var source = Sample.Source("a: 1\na: 2\nb: 😀\n", "stacks/über a.yaml");
        var finding = new Diagnostic(Sample.Error, "wrong", source.Span(5, 1))
        {
            Help = "do this",
            Related = [new RelatedLocation(source.Span(0, 1), "first")],
            Fix = new Fix("rename", [new TextEdit(source.Span(5, 1), "b"), new TextEdit(source.Span(10, 0), "c")]),
        };
        var log = Write(finding, new Diagnostic(Sample.Warning, "w", null) { Path = "/abs/b.yaml" }, new Diagnostic(Sample.Info, "i", null));
        AssertAgrees(log);
        var results = log.GetProperty("runs")[0].GetProperty("results");
        Assert.Equal(["error", "warning", "note"], results.EnumerateArray().Select(r => r.GetProperty("level").GetString()));
        Assert.Equal(["HE9001", "HI9003", "HW9002"], Rules(log).Select(r => r.GetProperty("id").GetString()));
        Assert.Equal([0, 2, 1], results.EnumerateArray().Select(r => r.GetProperty("ruleIndex").GetInt32()));
    }

    [Fact]
    public void An_empty_log_agrees_with_the_schema() => AssertAgrees(Write());

    [Fact]
    public void Any_findings_agree_with_the_schema() =>
        Gen.Select(Gen.String, Gen.String, Gen.Int[0, 50], Gen.Int[0, 50], Gen.Bool).Sample(
            (text, message, start, length, hasSpan) =>
            {
                var source = Sample.Source(text, "a.yaml");
                var finding = new Diagnostic(Sample.Warning, message, hasSpan ? source.Span(start, length) : null)
                {
                    Fix = new Fix(message, [new TextEdit(source.Span(start, length), text)]),
                };
                return Schema.Evaluate(Write(finding)).IsValid;
            },
            iter: 300);

    [Fact]
    public void A_place_has_beginning_and_end_and_a_relative_path()
    {
        var source = Sample.Source("a: 1\nb: |\n  2\n", "stacks/über a.yaml");
        var location = Write(new Diagnostic(Sample.Error, "wrong", source.Span(5, 7))).GetProperty("runs")[0].GetProperty("results")[0]
            .GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("stacks/%C3%BCber%20a.yaml", location.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("%SRCROOT%", location.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString());
        Assert.Equal(
            """{"startLine":2,"startColumn":1,"endLine":3,"endColumn":3}""",
            JsonSerializer.Serialize(location.GetProperty("region")));
    }

    [Fact]
    public void An_absolute_path_is_a_uri_of_its_own()
    {
        var artifact = Write(new Diagnostic(Sample.Error, "wrong", null) { Path = "/srv/a.yaml" }).GetProperty("runs")[0].GetProperty("results")[0]
            .GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");
        Assert.Equal("""{"uri":"file:///srv/a.yaml"}""", JsonSerializer.Serialize(artifact));
    }

    [Fact]
    public void A_rule_explains_itself_and_keeps_the_level_that_it_was_made_with()
    {
        var raised = Sample.Warning with { Level = DiagnosticLevel.Error, Bad = "a: 1\n", Good = "" };
        var log = Write(new Diagnostic(raised, "wrong", null));
        AssertAgrees(log);
        var rule = Rules(log).Single();
        Assert.Equal("warning", rule.GetProperty("defaultConfiguration").GetProperty("level").GetString());
        Assert.Equal("error", log.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("level").GetString());
        Assert.Equal("description\n\nBad:\n\n```yaml\na: 1\n```", rule.GetProperty("help").GetProperty("markdown").GetString());
    }

    [Fact]
    public void The_schema_refuses_what_is_no_log()
    {
        var text = JsonSerializer.Serialize(Write(new Diagnostic(Sample.Error, "wrong", null))).Replace("\"level\":\"error\"", "\"level\":\"fatal\"", StringComparison.Ordinal);
        Assert.False(Schema.Evaluate(JsonDocument.Parse(text).RootElement).IsValid);
    }

    private static JsonElement.ArrayEnumerator Rules(JsonElement log) => log.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray();

    private static void AssertAgrees(JsonElement log)
    {
        var result = Schema.Evaluate(log, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(result.IsValid, string.Join('\n', (result.Details ?? []).SelectMany(d => (d.Errors ?? []).Select(e => $"{d.InstanceLocation}: {e.Value}"))));
    }

    private static JsonElement Write(params Diagnostic[] findings)
    {
        using var stream = new MemoryStream();
        SarifView.Write(findings, "1.2.3", stream);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    private static JsonSchema LoadSchema()
    {
        using var stream = typeof(SarifViewTests).Assembly.GetManifestResourceStream("sarif-2.1.0.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return JsonSchema.FromText(reader.ReadToEnd());
    }
}
