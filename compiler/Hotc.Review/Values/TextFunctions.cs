using System.Text;

namespace Hotc.Review.Values;

/// <summary>Functions of texts (<c>heat/engine/hot/functions.py</c>). Each gives null when its argument is not known well enough.</summary>
internal static class TextFunctions
{
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

        return Term.Of(string.Join(separator, parts));
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

    /// <summary>
    /// <c>str_replace</c> and its strict forms. Longer keys go first and no replacement is looked at again, as in
    /// <c>Replace._do_replacement</c>.
    /// </summary>
    public static Term? Replace(Term argument)
    {
        if (argument is not TermMap map || map["template"] is not Scalar { Text: { } template } || map["params"] is not TermMap { Entries: var entries })
        {
            return null;
        }

        List<(string Key, string Value)> pairs = [];
        foreach (var (key, term) in entries)
        {
            // A value that is not known matters only where its key occurs.
            if (PythonText.Text(term) is { } value)
            {
                pairs.Add((key, value));
            }
            else if (template.Contains(key, StringComparison.Ordinal))
            {
                return null;
            }
        }

        pairs.RemoveAll(p => p.Key.Length == 0);
        pairs.Sort((a, b) => a.Key.Length != b.Key.Length ? b.Key.Length - a.Key.Length : string.CompareOrdinal(b.Key, a.Key));
        return Term.Of(Replace(template, pairs));
    }

    /// <summary>Replaces each key by its value, in one pass for each key over what no earlier key has touched.</summary>
    private static string Replace(string text, List<(string Key, string Value)> pairs)
    {
        List<(string Text, bool IsDone)> pieces = [(text, false)];
        foreach (var (key, value) in pairs)
        {
            List<(string Text, bool IsDone)> next = [];
            foreach (var piece in pieces)
            {
                if (piece.IsDone)
                {
                    next.Add(piece);
                    continue;
                }

                var isFirst = true;
                foreach (var part in piece.Text.Split(key))
                {
                    if (!isFirst)
                    {
                        next.Add((value, true));
                    }

                    isFirst = false;
                    next.Add((part, false));
                }
            }

            pieces = next;
        }

        var result = new StringBuilder(text.Length);
        foreach (var (piece, _) in pieces)
        {
            result.Append(piece);
        }

        return result.ToString();
    }
}
