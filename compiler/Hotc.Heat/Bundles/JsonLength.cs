using System.Buffers;
using Hotc.Heat.Values;

namespace Hotc.Heat.Bundles;

/// <summary>
/// The length of a JSON text as Python's <c>json.dumps</c> makes it: <c>", "</c> and <c>": "</c> as separators, everything but printable
/// ASCII as <c>\uXXXX</c> of its UTF-16 units.
/// </summary>
/// <param name="Characters">Characters of the text; all are ASCII, so also its bytes.</param>
/// <param name="Escapes">Quotes and backslashes among them: those grow when the text itself becomes a JSON string.</param>
internal readonly record struct JsonLength(long Characters, long Escapes)
{
    private static readonly SearchValues<char> Literal = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(c => c is not ('"' or '\\'))]);

    private static readonly JsonLength Colon = new(2, 0);

    /// <summary>The length of this JSON text as a JSON string.</summary>
    public JsonLength AsString => new(Characters + Escapes + 2, (2 * Escapes) + 2);

    public static JsonLength operator +(JsonLength one, JsonLength other) => new(one.Characters + other.Characters, one.Escapes + other.Escapes);

    /// <summary>The length of a text as a JSON string.</summary>
    public static JsonLength Of(ReadOnlySpan<char> text)
    {
        var (characters, escapes) = (2L, 2L);
        for (var rest = text; ;)
        {
            var at = rest.IndexOfAnyExcept(Literal);
            if (at < 0)
            {
                return new(characters + rest.Length, escapes);
            }

            var (length, marks) = rest[at] switch
            {
                '"' or '\\' => (2, 2),
                '\n' or '\r' or '\t' or '\b' or '\f' => (2, 1),
                _ => (6, 1),
            };
            characters += at + length;
            escapes += marks;
            rest = rest[(at + 1)..];
        }
    }

    /// <summary>The length of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="ofText">The length of a text value under a key, where it is not written as it is; null for the rule.</param>
    public static JsonLength Of(HotValue value, Func<string, string, JsonLength?>? ofText = null)
    {
        switch (value)
        {
            case HotMap map:
                var length = Frame(map.Count);
                foreach (var (key, item, _) in map.Entries)
                {
                    length += Of(key) + Colon + ((item is HotText text ? ofText?.Invoke(key, text.Value) : null) ?? Of(item, ofText));
                }

                return length;
            case HotList list:
                var all = Frame(list.Items.Length);
                foreach (var item in list.Items)
                {
                    all += Of(item, ofText);
                }

                return all;
            case HotText text:
                return Of(text.Value.AsSpan());
            case HotNumber number:
                // Only YAML wants the point before an exponent; "Infinity" is longer than ".inf".
                return new(number.Text switch { ".inf" => 8, "-.inf" => 9, _ => number.Text.Replace(".0e", "e", StringComparison.Ordinal).Length }, 0);
            case HotBool boolean:
                return new(boolean.Value ? 4 : 5, 0);
            default:
                return new(4, 0);
        }
    }

    /// <summary>The length of a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="ofValue">The length of a value under a key.</param>
    public static JsonLength OfMap(HotMap map, Func<string, HotValue, JsonLength> ofValue)
    {
        var length = Frame(map.Count);
        foreach (var (key, item, _) in map.Entries)
        {
            length += Of(key) + Colon + ofValue(key, item);
        }

        return length;
    }

    // The brackets and the separators between so many items.
    private static JsonLength Frame(int count) => new(2 + (2 * Math.Max(0, count - 1)), 0);
}
