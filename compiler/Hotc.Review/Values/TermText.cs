using System.Text;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;

namespace Hotc.Review.Values;

/// <summary>Shows values to people in one line, without secrets.</summary>
internal static class TermText
{
    private const int LongestText = 80;

    /// <summary>One line; longer values end in an ellipsis.</summary>
    public static string Show(Term? term)
    {
        var text = new StringBuilder();
        Append(text, term);
        var shown = Shown.Escaped(text.Replace("\r", "").Replace("\n", "⏎").ToString());
        return shown.Length <= LongestText ? shown : $"{shown[..(LongestText - (char.IsHighSurrogate(shown[LongestText - 2]) ? 2 : 1))]}…";
    }

    private static void Append(StringBuilder text, Term? term)
    {
        // Nobody reads what is longer.
        if (text.Length > 2 * LongestText)
        {
            return;
        }

        switch (term)
        {
            case null:
                text.Append("(not set)");
                break;
            case Scalar { Text: "" }:
                text.Append("\"\"");
                break;
            case Scalar { Value: HotText value }:
                text.Append(value.Value.Length > 2 * LongestText ? value.Value[..(2 * LongestText)] : value.Value);
                break;
            case Scalar scalar:
                text.Append(scalar.Value);
                break;
            case TermList list:
                AppendAll(text, '[', ']', list.Items, Append);
                break;
            case TermMap map:
                AppendAll(text, '{', '}', map.Entries, (t, e) =>
                {
                    t.Append(e.Key).Append(": ");
                    Append(t, e.Value);
                });
                break;
            case ReferenceTerm { Attribute: null } id:
                text.Append("id of ").Append(id.Target.Address);
                break;
            case ReferenceTerm reference:
                text.Append(reference.Attribute).Append(" of ").Append(reference.Target.Address);
                break;
            case GivenTerm given:
                text.Append('(').Append(given.IsSecret ? "secret " : "parameter ").Append(given.Name).Append(')');
                break;
            case CallTerm call:
                text.Append(call.Function).Append(' ');
                Append(text, call.Argument);
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<StringBuilder, T> append)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            text.Append(isFirst ? "" : ", ");
            isFirst = false;
            append(text, item);
        }

        text.Append(close);
    }
}
