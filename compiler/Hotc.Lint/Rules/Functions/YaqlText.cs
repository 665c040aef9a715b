namespace Hotc.Lint.Rules.Functions;

/// <summary>What can be said of a YAQL expression without its grammar: brackets and quotes must close.</summary>
internal static class YaqlText
{
    /// <summary>What is wrong; null when nothing was found.</summary>
    public static string? Fault(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "the expression is empty";
        }

        var open = new Stack<char>();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\'' or '"' or '`':
                    var quote = text[i];
                    for (i++; i < text.Length && text[i] != quote; i++)
                    {
                        i += text[i] == '\\' ? 1 : 0;
                    }

                    if (i >= text.Length)
                    {
                        return $"a quoted text in the expression does not end: {quote} is missing";
                    }

                    break;
                case '(' or '[' or '{':
                    open.Push(text[i]);
                    break;
                case ')' or ']' or '}':
                    if (!open.TryPop(out var last) || !Fits(last, text[i]))
                    {
                        return $"the expression has a {text[i]} too many";
                    }

                    break;
            }
        }

        return open.TryPop(out var left) ? $"the expression has an open {left}" : null;
    }

    private static bool Fits(char open, char close) => (open, close) is ('(', ')') or ('[', ']') or ('{', '}');
}
