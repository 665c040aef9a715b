using CsCheck;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Reading;
using Hotc.Heat.Tests.PyYaml;
using Hotc.Heat.Values;

namespace Hotc.Heat.Tests.Reading;

public sealed class PyYamlReadingTests(PyYamlProcess python) : IClassFixture<PyYamlProcess>
{
    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.Char["0123456789_"].Array[1, 6].Select(c => new string(c)),
        Gen.Char["01234567_xb:."].Array[1, 8].Select(c => new string(c)),
        Gen.Char["0123456789.eE+-"].Array[1, 12].Select(c => new string(c)),
        Gen.Char["0123456789abcdefx"].Array[0, 30].Select(c => "0x" + new string(c)),
        Gen.Char["0123456789:-TZ ."].Array[1, 20].Select(c => "2021-" + new string(c)),
        Gen.Double.Select(d => HotNumber.Of(d).Text),
        Gen.Long.Select(l => l.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.OneOf(Gen.Const("yes"), Gen.Const("On"), Gen.Const("FALSE"), Gen.Const("null"), Gen.Const("~"), Gen.Const(".inf"), Gen.Const("-.INF"), Gen.Const(".NaN")));

    [Fact]
    public void Plain_scalars_are_read_as_PyYAML_reads_them() =>
        Scalar.Array[50].Sample(
            texts =>
            {
                var read = texts.Select(text => (Text: "a: " + text + "\n", Value: TryRead(text))).Where(r => r.Value is not HotText).ToArray();
                var answers = python.Check(read.Select(r => (r.Text, (HotValue)HotMap.Of(("a", r.Value ?? HotNull.Instance)))));
                for (var i = 0; i < read.Length; i++)
                {
                    var agrees = read[i].Value is null ? answers[i]?.Contains("cannot read", StringComparison.Ordinal) == true : answers[i] is null;
                    Assert.True(agrees, read[i].Text + answers[i]);
                }
            },
            iter: 200);

    // Null for a value that Heat cannot read; text stands for all that is not a number, a boolean or null.
    private static HotValue? TryRead(string scalar)
    {
        var bag = new DiagnosticBag();
        var document = YamlReader.Read(new SourceText("t.yaml", "a: " + scalar + "\n", SourceKind.Heat), bag);
        var map = document is null ? null : HotReader.ReadMap(document, bag);
        return map is null ? new HotText("no YAML") : bag.HasErrors ? null : map["a"];
    }
}
