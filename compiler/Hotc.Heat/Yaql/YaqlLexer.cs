using System.Globalization;
using Hotc.Heat.Values;

namespace Hotc.Heat.Yaql;

/// <summary>What a word of YAQL is.</summary>
internal enum YaqlTokenKind
{
    Constant,
    Word,
    Variable,

    /// <summary>A name with the bracket behind it that makes it a call.</summary>
    Call,

    /// <summary>An operator, a bracket or a comma.</summary>
    Sign,

    End,
}

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; for a call the name.</param>
/// <param name="Value">The value of a constant.</param>
internal readonly record struct YaqlToken(YaqlTokenKind Kind, string Text, HotValue? Value = null);

/// <summary>Cuts a YAQL expression into words, as version 2 of YAQL does.</summary>
internal static class YaqlLexer
{
    // Longer ones first.
    private static readonly string[] Signs = ["=>", "?.", "=~", "!~", ">=", "<=", "!=", "->", ".", "[", "]", "{", "}", "(", ")", ",", "+", "-", "*", "/", ">", "<", "="];

    /// <summary>The words; null, with what is wrong, when a character cannot be part of any.</summary>
    public static List<YaqlToken>? Read(string text, out string fault)
    {
        fault = "";
        var tokens = new List<YaqlToken>();
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            var start = at;
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                at++;
            }
            else if (c is '\'' or '"' or '`')
            {
                for (at++; at < text.Length && text[at] != c; at++)
                {
                    at += text[at] == '\\' ? 1 : 0;
                }

                if (at >= text.Length)
                {
                    fault = $"a quoted text in the expression does not end: {c} is missing";
                    return null;
                }

                at++;
                tokens.Add(new(YaqlTokenKind.Constant, text[start..at], new HotText(text[(start + 1)..(at - 1)])));
            }
            else if (c == '$')
            {
                at = EndOfWord(text, at + 1);
                tokens.Add(new(YaqlTokenKind.Variable, text[start..at]));
            }
            else if (char.IsAsciiDigit(c))
            {
                at = EndOfNumber(text, at);
                if (at < text.Length && IsWordCharacter(text[at]))
                {
                    fault = $"\"{text[start..EndOfWord(text, at)]}\" in the expression is neither a number nor a name";
                    return null;
                }

                tokens.Add(new(YaqlTokenKind.Constant, text[start..at], NumberOf(text[start..at])));
            }
            else if (IsWordCharacter(c) && !text.AsSpan(at).StartsWith("__", StringComparison.Ordinal))
            {
                at = EndOfWord(text, at);
                var word = text[start..at];
                if (at < text.Length && text[at] == '(')
                {
                    at++;
                    tokens.Add(new(YaqlTokenKind.Call, word));
                }
                else
                {
                    tokens.Add(OfWord(word));
                }
            }
            else if (Array.Find(Signs, s => string.CompareOrdinal(text, start, s, 0, s.Length) == 0) is { } sign)
            {
                at += sign.Length;
                tokens.Add(new(YaqlTokenKind.Sign, sign));
            }
            else
            {
                fault = $"the expression cannot hold the character {c}";
                return null;
            }
        }

        tokens.Add(new(YaqlTokenKind.End, ""));
        return tokens;
    }

    private static HotNumber NumberOf(string digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? HotNumber.Of(whole) : HotNumber.Of(double.Parse(digits, CultureInfo.InvariantCulture));

    private static YaqlToken OfWord(string word) => word switch
    {
        "true" => new(YaqlTokenKind.Constant, word, HotBool.Of(true)),
        "false" => new(YaqlTokenKind.Constant, word, HotBool.Of(false)),
        "null" => new(YaqlTokenKind.Constant, word, HotNull.Instance),
        "and" or "or" or "not" or "in" or "mod" => new(YaqlTokenKind.Sign, word),
        _ => new(YaqlTokenKind.Word, word),
    };

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && IsWordCharacter(text[at]))
        {
            at++;
        }

        return at;
    }

    // Digits, and a point with digits behind it.
    private static int EndOfNumber(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            for (at++; at < text.Length && char.IsAsciiDigit(text[at]);)
            {
                at++;
            }
        }

        return at;
    }

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c == '_';
}
