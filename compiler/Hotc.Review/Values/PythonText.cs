using System.Globalization;
using System.Numerics;
using System.Text;
using Hotc.Heat.Values;

namespace Hotc.Review.Values;

/// <summary>Texts and numbers as Python, in which Heat is written, makes them of values.</summary>
internal static class PythonText
{
    /// <summary>Python's <c>str</c> of a scalar.</summary>
    public static string Str(HotValue value) => value switch
    {
        HotBool boolean => boolean.Value ? "True" : "False",
        HotNull => "None",
        HotNumber { IsInteger: false } number => number.Text switch
        {
            ".inf" => "inf",
            "-.inf" => "-inf",
            ".nan" => "nan",
            var text => text.Replace(".0e", "e", StringComparison.Ordinal),
        },
        _ => value.ToString()!,
    };

    /// <summary>Python's <c>int</c> of a scalar; null when it has none that fits in 64 bits.</summary>
    public static long? Int(HotValue value) => value switch
    {
        HotNumber number when number.TryGetInt64(out var whole) => whole,
        HotBool boolean => boolean.Value ? 1 : 0,
        HotText text when BigInteger.TryParse(text.Value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big)
            && big >= long.MinValue && big <= long.MaxValue => (long)big,
        _ => null,
    };

    /// <summary>The text that a known value becomes when a function of texts gets it: JSON for lists and maps; null when it is not known.</summary>
    public static string? Text(Term term)
    {
        switch (term)
        {
            case Scalar { Value: HotNull }:
                return "";
            case Scalar scalar:
                return Str(scalar.Value);
            case TermList or TermMap:
                var json = new StringBuilder();
                return AppendJson(json, term) ? json.ToString() : null;
            default:
                return null;
        }
    }

    // As json.dumps of Python lays it out with sort_keys=True, which makes the order of the author's keys no change.
    private static bool AppendJson(StringBuilder json, Term term)
    {
        switch (term)
        {
            case Scalar { Value: HotText text }:
                json.Append('"').Append(System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text.Value)).Append('"');
                return true;
            case Scalar scalar:
                json.Append(scalar.Value.ToString());
                return true;
            case TermList list:
                return AppendAll(json, '[', ']', list.Items, AppendJson);
            case TermMap map:
                return AppendAll(json, '{', '}', map.Entries.OrderBy(e => e.Key, StringComparer.Ordinal), (j, e) =>
                {
                    AppendJson(j, Term.Of(e.Key));
                    j.Append(": ");
                    return AppendJson(j, e.Value);
                });
            default:
                return false;
        }
    }

    private static bool AppendAll<T>(StringBuilder json, char open, char close, IEnumerable<T> items, Func<StringBuilder, T, bool> append)
    {
        json.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            json.Append(isFirst ? "" : ", ");
            isFirst = false;
            if (!append(json, item))
            {
                return false;
            }
        }

        json.Append(close);
        return true;
    }
}
