using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Foundation.Tests.Yaml;

public class YamlFindingsTests
{
    // Code, place, marked text and message of the one finding of each text.
    [Theory]
    [InlineData("a: [1\nb: 2\n", "HE1001", 1, 4, "[", "the closing bracket of this is missing")]
    [InlineData("a: {b: c\n", "HE1001", 1, 4, "{", "the closing bracket of this is missing")]
    [InlineData("a: {b}}\n", "HE1001", 1, 7, "}", "this bracket closes nothing")]
    [InlineData("a: ]\n", "HE1001", 1, 4, "]", "this bracket closes nothing")]
    [InlineData("a: \"un\nb: c\n", "HE1001", 1, 4, "\"", "the closing quote of this text is missing, or its next line is not indented")]
    [InlineData("a: 'x\n\n", "HE1001", 1, 4, "'", "the closing quote of this text is missing")]
    [InlineData("a: \"C:\\dir\"\n", "HE1001", 1, 7, "\\d", "a backslash in double quotes begins an escape, and there is none like this")]
    [InlineData("a: \"x\\u12y\"\n", "HE1001", 1, 6, "\\u12", "this escape lacks digits")]
    [InlineData("a: %y\n", "HE1001", 1, 4, "%", "a value cannot begin with this character")]
    [InlineData("a: @b\n", "HE1001", 1, 4, "@", "a value cannot begin with this character")]
    [InlineData("a: b: c\n", "HE1001", 1, 5, ":", "a colon stands here a second time")]
    [InlineData("a: 1\n b: 2\n", "HE1001", 2, 2, "b", "this line goes on with the text before it, so it cannot hold a key")]
    [InlineData("- a\nb: c\n", "HE1001", 2, 1, "b", "this is no item of the list above")]
    [InlineData("a:\n  - b\n c: d\n", "HE1001", 3, 2, "c", "this is no key of the mapping above")]
    [InlineData("a: 1\nother\n", "HE1001", 2, 1, "o", "this is no key of the mapping above")]
    [InlineData("a: 'it's'\n", "HE1001", 1, 8, "s", "this stands behind the end of a value")]
    [InlineData("a: \"b\" c\n", "HE1001", 1, 8, "c", "this stands behind the end of a value")]
    [InlineData("a: - b\n", "HE1001", 1, 4, "-", "a list item cannot begin here")]
    [InlineData("a: &x &y 1\n", "HE1001", 1, 7, "&", "a value can have only one anchor")]
    [InlineData("a: |x\n  y\n", "HE1001", 1, 4, "|", "nothing can follow the | or > of a block text on its line")]
    [InlineData("%YAML 3.0\n---\na\n", "HE1001", 1, 1, "%", "this version of YAML is not known")]
    [InlineData("a:\n  b: 1\n\tc: 2\n", "HE1003", 3, 1, "\t", "this line is indented with a tab")]
    [InlineData("a:\n\tb: c\n", "HE1003", 2, 1, "\t", "this line is indented with a tab")]
    [InlineData("a: [\n  \t1]\n", "HE1003", 2, 3, "\t", "this line is indented with a tab")]
    [InlineData("a: 1\nb: 2\na: 3\n", "HE1002", 3, 1, "a", "the key \"a\" stands twice in this mapping")]
    [InlineData("a: {b: 1, 'b': 2}\n", "HE1002", 1, 11, "'b'", "the key \"b\" stands twice in this mapping")]
    [InlineData("a: *nope\n", "HE1006", 1, 4, "*nope", "no anchor \"&nope\" stands before this alias")]
    [InlineData("a: &a [*a]\n", "HE1013", 1, 8, "*a", "this alias stands inside the value that \"&a\" marks")]
    [InlineData("a: 1\n---\nb: 2\n", "HE1008", 2, 1, "---", "a second document begins here")]
    [InlineData("a: !secret x\n", "HE1009", 1, 12, "x", "the tag \"!secret\" cannot be used here")]
    [InlineData("a: !!binary aGk=\n", "HE1009", 1, 13, "aGk=", "the tag \"!!binary\" cannot be used here")]
    [InlineData("? [a]\n: b\n", "HE1010", 1, 3, "[a]", "a list cannot be a key")]
    [InlineData("a: {{ x }}\n", "HE1010", 1, 5, "{ x }", "a mapping cannot be a key")]
    [InlineData("a:\n  <<: {b: 1}\n", "HE1011", 2, 3, "<<", "the merge key << cannot be used here")]
    [InlineData("a: \u0001\n", "HE1012", 1, 4, "\u0001", "the character U+0001 cannot stand in YAML")]
    [InlineData("a: \0\n", "HE1012", 1, 4, "\0", "the character U+0000 cannot stand in YAML")]
    [InlineData("a: !!int x\n", "HE1014", 1, 10, "x", "\"x\" is no int, which its tag says")]
    [InlineData("a: &x 1\nb: &x 2\n", "HE1015", 2, 4, "&x", "the anchor \"&x\" stands twice in this file")]
    public void A_broken_text_has_one_finding_at_the_authors_place(string text, string code, int line, int column, string marked, string message)
    {
        var finding = Reading.Finding(text);
        Assert.Equal((code, message), (finding.Code, finding.Message));
        Assert.Equal(new LinePosition(line, column), finding.Span?.Begin);
        Assert.Equal(marked, finding.Span?.Characters.ToString());
    }

