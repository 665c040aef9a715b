using CsCheck;
using Hotc.Heat.Values;

namespace Hotc.Heat.Tests.Writing;

/// <summary>Texts and values that are hard on a YAML writer.</summary>
internal static class Generators
{
    private static readonly string[] Pieces =
    [
        ": ", ":", " #", "#", "\n", "\n\n", "\r\n", "\r", "\t", " ", "  ", "- ", "-", "---", "...", "\n---\n", "? ", "?", ",", "[", "]", "{", "}", "&a", "*a",
        "!", "|", ">", "'", "\"", "\\", "%", "@", "`", "~", "=", "<<", "\0", "\a", "\b", "\v", "\f", "\x1b", "\x7f", "\x80", "\x85", "\xa0", "\xad", "\u200b",
        "\u200d", "\u2028", "\u2029", "\u202e", "\u3000", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\ud7ff", "\ue000", "ä", "漢", "😀", "\U000E0001", "\U0010FFFF",
        "\U0001FFFD", "0", "1", "12", ".", "_", "e", "E", "+", "0x", "0o", "0b", "T", "Z", "a", "b", "x y", "name", "%index%", "$(x)", "{{ x }}", "#!/bin/sh\n",
    ];

    private static readonly string[] Words =
    [
        "", "~", "=", "<<", "null", "Null", "NULL", "nUll", "y", "Y", "n", "N", "yes", "Yes", "YES", "no", "on", "On", "off", "OFF", "true", "True", "false", "FALSE",
        "0", "-0", "+1", "007", "089", "0o7", "0x1F", "0xg", "0b101", "1_000", "_1", "1__0", "12:30", "1:2:3", "52:54:00:12:34:56", "99:99", "12:30.5", "1.5",
        "1.", ".5", "-.5", "+.5", "1.5e3", "1.5e+3", "1e3", "1E5", "-1e-5", ".e5", ".inf", "-.Inf", "+.INF", ".nan", ".NaN", "-.nan", "2021-04-16", "2021-4-1",
        "2021-04-16T12:00:00Z", "2021-04-16 12:00:00.5 +1", "2021-04-16t1:00:00", "10.0.0.0/24", "::1", "::/0", "fe80::1%eth0", "1.36", "1.36.5", "-", "--", "--flag",
        "-x", "---", "--- a", "...", "... a", ".", "..", "a:", "a: b", "a #b", "a#b", "#a", " a", "a ", "a\n", "a\n\n", "\na", " a\nb", "\ta\nb", "a\n b", "a\n \n",
        "a\n\n\n", "\n", "\n\n", " \n", "a\r\nb", "a\nb\r", "|", ">", "|-\na", "!!str a", "&a b", "*a", "[a]", "{a: b}", "{a", "a}", "'a'", "\"a\"", "a'b", "a\"b",
        "%YAML 1.1", "@a", "`a", "? a", "?a", ":a", ": a", "a?", "a,b", "OS::stack_id", "a:b", "a:,b", "a:]", ",", "]", "\ufeffa", "a\u2028b", "a\x85", "a\u0001b",
    ];

    private static readonly Gen<string> Piece = OneOf(Pieces);

    private static readonly Gen<string> AnyCharacter = Gen.Int[0, 0x10ffff]
        .Where(code => code is < 0xd800 or > 0xdfff)
        .Select(char.ConvertFromUtf32);

    private static readonly Gen<string> Printable = Gen.Char[' ', '~'].Select(c => c.ToString());

    /// <summary>Any text without lone surrogates.</summary>
    public static Gen<string> Text { get; } = Gen.Frequency(
        (2, OneOf(Words)),
        (2, Gen.Select(OneOf(Words), Piece, (word, piece) => word + piece)),
        (2, Gen.Select(Piece, OneOf(Words), (piece, word) => piece + word)),
        (6, Piece.Array[1, 8].Select(string.Concat)),
        (4, Gen.OneOf(Piece, Printable).Array[1, 40].Select(string.Concat)),
        (2, Gen.Char["0123456789+-._:eExobTZ abf"].Array[1, 12].Select(characters => new string(characters))),
        (2, Gen.OneOf(Piece, AnyCharacter).Array[1, 10].Select(string.Concat)));

    /// <summary>A text about as long as a line, or as the longest key that YAML readers find.</summary>
    public static Gen<string> LongText { get; } = Gen.Select(
        Gen.OneOf(Gen.Int[50, 90], Gen.Int[985, 1030]),
        Piece,
        (length, piece) => new string('x', length) + piece);

    /// <summary>A scalar of any kind.</summary>
    public static Gen<HotValue> Scalar { get; } = Gen.Frequency(
        (6, Text.Select(text => (HotValue)text)),
        (1, Gen.Long.Select(number => (HotValue)number)),
        (1, Gen.Double.Select(number => (HotValue)HotNumber.Of(number))),
        (1, Gen.Bool.Select(value => (HotValue)value)),
        (1, Gen.Const((HotValue)HotNull.Instance)));

    /// <summary>A tree of values with maps, lists and functions in all combinations.</summary>
    public static Gen<HotValue> Value { get; } = Gen.Recursive<HotValue>((depth, self) => depth > 4
        ? Scalar
        : Gen.Frequency(
            (4, Scalar),
            (2, self.Array[0, 4].Select(items => (HotValue)new HotList([.. items]))),
            (2, Map(self).Select(map => (HotValue)map)),
            (2, Gen.Select(OneOf("get_param", "get_attr", "list_join", "if", "str_replace", "length"), self, (name, argument) => (HotValue)HotMap.Of((name, argument))))));

    /// <summary>A document as Heat has them: sections, resources among them.</summary>
    public static Gen<HotMap> Document { get; } = Gen.Select(
        Map(Value),
        Map(Value),
        (sections, resources) => new HotMap([.. sections.Entries.Where(e => e.Key != "resources").Append(new("resources", resources))]));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static Gen<HotMap> Map(Gen<HotValue> item) => Gen.Select(Gen.OneOf(Text, Printable), item).Array[0, 4]
        .Select(pairs => new HotMap([.. pairs.DistinctBy(pair => pair.Item1).Select(pair => new HotEntry(pair.Item1, pair.Item2))]));
}
