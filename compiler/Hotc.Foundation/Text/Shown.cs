using System.Globalization;
using System.Text;

namespace Hotc.Foundation.Text;

/// <summary>Makes the author's words fit to stand in a message: one line, not too long, nothing invisible.</summary>
public static class Shown
{
    private const int Longest = 80;

    /// <summary>The text in double quotes, cut to 80 characters, with line breaks and invisible characters written as escapes.</summary>
    public static string Quoted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cut = text.Length > Longest;
        return "\"" + Escaped(cut ? text.AsSpan(0, char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest) : text) + (cut ? "…\"" : "\"");
    }

    /// <summary>
    /// The text with everything written as an escape that is not visible by itself: control characters, line separators,
    /// direction marks and other format characters, private and unassigned characters, lone surrogates.
    /// </summary>
    public static string Escaped(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return text.ToString();
        }

        var result = new StringBuilder(text.Length + 16);
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf16(text, out var rune, out var length);
            var replaced = rune == Rune.ReplacementChar && text[0] != '\uFFFD';
            if (replaced || !IsVisible(rune))
            {
                AppendEscape(result, replaced ? text[0] : rune.Value);
            }
            else
            {
                result.Append(text[..length]);
            }

            text = text[length..];
        }

        return result.ToString();
    }

    /// <summary>Whether a character shows by itself and cannot drive a terminal.</summary>
    public static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static void AppendEscape(StringBuilder result, int value)
    {
        _ = value switch
        {
            '\n' => result.Append("\\n"),
            '\r' => result.Append("\\r"),
            '\t' => result.Append("\\t"),
            <= 0xff => result.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}"),
            <= 0xffff => result.Append(CultureInfo.InvariantCulture, $"\\u{value:x4}"),
            _ => result.Append(CultureInfo.InvariantCulture, $"\\U{value:x8}"),
        };
    }
}
