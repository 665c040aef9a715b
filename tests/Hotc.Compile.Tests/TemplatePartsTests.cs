using System.Text;
using Hotc.Compile.Drivers;
using Hotc.Compile.Rendering;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Reading;
using Hotc.Heat.Values;
using Hotc.Heat.Writing;
using Scriban.Runtime;

namespace Hotc.Compile.Tests;

public sealed class TemplatePartsTests
{
    [Theory]
    [InlineData("a:\n  b: 1\n  c: 2\nd: x\n")]
    [InlineData("# first\n\na:\n  # before b\n  b: |\n    text\n\n    # text too\n  # before c\n  c: [1, 2]\n\nresources:\n  x: {type: y}\n\n  z: {type: y}\n")]
    [InlineData("a:\n  b: |+\n    kept\n\n  c: |+\n    kept\n\nresources:\n  x: |+\n    kept\n\n  z: 1\n")]
    [InlineData("a:\n  \"b c\": 1\n  _d: 2\n")]
    [InlineData("a:\n\n  b: 1\n  c:\n    d: 1\n    e:\n      - f\n")]
    public void A_template_whose_lines_show_its_keys_is_read_in_parts(string text)
    {
        Assert.NotNull(InParts(text));
        Assert.Equal(Whole(text), InParts(text));
    }

    [Theory]
    [InlineData("a:\n  b: &b {x: 1}\n  c: *b\n")]
    [InlineData("a:\n b:\n  c: 1\n  d: 2\n")]
    [InlineData("a:\n    b: 1\n    c:\n      d: 2\n")]
    [InlineData("a: |\n  b: 1\n  c: 2\n")]
    [InlineData("a: >-\n  b\n  c\n")]
    [InlineData("a:\n  b\n  c\n")]
    [InlineData("a:\n  - b: 1\n    c: 2\n  - d: 3\n")]
    [InlineData("a:\n- b: 1\n- d: 3\n")]
    [InlineData("a:\n  b: 'x\n\n  c'\n  d: 1\n")]
    [InlineData("a:\n  ? b\n  : c\n  d: 1\n")]
    [InlineData("a:\n  if: [x, 1, 2]\n")]
    [InlineData("yes:\n  b: 1\n  c: 2\n")]
    [InlineData("a:\n  1: b\n  c: 2\n")]
    [InlineData("--- {a: 1}\n")]
    [InlineData("a:\n  b: 1\n...\n")]
    [InlineData("{a: 1,\nb: 2}\n")]
    public void A_template_that_could_be_cut_wrongly_still_says_the_same(string text) => Assert.Equal(Whole(text), InParts(text) ?? Whole(text));

    [Theory]
    [InlineData("a:\n  b: 1\n  b: 2\n")]
    [InlineData("a:\n  b: 1\na:\n  c: 1\n")]
    [InlineData("a:\n  b: 1\n  c: [\n")]
    [InlineData("a:\n  b: 1\n  c: {{ nothing }}\n")]
    [InlineData("a:\n  b: 1\n  {{ word }}: 1\n  {{ word }}: 2\n")]
    [InlineData("a:\n  b: \"x\n  c: y\"\n  d: 1\n")]
    [InlineData("a:\n  b: {x: 1,\n  c: 2}\n  d: 1\n")]
    [InlineData("a: {x: 1,\nb: 2}\nc: 1\n")]
    public void What_has_a_fault_is_left_to_whoever_reads_the_whole(string text) => Assert.Null(InParts(text));

    [Fact]
    public void Clusters_with_the_same_values_share_what_is_made_of_them()
    {
        var script = Parse("a:\n  b: {x: {{ word }}}\n  c: {x: {{ list }}}\n  d: {x: {{ word + word }}}\n");
        HotMap Entries(string word) => (HotMap)Make(script, Scope(word))!.Value.Map.Entries[0].Value;
        _ = Entries("same");
        var (second, third, other) = (Entries("same"), Entries("same"), Entries("other"));
        Assert.All(["b", "c", "d"], key => Assert.Same(second[key], third[key]));
        Assert.Same(second["c"], other["c"]);
        Assert.Equal("other", ((HotText)((HotMap)other["b"]!)["x"]!).Value);
        Assert.Equal("otherother", ((HotText)((HotMap)other["d"]!)["x"]!).Value);
    }

    [Fact]
    public void A_part_is_known_again_where_more_stands_before_it()
    {
        var script = Parse("a:\n{{~ if word != \"same\" }}\n  first: {{ word }}\n{{~ end }}\n  c: {x: {{ list }}}\n  d: 1\n");
        HotMap Entries(string word) => (HotMap)Make(script, Scope(word))!.Value.Map.Entries[0].Value;
        _ = Entries("same");
        Assert.Same(Entries("same")["c"], Entries("other")["c"]);
    }

