using CsCheck;
using Hotc.Foundation.Yaml;

namespace Hotc.Foundation.Tests.Yaml;

public class ScalarResolverTests
{
    private const string Script = """
        import json, sys, yaml
        kinds = {"str": "String", "null": "Null", "bool": "Boolean", "int": "Integer", "float": "Float",
                 "timestamp": "Timestamp", "merge": "Merge", "value": "DefaultValue"}
        loader = yaml.SafeLoader("")
        json.dump([kinds[loader.resolve(yaml.ScalarNode, text, (True, False))[len("tag:yaml.org,2002:"):]]
                   for text in json.load(sys.stdin)], sys.stdout)
        """;

    // Words and pieces that stand on both sides of every rule.
    private static readonly string[] Known =
    [
        "", "~", "~~", "null", "Null", "NULL", "nUll", "nil", "yes", "Yes", "YES", "yEs", "no", "No", "NO", "true", "True", "TRUE", "tRUE", "false",
        "False", "FALSE", "on", "On", "ON", "oN", "off", "Off", "OFF", "y", "n", "Y", "N", "=", "==", "<<", "<", "<<<", "0", "00", "08", "07", "0o17",
        "0x", "0xf", "0xG", "0X1", "0b", "0b2", "0b01_1", "-0b1", "+0x1", "1_000", "_1", "1_", "-", "+", "--1", "+-1", "12:30", "12:60", "1:2:3", "0:1",
        "01:30", "52:54:00:12:34:56", "1.", ".1", ".", "..", "1.5", "-1.5", "+.5", "-.5", "1e3", "1.e3", "1.e+3", "1.5e+3", "1.5E-3", "1.5e3", "1.30",
        "12:30.5", "12:30.", "1_0.0_1", ".inf", "-.inf", "+.inf", ".Inf", ".INF", ".iNF", "inf", ".nan", ".NaN", ".NAN", ".Nan", "-.nan", "1.2.3",
        "2001-01-01", "2001-1-1", "01-01-2001", "2001-01-01T00:00:00Z", "2001-01-01 00:00:00", "2001-1-1 0:00:00", "2001-01-01t0:00:00.5 +1",
        "2001-01-01  1:02:03.  -01:30", "2001-01-01 1:2:3", "2001-01-01\t1:02:03", "2001-13-45", "200-01-01", "::1", "10.0.0.0/24", "1,000", "٣", "１",
        "true\n", "1\n", "\n", " 1", "1 ", "０", "1.٣",
    ];

    private static readonly string[] Pieces =
    [
        "0", "1", "2", "7", "8", "9", "12", "30", "59", "60", "2001", "_", ".", ":", "-", "+", "e", "E", "e+3", "0x", "0b", "0o", "a", "F", "T", "t",
        "Z", " ", "\t", "-01-02", ":30:15", "inf", "nan", "NaN", "yes", "no", "on", "true", "null", "~", "=", "<<", "٣",
    ];

    [Fact]
    public void Every_scalar_resolves_as_in_pyyaml()
    {
        var texts = Known.ToList();
        var piece = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);
        piece.Array[1, 6].Select(string.Concat).Array[8000].Sample(texts.AddRange, iter: 1, threads: 1);
        var words = texts.Distinct().Where(t => !t.EndsWith('\n')).ToArray();

        var expected = Python.Run(Script, words).EnumerateArray().Select(e => e.GetString()!).ToArray();

        Assert.True(words.Length > 5000);
        var wrong = words.Zip(expected).Where(p => ScalarResolver.Resolve(p.First).ToString() != p.Second);
        Assert.Empty(wrong.Select(p => $"'{p.First}' is {p.Second} and not {ScalarResolver.Resolve(p.First)}"));
        Assert.All(Enum.GetNames<ScalarKind>(), kind => Assert.Contains(kind, expected));
    }
}
