using System.Text.RegularExpressions;

namespace Hotc.Foundation.Yaml;

/// <summary>
/// Resolves plain scalars as PyYAML 6's SafeLoader does (YAML 1.1), because Heat reads with it. The patterns and their order
/// are those of <c>yaml/resolver.py</c>.
/// </summary>
public static partial class ScalarResolver
{
    /// <summary>What a plain scalar of this text means. A quoted or block scalar is always a string.</summary>
    public static ScalarKind Resolve(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return ScalarKind.Null;
        }

        return text[0] switch
        {
            >= '0' and <= '9' => ResolveNumber(text, mayBeTimestamp: true),
            '+' or '-' or '.' => ResolveNumber(text, mayBeTimestamp: false),
            'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' => ResolveWord(text),
            '~' when text.Length == 1 => ScalarKind.Null,
            '=' when text.Length == 1 => ScalarKind.DefaultValue,
            '<' when text is "<<" => ScalarKind.Merge,
            _ => ScalarKind.String,
        };
    }

    private static ScalarKind ResolveWord(ReadOnlySpan<char> text) => text switch
    {
        "null" or "Null" or "NULL" => ScalarKind.Null,
        "yes" or "Yes" or "YES" or "no" or "No" or "NO" => ScalarKind.Boolean,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
        "on" or "On" or "ON" or "off" or "Off" or "OFF" => ScalarKind.Boolean,
        _ => ScalarKind.String,
    };

    private static ScalarKind ResolveNumber(ReadOnlySpan<char> text, bool mayBeTimestamp)
    {
        if (FloatPattern().IsMatch(text))
        {
            return ScalarKind.Float;
        }

        if (IntegerPattern().IsMatch(text))
        {
            return ScalarKind.Integer;
        }

        return mayBeTimestamp && TimestampPattern().IsMatch(text) ? ScalarKind.Timestamp : ScalarKind.String;
    }

    [GeneratedRegex(
        """
        \A(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?
        |\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?
        |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*
        |[-+]?\.(?:inf|Inf|INF)
        |\.(?:nan|NaN|NAN))\z
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex FloatPattern();

    [GeneratedRegex(
        """
        \A(?:[-+]?0b[0-1_]+
        |[-+]?0[0-7_]+
        |[-+]?(?:0|[1-9][0-9_]*)
        |[-+]?0x[0-9a-fA-F_]+
        |[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)\z
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex IntegerPattern();

    [GeneratedRegex(
        """
        \A(?:[0-9]{4}-[0-9]{2}-[0-9]{2}
        |[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?
         (?:[Tt]|[\x20\t]+)[0-9][0-9]?
         :[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?
         (?:[\x20\t]*(?:Z|[-+][0-9][0-9]?(?::[0-9]{2})?))?)\z
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TimestampPattern();
}