    [Fact]
    public void The_same_text_from_another_place_of_the_template_keeps_its_own_place()
    {
        var script = Parse("{{~ if word == \"a\" ~}}\nx:\n  b: {{ word }}\n  c: 1\n{{~ else ~}}\nx:\n  b: {{ word }}\n  c: 1\n{{~ end ~}}\n");
        int Place(string word)
        {
            var forms = new List<TemplateForm>();
            var bag = new DiagnosticBag();
            _ = TemplateDocument.Make(script, script.Render(Scope(word), bag)!, DriverTemplateKind.Environment, forms);
            return forms[0].Text.TemplateSpan(2).Start;
        }

        // Often enough for the first to be kept.
        int[] places = [Place("a"), Place("a"), Place("a"), Place("b"), Place("b"), Place("b"), Place("a")];
        Assert.Equal(2, places.Distinct().Count());
        Assert.Equal([places[0], places[0], places[0], places[3], places[3], places[3], places[0]], places);
    }

    [Fact]
    public void An_expression_that_a_template_begins_with_is_where_it_stands()
    {
        var bag = new DiagnosticBag();
        var script = Parse("{{~ x = 1 ~}}\n{{ word }}: 1\n{{ list }}: 2\n");
        var output = script.Render(Scope("a"), bag)!;
        var text = output.Text.Read(output.Text.Whole).Text;
        Assert.Equal("{{ word }}", Shown(text.TemplateSpan(0, OutputText.Mark.Length)));
        Assert.Equal("{{ list }}", Shown(text.TemplateSpan(text.Text.IndexOf("\"=000001", StringComparison.Ordinal), OutputText.Mark.Length)));
    }

    [Fact]
    public void What_scripts_may_write_is_counted_for_each_alone()
    {
        var bag = new DiagnosticBag();
        var scope = Scope("a");
        var script = Parse($"{{{{~ for i in 1..9000 ~}}}}\n# {new string('x', 300)}\n{{{{~ end ~}}}}\na: 1\n");
        Assert.All([1, 2, 3], _ => Assert.NotNull(script.Render(scope, bag)));
        Assert.All([1, 2, 3], _ => Assert.NotNull(script.Render(scope.With(new ScriptObject { ["pool"] = 1 }), bag)));
        Assert.All([1, 2, 3], _ => Assert.NotNull(Text($"{{{{~ for i in 1..9000 ~}}}}{new string('x', 300)}{{{{~ end ~}}}}").RenderRaw(scope, bag)));
        Assert.All([1, 2, 3], _ => Assert.True(Expression("x = \"a\"; for i in 1..21; x = x + x; end; x + \"b\"").TryEvaluate(scope, bag, out var value)));
        Assert.Equal(0, bag.Count);
    }

