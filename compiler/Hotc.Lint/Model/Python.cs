using System.Globalization;
using System.Numerics;
using Hotc.Heat.Values;

namespace Hotc.Lint.Model;

/// <summary>Conversions of Python 3 that Heat relies on.</summary>
internal static class Python
{
    /// <summary><c>int(text)</c>: blanks around, a sign, digits with single underscores between them.</summary>
    public static bool TryInt(string text, out BigInteger value)
    {
        value = default;
        var digits = text.AsSpan().Trim();
        if (!IsNumberText(digits) || digits.ContainsAny('.', 'e', 'E'))
        {
            return false;
        }

        return BigInteger.TryParse(Compact(digits), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary><c>float(text)</c>.</summary>
    public static bool TryFloat(string text, out double value)
    {
        value = 0;
        var trimmed = text.AsSpan().Trim();
        var bare = trimmed is ['+' or '-', ..] ? trimmed[1..] : trimmed;
        if (bare.Equals("inf", StringComparison.OrdinalIgnoreCase) || bare.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            value = trimmed is ['-', ..] ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        if (bare.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            value = double.NaN;
            return true;
        }

        return IsNumberText(trimmed) && double.TryParse(Compact(trimmed), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The number that a value is or that its text says; null when it is none.</summary>
    public static double? ToDouble(HotValue? value) => value switch
    {
        HotNumber number when double.TryParse(Plain(number.Text), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) => parsed,
        HotBool boolean => boolean.Value ? 1 : 0,
        HotText text when TryInt(text.Value, out var whole) => (double)whole,
        HotText text when TryFloat(text.Value, out var parsed) => parsed,
        _ => null,
    };

    /// <summary><c>str(value)</c> of a scalar.</summary>
    public static string Str(HotValue value) => value switch
    {
        HotText text => text.Value,
        HotBool boolean => boolean.Value ? "True" : "False",
        HotNull => "None",
        HotNumber { IsInteger: false } number => number.Text switch
        {
            ".inf" => "inf",
            "-.inf" => "-inf",
            ".nan" => "nan",
            var digits => digits.Replace(".0e", "e", StringComparison.Ordinal),
        },
        _ => value.ToString()!,
    };

    /// <summary>Equality of Python: booleans are numbers, 1 is 1.0.</summary>
    public static bool AreEqual(HotValue left, HotValue right)
    {
        if (left is HotNumber or HotBool && right is HotNumber or HotBool)
        {
            return ToDouble(left) == ToDouble(right);
        }

        return left.Equals(right);
    }

    private static string Plain(string text) => text switch
    {
        ".inf" => "Infinity",
        "-.inf" => "-Infinity",
        ".nan" => "NaN",
        _ => text,
    };

    // Digits, one point, an exponent; underscores only between digits.
    private static bool IsNumberText(ReadOnlySpan<char> text)
    {
        var hasDigit = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                hasDigit = true;
            }
            else if (c == '_')
            {
                if (i == 0 || i == text.Length - 1 || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1]))
                {
                    return false;
                }
            }
            else if (c is not ('.' or 'e' or 'E' or '+' or '-'))
            {
                return false;
            }
        }

        return hasDigit && text.Length <= 400;
    }

    private static string Compact(ReadOnlySpan<char> text) => text.Contains('_') ? text.ToString().Replace("_", "", StringComparison.Ordinal) : text.ToString();
}
