using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hotc.Review.Views;
using Json.Schema;

namespace Hotc.Review.Tests;

public class ViewTests
{
    private const string Before =
        """
        parameters:
          key: {type: string, hidden: true, default: very-secret-old}
        resources:
          gone: {type: OS::Cinder::Volume, properties: {size: 1}}
          server: {type: OS::Nova::Server, properties: {flavor: m1, image: linux, admin_pass: {get_param: key}, user_data: {list_join: ["\n", [a, "b | <c> `d`", {get_param: key}]]}}}
          group: {type: OS::Heat::ResourceGroup, update_policy: {rolling_update: {max_batch_size: 1}}, properties: {count: 3, resource_def: {type: OS::Nova::Server, properties: {flavor: m1, image: linux}}}}
          text: {type: OS::Heat::SoftwareConfig, properties: {config: "one\ntwo\nthree\n"}}
        """;

    private static readonly string After = Before.Replace("very-secret-old", "very-secret-new").Replace("image: linux", "image: newer")
        .Replace("  gone:", "  made:").Replace("size: 1", "size: 2").Replace("\\ntwo\\n", "\\nzwei\\n");

    public static TheoryData<string> Secrets => ["true", "\"TRUE\"", "\"yes\"", "'false'"];

    private static ReviewResult Result => Pair.CompareRoots(Before, After);

    private static readonly string SchemaText = File.ReadAllText(Path.Combine(Repository.Root, "schemas", "review", "diff.schema.json"));
    private static readonly JsonSchema Schema = JsonSchema.FromText(SchemaText);

    public static TheoryData<string> Formats => ["text", "markdown", "json", "html"];

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Every_word_by_which_Heat_hides_a_parameter_hides_it(string hidden)
    {
        var (before, after) = (Before.Replace("hidden: true", "hidden: " + hidden), After.Replace("hidden: true", "hidden: " + hidden));
        Assert.DoesNotContain("very-secret", Show(Pair.CompareRoots(before, after), "text"));
    }

