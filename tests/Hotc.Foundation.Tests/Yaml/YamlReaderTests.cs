using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Foundation.Tests.Yaml;

public class YamlReaderTests
{
    [Fact]
    public void A_mapping_keeps_the_authors_order() =>
        Assert.Equal(["z", "a", "m"], Reading.Mapping("z: 1\na: 2\nm: 3\n").Entries.Select(e => e.Key.Value));

    [Fact]
    public void A_value_is_found_by_its_key_in_short_and_long_mappings()
    {
        foreach (var size in new[] { 1, 8, 9, 100 })
        {
            var mapping = Reading.Mapping(string.Concat(Enumerable.Range(0, size).Select(i => $"k{i}: v{i}\n")));
            Assert.True(mapping.TryGet($"k{size - 1}", out var value));
            Assert.Equal($"v{size - 1}", Assert.IsType<YamlScalar>(value).Value);
            Assert.Null(mapping["missing"]);
        }
    }

    [Theory]
    [InlineData("a", ScalarStyle.Plain)]
    [InlineData("'a'", ScalarStyle.SingleQuoted)]
    [InlineData("\"a\"", ScalarStyle.DoubleQuoted)]
    [InlineData("|-\n  a", ScalarStyle.Literal)]
    [InlineData(">-\n  a", ScalarStyle.Folded)]
    public void A_scalar_knows_how_it_was_written(string text, ScalarStyle style)
    {
        var scalar = Assert.IsType<YamlScalar>(Reading.Mapping("k: " + text)["k"]);
        Assert.Equal(("a", style, ScalarKind.String), (scalar.Value, scalar.Style, scalar.Kind));
    }

    [Theory]
    [InlineData("'1'", ScalarKind.String)]
    [InlineData("1", ScalarKind.Integer)]
    [InlineData("52:54:00:12:34:56", ScalarKind.Integer)]
    [InlineData("!!str 1", ScalarKind.String)]
    [InlineData("!!int '1'", ScalarKind.Integer)]
    [InlineData("!!float 1", ScalarKind.Float)]
    [InlineData("!!bool yes", ScalarKind.Boolean)]
    [InlineData("!!null ''", ScalarKind.Null)]
    [InlineData("!!timestamp 2001-01-01", ScalarKind.Timestamp)]
    [InlineData("", ScalarKind.Null)]
    public void A_scalar_knows_what_it_means(string text, ScalarKind kind) =>
        Assert.Equal(kind, Assert.IsType<YamlScalar>(Reading.Mapping("k: " + text)["k"]).Kind);

    [Theory]
    [InlineData("k: value # c\n", "value")]
    [InlineData("k:   'it''s'\r\n", "'it''s'")]
    [InlineData("k: &a !!str value\n", "value")]
    [InlineData("k: !!str &a 'value'\n", "'value'")]
    [InlineData("k: [1, [2]] \n", "[1, [2]]")]
    [InlineData("k: {a: 1, b}\n", "{a: 1, b}")]
    [InlineData("k: &a {a: 1}\n", "{a: 1}")]
    [InlineData("k:\n  - a\n  - b: c\n\n# end\n", "- a\n  - b: c")]
    [InlineData("k:\n- a\n- b\nl: 1\n", "- a\n- b")]
    [InlineData("k:\n  a: 1\n  b: two words  \n", "a: 1\n  b: two words")]
    [InlineData("😀: 1\nk: é😀 x\n", "é😀 x")]
    [InlineData("k: two\n  lines\n", "two\n  lines")]
    public void A_node_knows_from_where_to_where_it_stands(string text, string expected) =>
        Assert.Equal(expected, Reading.Mapping(text)["k"]!.Span.Characters.ToString());

    [Fact]
    public void A_place_in_a_text_with_crlf_is_right() =>
        Assert.Equal(new LinePosition(4, 4), Reading.Mapping("a: 1\r\nb: |\r\n  t\r\nc: [x]\r\n")["c"]!.Span.Begin);

