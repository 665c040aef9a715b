using System.Text;

namespace Hotc.Heat.Values;

/// <summary>What <c>str_replace</c> does (<c>Replace.result</c> in <c>heat/engine/hot/functions.py</c>).</summary>
public static class TextReplacement
{
    /// <summary>
    /// The text with each key replaced by its value. The longest key goes through the whole text first, of two as long the one that
    /// sorts before; no later one finds anything in what was put in. Null when the result is longer than anybody wants it.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="values">The values by their keys; an empty key replaces nothing.</param>
    /// <param name="longest">The most characters of the result.</param>
    public static string? Apply(string text, IEnumerable<KeyValuePair<string, string>> values, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(values);
        var keys = values.Where(v => v.Key.Length > 0 && text.Contains(v.Key, StringComparison.Ordinal))
            .OrderByDescending(v => v.Key.Length).ThenBy(v => v.Key, StringComparer.Ordinal);
        List<Piece> pieces = [new(0, text.Length, null)];
        foreach (var (key, value) in keys)
        {
            List<Piece> next = [];
            foreach (var piece in pieces)
            {
                var (begin, end, done) = piece;
                while (done is null && text.AsSpan(begin, end - begin).IndexOf(key, StringComparison.Ordinal) is >= 0 and var at)
                {
                    next.Add(new Piece(begin, begin + at, null));
                    next.Add(new Piece(0, 0, value));
                    begin += at + key.Length;
                }

                next.Add(piece with { Begin = begin });
            }

            pieces = next;
        }

        if (pieces.Sum(p => (long)(p.Value?.Length ?? p.End - p.Begin)) > longest)
        {
            return null;
        }

        var result = new StringBuilder();
        foreach (var (begin, end, value) in pieces)
        {
            result.Append(value ?? text.AsSpan(begin, end - begin));
        }

        return result.ToString();
    }

    // A value that was put in, or a part of the text that nothing has touched.
    private readonly record struct Piece(int Begin, int End, string? Value);
}