    [Fact]
    public void Nothing_in_a_bundle_drives_the_terminal()
    {
        const string Root = "resources:\n  \"a\\e[2J\": {type: \"T\\e[2J\", properties: {\"p\\e[2J\": VALUE}}\n";
        var result = Pair.CompareRoots(Root.Replace("VALUE", "\"v\\e[2J\""), Root.Replace("VALUE", "\"w\\e[2J\\nline\\e[2J\""));
        Assert.DoesNotContain('\e', ReviewTextView.Write(result, isColoured: false));
        Assert.DoesNotContain("\e[2J", ReviewTextView.Write(result, isColoured: true));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_view_shows_a_secret(string format)
    {
        var shown = Show(Result, format);
        Assert.DoesNotContain("very-secret", shown);
        Assert.Contains("secret", shown);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_pair_without_a_difference_is_said_in_one_line(string format)
    {
        var shown = Show(Pair.CompareRoots(Before, Before + "\n"), format);
        if (format is "text" or "markdown")
        {
            Assert.Equal("no difference: an update from old to new changes nothing\n", shown.Replace("*", ""));
        }
        else
        {
            Assert.DoesNotContain("replace\"", shown);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_view_tells_the_worst_first(string format)
    {
        var shown = Show(Result, format);
        var codes = Result.Consequences.Select(c => shown.IndexOf(c.Descriptor.Code, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, codes);
        Assert.Equal(codes.Order(), codes);
        Assert.Equal("HE7511", Result.Consequences[0].Descriptor.Code);
    }

    [Fact]
    public void Lines_of_a_long_text_are_shown_with_signs() => Assert.Contains("- two\n          + zwei\n", Show(Result, "text"));

    [Fact]
    public void JSON_keeps_to_its_schema()
    {
        foreach (var result in new[] { Result, Pair.CompareRoots(Before, Before), Pair.CompareRoots("resources: {}\n", Before) })
        {
            var answer = Schema.Evaluate(Element(Show(result, "json")), new EvaluationOptions { OutputFormat = OutputFormat.List });
            Assert.True(answer.IsValid, string.Join("; ", answer.Details?.SelectMany(d => d.Errors ?? []).Select(e => e.Value) ?? []));
        }
    }

    [Fact]
    public void The_schema_refuses_what_it_does_not_know()
    {
        Assert.False(Schema.Evaluate(Element(Show(Result, "json").Replace("\"formatVersion\":1", "\"formatVersion\":2"))).IsValid);
        Assert.False(Schema.Evaluate(Element(Show(Result, "json").Replace("\"action\":\"replace\"", "\"action\":\"explode\""))).IsValid);
    }

    [Fact]
    public void The_schema_names_every_action_and_reason()
    {
        var definitions = JsonNode.Parse(SchemaText)!["$defs"]!;
        Assert.Equal(Enum.GetValues<Changes.ChangeAction>().Where(a => a != Changes.ChangeAction.None).Select(Changes.ChangeWords.Word).Order(), Words("action"));
        Assert.Equal(Enum.GetValues<Changes.ChangeReason>().Where(r => r != Changes.ChangeReason.Unchanged).Select(Changes.ChangeWords.Word).Order(), Words("reason"));
        IEnumerable<string> Words(string name) => definitions[name]!["enum"]!.AsArray().Select(w => w!.GetValue<string>()).Order();
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(5_000)]
    [InlineData(60_000)]
    public void Markdown_keeps_to_its_limit_and_cuts_no_row(int limit)
    {
        var many = string.Concat(Enumerable.Range(0, 400).Select(i => $"  net_{i}: {{type: OS::Neutron::Net, properties: {{name: NAME, tenant_id: T}}}}\n"));
        var text = ReviewMarkdownView.Write(Pair.CompareRoots("resources:\n" + many, "resources:\n" + many.Replace("NAME", "o<t>|her").Replace(": T}", ": U}")), limit);
        Assert.InRange(text.Length, 1, limit);
        Assert.All(text.Split('\n').Where(l => l.StartsWith('|')), row => Assert.True(row.EndsWith('|') && Columns(row) is 2 or 3, row));
        Assert.Equal(Count(text, "<details>"), Count(text, "</details>"));
        Assert.Contains("… ", text);
        Assert.Contains(" more\n", text);
    }

    [Fact]
    public void Markdown_and_HTML_escape_what_the_author_wrote()
    {
        var result = Pair.CompareRoots("resources:\n  a: {type: OS::Neutron::Net, properties: {name: x}}\n", "resources:\n  a: {type: OS::Neutron::Net, properties: {name: '<script>|*_@all'}}\n");
        Assert.DoesNotContain("<script>", ReviewMarkdownView.Write(result));
        Assert.DoesNotContain("<script>", ReviewHtmlView.Write(result));
        Assert.Contains("\\|\\*\\_\\@all", ReviewMarkdownView.Write(result));
    }

    [Fact]
    public void HTML_loads_nothing()
    {
        var page = ReviewHtmlView.Write(Result);
        Assert.DoesNotContain("http:", page);
        Assert.DoesNotContain("https:", page);
        Assert.DoesNotContain("src=", page);
        Assert.Contains("default-src 'none'", page);
    }

    [Fact]
    public void Colours_stand_only_where_they_are_wanted()
    {
        Assert.Contains("\e[31;1mdanger\e[0m", ReviewTextView.Write(Result, isColoured: true));
        Assert.DoesNotContain('\e', ReviewTextView.Write(Result, isColoured: false));
    }

    private static JsonElement Element(string text) => JsonDocument.Parse(text).RootElement;

    private static int Columns(string row) => Count(row.Replace("\\|", ""), "|") - 1;

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string Show(ReviewResult result, string format)
    {
        switch (format)
        {
            case "json":
                using (var stream = new MemoryStream())
                {
                    using (var json = new Utf8JsonWriter(stream))
                    {
                        ReviewJsonView.Write(result, json);
                    }

                    return Encoding.UTF8.GetString(stream.ToArray());
                }

            case "markdown":
                return ReviewMarkdownView.Write(result);
            case "html":
                return ReviewHtmlView.Write(result);
            default:
                return ReviewTextView.Write(result, isColoured: false);
        }
    }
}