    [Theory]
    [InlineData("size([1] + [2] + [3])", 3)]
    [InlineData("size(1..4)", 4)]
    [InlineData("contains([1] + [2] + [3], 2)", true)]
    [InlineData("contains([1] + [2] + [3], 4)", false)]
    [InlineData("join([1] + [2], \"-\")", "1-2")]
    [InlineData("value([{key: \"a\", value: 1}] + [{key: \"b\", value: 2}] + [{key: \"c\", value: 3}], \"b\")", 2)]
    [InlineData("size(each([{a: 1}] + [{a: 2}], \"a\"))", 2)]
    public void Functions_take_lists_that_were_put_together(string call, object expected)
    {
        Assert.True(Expression(call).TryEvaluate(Scope("a"), new DiagnosticBag(), out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("{{~ for i in 1..2; contains([1] + [2] + [3], 2); end ~}}")]
    [InlineData("{{~ for i in [1] + [2] + [3]; break; end ~}}")]
    [InlineData("{{~ func first; for i in [1] + [2] + [3]; ret i; end; end; first ~}}")]
    [InlineData("{{~ x = [1] + [2] + [3]; for i in x limit: 1; i; end ~}}")]
    [InlineData("{{~ x = [1] + [2] + [3]; tablerow i in x limit: 1; i; end ~}}")]
    public void Loops_that_are_broken_off_cost_no_other_script_its_own(string broken)
    {
        var bag = new DiagnosticBag();
        var scope = Scope("a");
        Assert.All(Enumerable.Range(0, 100), _ => Assert.NotNull(Text(broken).RenderRaw(scope, bag)));
        Assert.All(Enumerable.Range(0, 20), _ => Assert.NotNull(Text("{{~ for i in (1..30000) + [1] + [2]; end ~}}").RenderRaw(scope, bag)));
    }

    [Fact]
    public void An_engine_serves_several_plans_in_turn()
    {
        var engine = new ScriptEngine();
        ScriptScope[] plans = [Of("a"), Of("b")];
        var template = Parse("a: {{ word }}\n");
        Assert.Equal(["a", "b", "a", "b"], new[] { 0, 1, 0, 1 }.Select(i => template.Render(plans[i], new DiagnosticBag())!.Values.Single()));
        Assert.Equal(["a", "b"], plans.Select(p => Text("{{ word }}").RenderRaw(p, new DiagnosticBag())));
        var group = Parse("a: {{ pool }}\n");
        Assert.Equal([1], group.Render(plans[0].With(new ScriptObject { ["pool"] = 1 }), new DiagnosticBag())!.Values);
        Assert.Null(group.Render(plans[1], new DiagnosticBag()));
        Assert.Equal(["a"], template.Render(plans[0], new DiagnosticBag())!.Values);

        ScriptScope Of(string word) => new(engine, [new ScriptObject { ["word"] = word }]);
    }

    [Fact]
    public void A_scope_does_not_see_what_another_one_adds_to_it()
    {
        var plan = Scope("a");
        var script = Parse("a: {{ pool }}\n");
        Assert.Equal([1], script.Render(plan.With(new ScriptObject { ["pool"] = 1 }), new DiagnosticBag())!.Values);
        Assert.Equal([2], script.Render(plan.With(new ScriptObject { ["pool"] = 2 }), new DiagnosticBag())!.Values);
        Assert.Null(script.Render(plan, new DiagnosticBag()));
    }

    [Fact]
    public void What_an_expression_assigns_is_gone_when_it_ends()
    {
        var scope = Scope("a");
        Assert.True(Expression("x = 5; word = \"b\"; x").TryEvaluate(scope, new DiagnosticBag(), out var value));
        Assert.Equal(5, value);
        Assert.True(Expression("word").TryEvaluate(scope, new DiagnosticBag(), out var word));
        Assert.Equal("a", word);
        Assert.False(Expression("x").TryEvaluate(scope, new DiagnosticBag(), out _));
    }

    [Fact]
    public void Scripts_that_fail_leave_nothing_behind()
    {
        var scope = Scope("a");
        var endless = Parse("{{~ func f; f; end ~}}\na: {{ f }}\n");
        Assert.All(Enumerable.Range(0, 60), _ => Assert.Null(endless.Render(scope, new DiagnosticBag())));
        Assert.NotNull(Parse("a: {{ size list }}\n").Render(scope, new DiagnosticBag()));
    }

    [Fact]
    public void What_a_template_gave_stays_when_the_next_one_of_its_scope_runs()
    {
        var scope = Scope("a");
        var first = Parse("a: {{ word }}\n").Render(scope, new DiagnosticBag())!;
        Assert.NotNull(Parse("# longer than the first\nlonger: {{ list }}\n").Render(scope, new DiagnosticBag()));
        Assert.Equal($"a: {OutputText.Mark}\n", first.Text.Text.ToString());
        Assert.Equal(["a"], first.Values);
    }

    private static string Shown(SourceSpan span) => span.Source.Text.Substring(span.Start, span.Length);

    private static Script Parse(string text) => Script.ParseTemplate(new SourceText("t.yaml", text, SourceKind.Driver), new DiagnosticBag())!;

    private static Script Text(string text) => Script.ParseText(new SourceText("t.yaml", text, SourceKind.Driver).Span(0, text.Length), text, new DiagnosticBag())!;

    private static Script Expression(string text) => Script.ParseExpression(new SourceText("t.yaml", text, SourceKind.Driver).Span(0, text.Length), text, new DiagnosticBag())!;

    private static ScriptScope Scope(string word) =>
        new(new ScriptEngine(), [new ScriptObject { ["word"] = word, ["list"] = new ScriptArray { "x", 1 }, ["nothing"] = null }]);

    private static (HotMap Map, byte[] Text)? Make(Script script, ScriptScope scope)
    {
        var bag = new DiagnosticBag();
        var output = script.Render(scope, bag);
        Assert.False(bag.HasErrors);
        return TemplateDocument.Make(script, output!, DriverTemplateKind.Environment, []);
    }

    private static string? InParts(string text)
    {
        if (Make(Parse(text), Scope("word")) is not var (map, written))
        {
            return null;
        }

        Assert.Equal(HotWriter.Write(map), Encoding.UTF8.GetString(written));
        return HotWriter.Write(map);
    }

    private static string Whole(string text)
    {
        var bag = new DiagnosticBag();
        var map = HotReader.ReadMap(YamlReader.Read(new SourceText("t.yaml", text, SourceKind.Heat), bag, HotReader.Limits)!, bag);
        Assert.False(bag.HasErrors);
        return HotWriter.Write(map!);
    }
}
