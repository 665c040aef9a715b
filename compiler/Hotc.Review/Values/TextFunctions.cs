using Hotc.Heat.Values;

namespace Hotc.Review.Values;

/// <summary>Functions of texts (<c>heat/engine/hot/functions.py</c>). Each gives null when its argument is not known well enough.</summary>
internal static class TextFunctions
{
    // Longer than any request that Heat takes; longer results stay as they are written.
    private const int LongestText = 1 << 22;

    /// <summary><c>list_join: [separator, list, …]</c>.</summary>
    public static Term? Join(Term argument)
    {
        if (argument is not TermList { Items: [Scalar { Text: { } separator }, .. var lists] })
        {
            return null;
        }

        List<string> parts = [];
        foreach (var list in lists)
        {
            if (list is not TermList { Items: var items })
            {
                return null;
            }

            foreach (var item in items)
            {
                if (PythonText.Text(item) is not { } text)
                {
                    return null;
                }

                parts.Add(text);
            }
        }

        return parts.Sum(p => (long)p.Length + separator.Length) > LongestText ? null : Term.Of(string.Join(separator, parts));
    }

    /// <summary><c>str_split: [separator, text, index?]</c>.</summary>
    public static Term? Split(Term argument)
    {
        if (argument is not TermList { Items: [Scalar { Text: { Length: > 0 } separator }, Scalar { Text: { } text }, .. var rest] })
        {
            return null;
        }

        var parts = new TermList([.. text.Split(separator).Select(p => (Term)Term.Of(p))]);
        return rest is [var index] ? TermPaths.Step(parts, index) : parts;
    }

    /// <summary><c>str_replace</c> and its strict forms.</summary>
    public static Term? Replace(Term argument)
    {
        if (argument is not TermMap map || map["template"] is not Scalar { Text: { } template } || map["params"] is not TermMap { Entries: var entries })
        {
            return null;
        }

        List<KeyValuePair<string, string>> pairs = [];
        foreach (var (key, term) in entries)
        {
            // A value that is not known matters only where its key occurs.
            if (PythonText.Text(term) is { } value)
            {
                pairs.Add(new(key, value));
            }
            else if (template.Contains(key, StringComparison.Ordinal))
            {
                return null;
            }
        }

        return TextReplacement.Apply(template, pairs, LongestText) is { } result ? Term.Of(result) : null;
    }
}
