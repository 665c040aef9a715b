using System.Text.Json;
using CsCheck;
using Hotc.Foundation.Yaml;

namespace Hotc.Foundation.Tests.Yaml;

public class PyYamlTests
{
    // Shows a document as Reading.Show does, or "refused".
    private const string Script = """
        import json, sys, yaml
        kinds = {"null": "Null", "bool": "Boolean", "int": "Integer", "float": "Float", "timestamp": "Timestamp",
                 "merge": "Merge", "value": "DefaultValue"}
        def show(node):
            if isinstance(node, yaml.ScalarNode):
                kind = node.tag[len("tag:yaml.org,2002:"):]
                return "'%s'" % node.value if kind == "str" else "%s:%s" % (kinds[kind], node.value)
            if isinstance(node, yaml.SequenceNode):
                return "[" + ", ".join(show(n) for n in node.value) + "]"
            return "{" + ", ".join(show(k) + ": " + show(v) for k, v in node.value) + "}"
        def read(text):
            try:
                node = yaml.compose(text, yaml.SafeLoader)
            except yaml.YAMLError:
                return "refused"
            return "-" if node is None else show(node)
        json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
        """;

    private static readonly string[] Scalars =
    [
        "a", "b c", "1", "1.30", "yes", "~", "2001-01-01", "12:30", "'q''q'", "'a\n        b'", "\"d\\n\\x41\\u263A\"", "\"a\\\n        b\"", "\"a\n    \n        b\"",
        "http://x/y?z#f", "a#b", "-x", "?x", ":x", "a b\n        c", "x:y", "''", "\"\"", "<x>", "{a: 1}", "[a, 'b', {c: d}]", "[]", "{}", "*p", "&p x",
        "!!str 5", "! 5", "😀", "é\u00a0è",
    ];

    private static readonly string[] Blocks =
    [
        "|\n      one\n      two\n", "|-\n      one\n", "|+\n      one\n\n", ">\n      one\n      two\n\n      three\n", ">-\n      one\n        more\n      two\n",
        "|2\n        deep\n      shallow\n", "|\n      # no comment\n", "| # comment\n      x\n", "|\n\n      after blank\n", ">\n\n\n      a\n\n\n      b\n",
    ];

    private static readonly Gen<string> Scalar = Gen.Int[0, Scalars.Length - 1].Select(i => Scalars[i]);

    private static readonly Gen<string> Value = Gen.Frequency(
        (6, Scalar.Select(s => " " + s + "\n")),
        (2, Gen.Int[0, Blocks.Length - 1].Select(i => " " + Blocks[i])),
        (1, Scalar.Select(s => " " + s + " # comment\n")),
        (1, Gen.Const("\n")),
        (2, Scalar.Array[1, 3].Select(items => "\n" + string.Concat(items.Select(s => "    - " + s + "\n")))),
        (2, Scalar.Array[1, 3].Select(items => "\n" + string.Concat(items.Select((s, i) => $"    k{i}: {s}\n")))),
        (1, Scalar.Array[1, 3].Select(items => "\n" + string.Concat(items.Select((s, i) => $"    - k{i}: {s}\n      l{i}: {s}\n")))));

    private static readonly Gen<string> Text = Gen.Select(
        Value.Array[1, 6],
        Gen.Int[0, 3],
        (values, header) => (header switch { 0 => "---\n", 1 => "# first\n", _ => "" }) + "p: &p anchored\n" + string.Concat(values.Select((v, i) => $"key{i}:{v}")));

    [Fact]
    public void Documents_mean_the_same_as_in_pyyaml()
    {
        string[] texts = [];
        Text.Array[4000].Sample(t => { texts = [.. t.Distinct()]; }, iter: 1, threads: 1);

        var expected = Python.Run(Script, texts).EnumerateArray().Select(e => e.GetString()!).ToArray();

        var compared = 0;
        var wrong = new List<string>();
        foreach (var (text, theirs) in texts.Zip(expected))
        {
            var reading = Reading.Of(text, new YamlLimits { KeepComments = true });
            var ours = reading.Findings.Length > 0 ? "refused" : Reading.Show(reading.Document?.Root);
            compared += ours == "refused" ? 0 : 1;
            if (ours != theirs && !reading.Findings.Any(f => f.Message == "a text that begins with a colon must be quoted"))
            {
                wrong.Add($"{JsonSerializer.Serialize(text)}\n  PyYAML: {theirs}\n  ours:   {ours}\n  {string.Join("; ", reading.Findings.Select(f => f.Message))}");
            }
        }

        Assert.True(compared > texts.Length / 2, $"only {compared} of {texts.Length} texts were read");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.OrderBy(w => w.Length).Take(12)) + $"\n{wrong.Count} of {texts.Length}");
    }
}