    [Fact]
    public void A_lone_surrogate_is_refused() => Assert.Equal("HE1012", Reading.Finding("a: \ud800\n").Code);

    [Fact]
    public void A_duplicate_key_shows_both_places()
    {
        var finding = Reading.Finding("a: 1\nb: 2\na: 3\n");
        var first = Assert.Single(finding.Related);
        Assert.Equal((new LinePosition(1, 1), "it stands here first"), (first.Span.Begin, first.Message));
    }

    [Fact]
    public void All_duplicate_keys_are_reported() =>
        Assert.Equal(["a", "a", "x"], Reading.Of("a: {x: 1, x: 2}\na: 3\na: 4\n").Findings.OrderBy(f => f.Message, StringComparer.Ordinal).Select(f => f.Span!.Value.Characters.ToString()));

    [Fact]
    public void An_unknown_alias_names_the_anchor_that_was_meant() => Assert.Equal("did you mean *pools?", Reading.Finding("a: &pools 1\nb: *pool\n").Help);

    [Theory]
    [InlineData("[", "]", 63, true)]
    [InlineData("[", "]", 64, false)]
    [InlineData("{a: ", "}", 63, true)]
    [InlineData("{a: ", "}", 64, false)]
    public void The_depth_has_a_limit(string open, string close, int depth, bool isAllowed)
    {
        var text = string.Concat(Enumerable.Repeat(open, depth)) + "x" + string.Concat(Enumerable.Repeat(close, depth));
        Assert.Equal(isAllowed ? [] : ["HE1004"], Reading.Of(text).Findings.Select(f => f.Code));
    }

    [Fact]
    public void Aliases_do_not_get_around_the_limit_of_depth()
    {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 40; i++)
        {
            text.Append($"a{i}: &a{i} [[*a{i - 1}]]\n");
        }

        Assert.Equal("HE1004", Reading.Finding(text.ToString()).Code);
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_at_once()
    {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 20).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Assert.Equal("HE1007", Reading.Finding(text).Code);
    }

    [Fact]
    public void A_text_above_the_limit_is_refused()
    {
        Assert.Empty(Reading.Of("a: 1", new YamlLimits { MaxLength = 4 }).Findings);
        Assert.Equal("the file is 5 characters long; the limit is 4", Reading.Finding("a: 12", new YamlLimits { MaxLength = 4 }).Message);
        Assert.Equal("HE1005", Reading.Finding(new string(' ', (1024 * 1024) + 1)).Code);
    }

    [Fact]
    public void Only_mappings_can_be_merged() =>
        Assert.Equal("only a mapping, or a list of mappings, can be merged", Reading.Finding("a: {<<: [1]}\n", new YamlLimits { AllowMergeKeys = true }).Message);

    // Texts that cost a careless reader the square of their length, or its stack.
    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("\t")]
    [InlineData("a: b\t\n")]
    [InlineData("#")]
    [InlineData("&#")]
    [InlineData("!")]
    [InlineData("\"\\x41")]
    [InlineData("'")]
    [InlineData("a,")]
    [InlineData("[a,\n")]
    [InlineData("a: b\n")]
    [InlineData("- &a b\n")]
    [InlineData("- *a\n")]
    [InlineData("- |\n  x\n")]
    [InlineData("a\n\n")]
    [InlineData(" ")]
    [InlineData("\r")]
    [InlineData("{{ a }}\n")]
    [InlineData("---\n")]
    public async Task A_megabyte_of_the_same_is_read_in_linear_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 1024 * 1024 / part.Length));
        var read = Task.Run(() => Reading.Of(text, new YamlLimits { KeepComments = true }).Findings.Take(20).Select(f => TextView.Format(f)).ToList());
        await read.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
