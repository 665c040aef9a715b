using System.Buffers;
using System.Text.RegularExpressions;
using Hotc.Foundation.Yaml;

namespace Hotc.Heat.Writing;

/// <summary>How a text is written.</summary>
internal enum TextForm
{
    Plain,
    Quoted,
    Block,
}

/// <summary>Chooses the plainest form in which every YAML reader, PyYAML above all, reads a text back unchanged.</summary>
internal static partial class TextForms
{
    /// <summary>
    /// Characters that stand in a file only as an escape: YAML forbids them, or normalises them as line breaks, or a reviewer
    /// could not see them (format characters and odd spaces; bidirectional controls can make a text look like another one).
    /// </summary>
    private static readonly string Unseen = string.Concat(Ranges(
        ('\0', '\x08'), ('\x0b', '\x1f'), ('\x7f', '\xa0'), ('\xad', '\xad'), ('\u061c', '\u061c'), ('\u1680', '\u1680'), ('\u180e', '\u180e'),
        ('\u2000', '\u200f'), ('\u2028', '\u202f'), ('\u205f', '\u206f'), ('\u3164', '\u3164'), ('\ufeff', '\ufeff'), ('\ufff0', '\ufffb'), ('\ufffe', '\uffff')));

    private static readonly string Surrogates = string.Concat(Ranges(('\ud800', '\udfff')));

    /// <summary>What a block scalar cannot hold; surrogates are looked at one by one.</summary>
    private static readonly SearchValues<char> StopsBlock = SearchValues.Create(Unseen + Surrogates);

    /// <summary>What a double-quoted text writes as an escape; surrogates are looked at one by one.</summary>
    private static readonly SearchValues<char> StopsQuoted = SearchValues.Create(Unseen + Surrogates + "\t\n\"\\");

    // Characters that never end or change a plain text, wherever they stand after the first place.
    private static readonly SearchValues<char> Harmless = SearchValues.Create(string.Concat(Ranges((' ', '~'))).Replace(":", "").Replace("#", ""));

    private static readonly SearchValues<char> HarmlessInFlow = SearchValues.Create(
        string.Concat(Ranges((' ', '~')).Where(c => !":#,[]{}?".Contains(c, StringComparison.Ordinal))));

    // An indicator in the first place can mean something else than text; "=" and "<" are left to the resolver.
    private static readonly SearchValues<char> Indicators = SearchValues.Create("?:,[]{}#&*!|>'\"%@`~ \t\n\r");

    private static readonly SearchValues<char> Blank = SearchValues.Create(" \t\n");

    /// <summary>The form of a value in block context.</summary>
    public static TextForm OfValue(string text)
    {
        if (text.Contains('\n', StringComparison.Ordinal))
        {
            return FitsBlock(text) ? TextForm.Block : TextForm.Quoted;
        }

        return IsPlain(text, inFlow: false) ? TextForm.Plain : TextForm.Quoted;
    }

    /// <summary>Whether a text without quotes is read back as the same text.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text, bool inFlow)
    {
        if (text.IsEmpty || Indicators.Contains(text[0]) || text[^1] == ' ')
        {
            return false;
        }

        var doubtful = text.IndexOfAnyExcept(inFlow ? HarmlessInFlow : Harmless);
        return (doubtful < 0 || IsPlainFrom(text, doubtful, inFlow)) && IsTextToEveryReader(text);
    }

    /// <summary>The place of the first character that a double-quoted text must look at, or -1.</summary>
    public static int NextToEscape(ReadOnlySpan<char> text) => text.IndexOfAny(StopsQuoted);

    private static bool FitsBlock(ReadOnlySpan<char> text)
    {
        // Nothing but blanks: quoted, because nobody could see such a block. A first line of blanks: some readers (YamlDotNet)
        // take it for wrong indentation.
        var firstSeen = text.IndexOfAnyExcept(Blank);
        if (firstSeen < 0 || (text[..firstSeen].Contains('\n') && text[..firstSeen].ContainsAny(' ', '\t')))
        {
            return false;
        }

        for (var rest = text; ;)
        {
            var at = rest.IndexOfAny(StopsBlock);
            if (at < 0)
            {
                return true;
            }

            if (!IsSeenPair(rest[at..]))
            {
                return false;
            }

            rest = rest[(at + 2)..];
        }
    }

    private static bool IsPlainFrom(ReadOnlySpan<char> text, int start, bool inFlow)
    {
        for (var i = start; ;)
        {
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            switch (text[i])
            {
                case ':' when next == ' ' || (inFlow && ",[]{}?".Contains(next, StringComparison.Ordinal)):
                case '#' when text[i - 1] == ' ':
                case ',' or '[' or ']' or '{' or '}' or '?' when inFlow:
                    return false;
                case <= '~' and >= ' ':
                    break;
                case var other when !StopsQuoted.Contains(other):
                    break;
                default:
                    if (!IsSeenPair(text[i..]))
                    {
                        return false;
                    }

                    i++;
                    break;
            }

            var more = text[(i + 1)..].IndexOfAnyExcept(inFlow ? HarmlessInFlow : Harmless);
            if (more < 0)
            {
                return true;
            }

            i += more + 1;
        }
    }

    /// <summary>Whether a surrogate pair stands here whose character a person can see.</summary>
    private static bool IsSeenPair(ReadOnlySpan<char> text) =>
        text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) && !IsUnseenPair(text[0], text[1]);

    /// <summary>Whether a pair is a tag character, a variation selector (U+E0000 to U+E03FF) or not a character (U+nFFFE, U+nFFFF).</summary>
    public static bool IsUnseenPair(char high, char low) =>
        high == '\udb40' || (low >= '\udffe' && (high & 0x3f) == 0x3f);

    private static bool IsTextToEveryReader(ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            // A document marker at the start of a line, or the mark of a list item.
            case '-' when text.Length == 1 || text[1] == ' ' || text.StartsWith("---"):
            case '.' when text.StartsWith("..."):
                return false;

            // Booleans by the letter of YAML 1.1, not for PyYAML.
            case 'y' or 'Y' or 'n' or 'N' when text.Length == 1:
                return false;
            case >= '0' and <= '9' or '+' or '-' or '.':
                return !ModernNumber().IsMatch(text) && ScalarResolver.Resolve(text) == ScalarKind.String;
            default:
                return ScalarResolver.Resolve(text) == ScalarKind.String;
        }
    }

    private static IEnumerable<char> Ranges(params (char First, char Last)[] ranges) =>
        ranges.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Select(code => (char)code);

    // Numbers of YAML 1.2's core schema, which editors and other tools read with; PyYAML takes some of them for text.
    [GeneratedRegex(@"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF))\z")]
    private static partial Regex ModernNumber();
}