    [Fact]
    public void An_empty_value_stands_behind_its_colon()
    {
        var value = Reading.Mapping("a:\nb: 1\n")["a"]!;
        Assert.Equal((0, new LinePosition(1, 3)), (value.Span.Length, value.Span.Begin));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment\n")]
    public void A_text_without_content_has_no_root(string text)
    {
        var reading = Reading.Of(text);
        Assert.NotNull(reading.Document);
        Assert.Null(reading.Document.Root);
        Assert.Empty(reading.Findings);
    }

    [Theory]
    [InlineData("---\na: 1\n")]
    [InlineData("%YAML 1.1\n---\na: 1\n...\n")]
    [InlineData("# c\n--- # c\na: 1\n...\n# c\n")]
    public void Marks_of_a_single_document_are_allowed(string text) => Assert.Equal("{'a': Integer:1}", Reading.Show(Reading.Root(text)));

    [Fact]
    public void A_key_that_is_no_string_keeps_its_text() =>
        Assert.Equal(["1.30", "yes", "~"], Reading.Mapping("1.30: a\nyes: b\n~: c\n").Entries.Select(e => e.Key.Value));

    [Fact]
    public void An_alias_is_the_node_of_its_anchor()
    {
        var root = Reading.Mapping("a: &x {k: [1]}\nb: *x\nc: [*x, *x]\n");
        Assert.Same(root["a"], root["b"]);
        Assert.Equal("[{'k': [Integer:1]}, {'k': [Integer:1]}]", Reading.Show(root["c"]));
    }

    [Fact]
    public void A_mapping_that_ends_in_an_alias_ends_there() =>
        Assert.Equal("b: 1\n  c: *x", Reading.Mapping("a: &x 1\nk:\n  b: 1\n  c: *x\n")["k"]!.Span.Characters.ToString());

    [Fact]
    public void Comments_are_kept_when_asked_for()
    {
        const string Text = """
            # first
            a: 1   # behind
            b: 'no # comment'
            c: |  # header
              # no comment
              text # none
            # own
            d: [x, # in flow
              y]  #last
            e: http://x/#none

            """;
        var comments = Reading.Of(Text, new YamlLimits { KeepComments = true }).Document!.Comments;
        Assert.Equal(["first", "behind", "header", "own", "in flow", "last"], comments.Select(c => c.Text));
        Assert.Equal([true, false, false, true, false, false], comments.Select(c => c.IsOwnLine));
        Assert.Equal("# behind", comments[1].Span.Characters.ToString());
        Assert.Empty(Reading.Of(Text).Document!.Comments);
    }

    [Fact]
    public void A_character_in_an_anchor_or_tag_is_no_comment() =>
        Assert.Empty(Reading.Of("a: &x#y 1\nb: *x#y\n", new YamlLimits { KeepComments = true }).Document!.Comments);

    [Fact]
    public void Merge_keys_merge_where_they_are_allowed()
    {
        var limits = new YamlLimits { AllowMergeKeys = true };
        var root = Reading.Mapping("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  z: 3\n  <<: [*a, *b]\nd: {<<: *b, y: 4}\n", limits);
        Assert.Equal("{'x': Integer:1, 'y': Integer:1, 'z': Integer:3}", Reading.Show(root["c"]));
        Assert.Equal("{'z': Integer:2, 'y': Integer:4}", Reading.Show(root["d"]));
    }

    [Fact]
    public void A_merge_key_in_quotes_is_a_key() => Assert.Equal("{'<<': 'a'}", Reading.Show(Reading.Root("'<<': a\n")));

    [Fact]
    public void A_duplicate_key_keeps_its_last_value() =>
        Assert.Equal("{'a': Integer:3, 'b': Integer:2}", Reading.Show(Reading.Of("a: 1\nb: 2\na: 3\n").Document!.Root));
}
