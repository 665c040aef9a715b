using System.Diagnostics;
using System.Text;
using CsCheck;
using Hotc.Foundation.Files;
using Hotc.Heat.Releases;

namespace Hotc.Lint.Tests;

/// <summary>
/// Inputs that nobody would write: 100,000 of them, each of which must come back within a second without an exception. The
/// seed of a failing run is printed by CsCheck; the time is measured over runs of many, so that a busy machine does no harm.
/// </summary>
public class FuzzTests
{
    private const int Rounds = 100_000;
    private const long MostBytes = 500L * 1024 * 1024;

    private static readonly string[] Seeds =
    [
        .. Linter.Rules.SelectMany(d => (string[])[d.Bad, d.Good]).Where(t => !t.Contains('‹', StringComparison.Ordinal)),
    ];

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ": ", "- ", "\n", "  ", "&a ", "*a", "<<: ", "!!str ", "|\n", ">\n", "\"", "'", "%index%", "null", "~", "true", "1e999", "-1", "0x", "resources:", "type: root.yaml",
        "{get_param: a}", "{get_attr: [a, b, 0]}", "{get_resource: a}", "{if: [a, b, c]}", "{repeat: {for_each: {a: []}, template: a}}", "{str_replace: {template: aaaa, params: {a: aa}}}",
        "{list_join: [\",\", {get_param: a}]}", "{str_split: [\"\", a]}", "{yaql: {expression: \"$.\", data: 1}}", "{yaql: {expression: \"$.data.a.where($.b > 1).first()[0]\", data: {a: []}}}", "((((((((((", "$.data", "=>", "?.", "coalesce(", "depends_on: a", "condition: a", "{not: a}", "{and: [a, b]}", "default: [1]", "\u00A0", "\t",
        "constraints: [{allowed_pattern: \"(a+)+$\"}]", "999999999999999999999999", "OS::Nova::Server", "OS::Heat::ResourceGroup", "{range: {min: 5, max: 1}}", "cidr: 0.0.0.0/0", "::/0", "{}", "[]",
    ];

    // One of the examples with some pieces cut out, doubled or put in.
    private static readonly Gen<string> Mutated =
        from seed in Of(Seeds)
        from edits in Gen.Select(Gen.Int[0, 4000], Gen.Int[0, 12], Of(Pieces)).Array[1, 6]
        select edits.Aggregate(seed, Edit);

    private static readonly Gen<string> Shuffled = Of(Pieces).Array[0, 40].Select(string.Concat).Select(t => "heat_template_version: 2018-08-31\n" + t);

    private static readonly Gen<string> Noise = Gen.Char.Array[0, 80].Select(c => new string(c));

    [Fact]
    public void No_input_breaks_or_stops_the_linter()
    {
        var slowest = TimeSpan.Zero;
        var gate = new Lock();
        Gen.Frequency((12, Mutated), (5, Shuffled), (1, Noise)).Sample(
            text =>
            {
                var watch = Stopwatch.StartNew();
                Example.Check(text);
                lock (gate)
                {
                    slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
                }
            },
            iter: Rounds);

        // Measured on machines that do other things too, hence more than the second that one input may take.
        Assert.True(slowest < TimeSpan.FromSeconds(5), $"one input took {slowest}");
        Assert.True(Process.GetCurrentProcess().PeakWorkingSet64 < MostBytes, $"the run took {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB");
    }

    public static TheoryData<string> Heavy =>
    [
        "heat_template_version: 2018-08-31\nconditions:\n" + Lines(8000, i => $"  c{i}: {{not: c{i + 1}}}") + "  c8000: {equals: [a, b]}\noutputs:\n  o: {value: 1, condition: c0}\n",
        "heat_template_version: 2018-08-31\nresources:\n" + Lines(5000, i => $"  r{i}: {{type: OS::Heat::Value, depends_on: r{(i + 1) % 5000}}}"),
        "heat_template_version: 2018-08-31\noutputs:\n  o: {value: {str_replace: {template: " + new string('a', 60_000) + ", params: {a: " + new string('b', 60_000) + "}}}}\n",
        "heat_template_version: 2018-08-31\nparameters:\n  p:\n    type: string\n    default: " + new string('a', 5000) + "\n    constraints: [{allowed_pattern: \"(a+)+b\"}]\n",
        "heat_template_version: 2018-08-31\noutputs:\n  o: {value: " + string.Concat(Enumerable.Repeat("{list_join: [',', [", 60)) + "a" + string.Concat(Enumerable.Repeat("]]}", 60)) + "}\n",
        "heat_template_version: 2018-08-31\noutputs:\n  o: {value: " + string.Concat(Enumerable.Repeat("{if: [{equals: [{get_param: 'OS::stack_name'}, a]}, a, ", 40)) + "b" + string.Concat(Enumerable.Repeat("]}", 40)) + "}\n",
        "heat_template_version: 2018-08-31\nresources:\n" + Lines(40, i => $"  r{i}: {{type: root.yaml}}"),
    ];

    [Theory]
    [MemberData(nameof(Heavy))]
    public void A_heavy_input_comes_back_in_time(string text)
    {
        Example.Check("heat_template_version: 2018-08-31\n");
        var watch = Stopwatch.StartNew();

        var result = Linter.Check(MemoryTree.OfText(KeyValuePair.Create("root.yaml", text)), new LintTarget("root.yaml", []), new LintOptions(HeatRelease.Gazpacho));

        Assert.NotEmpty(result.Sources);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"it took {watch.Elapsed}");
    }

    private static Gen<string> Of(string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Lines(int count, Func<int, string> line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(line(i)).Append('\n');
        }

        return text.ToString();
    }

    private static string Edit(string text, (int At, int Length, string Piece) edit)
    {
        var at = text.Length == 0 ? 0 : edit.At % text.Length;
        var length = Math.Min(edit.Length, text.Length - at);
        return (edit.At % 3) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, edit.Piece),
            _ => text.Remove(at, length).Insert(at, edit.Piece),
        };
    }
}
