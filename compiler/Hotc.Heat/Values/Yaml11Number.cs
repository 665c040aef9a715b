using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Hotc.Heat.Values;

/// <summary>
/// The numbers of YAML 1.1 as PyYAML reads them: patterns from its <c>resolver.py</c>, arithmetic from its <c>constructor.py</c>.
/// </summary>
internal static partial class Yaml11Number
{
    // Python refuses to read longer integers (sys.int_info.default_max_str_digits).
    private const int MostDigits = 4300;

    public static bool TryCanonicalize(string raw, [NotNullWhen(true)] out string? text)
    {
        text = null;
        var digits = raw.Replace("_", "", StringComparison.Ordinal);
        if (Integer().IsMatch(raw))
        {
            text = TryInteger(digits, out var value) ? value.ToString(CultureInfo.InvariantCulture) : null;
        }
        else if (Float().IsMatch(raw))
        {
            text = Canonical(ReadFloat(digits));
        }

        return text is not null;
    }

    /// <summary>Python's <c>repr</c>, with the point that YAML 1.1 wants before an exponent.</summary>
    public static string Canonical(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
        }

        // The shortest digits that read back the same, d.ddd…E±x, laid out by Python's rule: no exponent from 1e-4 up to 1e16.
        var shortest = value.ToString("E16", CultureInfo.InvariantCulture);
        for (var digits = 0; digits < 17; digits++)
        {
            var candidate = value.ToString("E" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (BitConverter.DoubleToInt64Bits(double.Parse(candidate, CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(value))
            {
                shortest = candidate;
                break;
            }
        }

        return LayOut(shortest);
    }

    private static string LayOut(string scientific)
    {
        var sign = scientific[0] == '-' ? "-" : "";
        var split = scientific.IndexOf('E', StringComparison.Ordinal);
        var digits = scientific[sign.Length..split].Replace(".", "", StringComparison.Ordinal);
        var exponent = int.Parse(scientific.AsSpan(split + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent is < -4 or >= 16)
        {
            var fraction = digits.Length > 1 ? digits[1..] : "0";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}.{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }

        if (exponent < 0)
        {
            return sign + "0." + new string('0', -exponent - 1) + digits;
        }

        var whole = digits.Length > exponent ? digits[..(exponent + 1)] : digits.PadRight(exponent + 1, '0');
        return sign + whole + "." + (digits.Length > exponent + 1 ? digits[(exponent + 1)..] : "0");
    }

    private static bool TryInteger(string digits, out BigInteger value)
    {
        value = BigInteger.Zero;
        var negative = digits[0] == '-';
        var text = digits.AsSpan(digits[0] is '-' or '+' ? 1 : 0);
        var radix = text switch
        {
            "0" => 10,
            ['0', 'b', ..] => 2,
            ['0', 'x', ..] => 16,
            ['0', ..] => 8,
            _ => text.Contains(':') ? 60 : 10,
        };
        var body = text[(radix switch { 2 or 16 => 2, 8 => 1, _ => 0 })..];
        if (body.IsEmpty || body.Length > MostDigits)
        {
            return false;
        }

        if (radix == 60)
        {
            foreach (var part in body.Split(':'))
            {
                value = (value * 60) + BigInteger.Parse(body[part], NumberStyles.None, CultureInfo.InvariantCulture);
            }
        }
        else if (radix == 10)
        {
            value = BigInteger.Parse(body, NumberStyles.None, CultureInfo.InvariantCulture);
        }
        else
        {
            foreach (var digit in body)
            {
                value = (value * radix) + Convert.ToInt32(digit.ToString(), 16);
            }
        }

        value = negative ? -value : value;
        return true;
    }

    private static double ReadFloat(string digits)
    {
        var sign = digits[0] == '-' ? -1.0 : 1.0;
        var text = digits.AsSpan(digits[0] is '-' or '+' ? 1 : 0);
        if (text[^1] is 'f' or 'F')
        {
            return sign * double.PositiveInfinity;
        }

        if (text[^1] is 'n' or 'N')
        {
            return double.NaN;
        }

        var value = 0.0;
        if (!text.Contains(':'))
        {
            return sign * double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        // PyYAML adds from the last part up; the order decides the last bit.
        var unit = 1.0;
        var parts = text.ToString().Split(':');
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            value += double.Parse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture) * unit;
            unit *= 60;
        }

        return sign * value;
    }

    [GeneratedRegex(@"^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z")]
    private static partial Regex Float();
}
