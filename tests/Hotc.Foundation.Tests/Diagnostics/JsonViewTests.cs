using System.Text;
using System.Text.Json;
using CsCheck;
using Hotc.Foundation.Diagnostics;
using Json.Schema;

namespace Hotc.Foundation.Tests.Diagnostics;

public class JsonViewTests
{
    [Fact]
    public void A_finding_has_all_its_members()
    {
        var source = Sample.Source("a: 1\na: 2\n");
        var finding = new Diagnostic(Sample.Error, "wrong", source.Span(5, 1))
        {
            Help = "do this",
            Related = [new RelatedLocation(source.Span(0, 1), "first")],
            Fix = new Fix("rename", [new TextEdit(source.Span(5, 1), "b")]),
        };
        Assert.Equal(
            """
            {
              "formatVersion": 1,
              "diagnostics": [
                {
                  "level": "error",
                  "code": "HE9001",
                  "title": "title",
                  "message": "wrong",
                  "file": "a.yaml",
                  "start": {
                    "line": 2,
                    "column": 1
                  },
                  "end": {
                    "line": 2,
                    "column": 2
                  },
                  "help": "do this",
                  "related": [
                    {
                      "file": "a.yaml",
                      "start": {
                        "line": 1,
                        "column": 1
                      },
                      "end": {
                        "line": 1,
                        "column": 2
                      },
                      "message": "first"
                    }
                  ],
                  "fixes": [
                    {
                      "title": "rename",
                      "edits": [
                        {
                          "file": "a.yaml",
                          "start": {
                            "line": 2,
                            "column": 1
                          },
                          "end": {
                            "line": 2,
                            "column": 2
                          },
                          "newText": "b"
                        }
                      ]
                    }
                  ]
                }
              ]
            }

            """,
            Write(finding));
    }

    [Fact]
    public void What_is_absent_is_null_or_empty()
    {
        var finding = JsonSerializer.Deserialize<JsonElement>(Write(new Diagnostic(Sample.Info, "i", null))).GetProperty("diagnostics")[0];
        Assert.All(["file", "start", "end", "help"], name => Assert.Equal(JsonValueKind.Null, finding.GetProperty(name).ValueKind));
        Assert.All(["related", "fixes"], name => Assert.Equal(0, finding.GetProperty(name).GetArrayLength()));
    }

    [Fact]
    public void Any_text_becomes_ascii_that_a_program_reads_back()
    {
        const string Message = "\e[31m \0 \u202e é 😀";
        var json = Write(new Diagnostic(Sample.Error, Message, null));
        Assert.DoesNotContain(json, c => c is (< ' ' and not '\n') or > '~');
        Assert.Equal(Message, ReadMessage(json));
    }

    [Fact]
    public void A_lone_surrogate_is_replaced() => Assert.Equal("a\uFFFDb", ReadMessage(Write(new Diagnostic(Sample.Error, "a\ud800b", null))));

    [Fact]
    public void Any_findings_agree_with_the_schema()
    {
        var schema = LoadSchema();
        Gen.Select(Gen.String, Gen.String, Gen.Int[0, 50], Gen.Int[0, 50], Gen.Bool).Sample(
            (text, message, start, length, hasSpan) =>
            {
                var place = Sample.Source(text, "a.yaml").Span(start, length);
                var finding = new Diagnostic(Sample.Warning, message, hasSpan ? place : null)
                {
                    Help = hasSpan ? null : message,
                    Related = [new RelatedLocation(place, message)],
                    Fix = new Fix(message, [new TextEdit(place, text)]),
                };
                return Agrees(schema, Write(finding));
            },
            iter: 300);
        Assert.True(Agrees(schema, Write()));
        Assert.False(Agrees(schema, Write(new Diagnostic(Sample.Info, "i", null)).Replace("\"file\"", "\"path\"", StringComparison.Ordinal)));
    }

    private static bool Agrees(JsonSchema schema, string json) => schema.Evaluate(JsonSerializer.Deserialize<JsonElement>(json)).IsValid;

    private static JsonSchema LoadSchema()
    {
        using var stream = typeof(JsonViewTests).Assembly.GetManifestResourceStream("findings.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return JsonSchema.FromText(reader.ReadToEnd());
    }

    private static string? ReadMessage(string json) =>
        JsonSerializer.Deserialize<JsonElement>(json).GetProperty("diagnostics")[0].GetProperty("message").GetString();

    private static string Write(params Diagnostic[] findings)
    {
        using var stream = new MemoryStream();
        JsonView.Write(findings, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
