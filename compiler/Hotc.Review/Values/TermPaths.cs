using System.Collections.Immutable;
using System.Globalization;

namespace Hotc.Review.Values;

/// <summary>Ways into values.</summary>
internal static class TermPaths
{
    /// <summary>Goes into a value step by step; a step that is not known leaves a call of the function.</summary>
    public static Term Walk(Term value, ImmutableArray<Term> path, string function)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (value is ReferenceTerm reference)
            {
                return new ReferenceTerm(reference.Target, reference.Attribute ?? "", [.. reference.Path, .. path[i..]]);
            }

            if (Step(value, path[i]) is not { } next)
            {
                return new CallTerm(function, new TermList([value, .. path[i..]]));
            }

            value = next;
        }

        return value;
    }

    /// <summary>What stands under a key or number; empty text when nothing does, as Heat has it; null when that is not known.</summary>
    public static Term? Step(Term value, Term step) => (value, step) switch
    {
        (TermMap map, Scalar scalar) => map[PythonText.Str(scalar.Value)] ?? Term.Of(""),
        (TermList list, Scalar scalar) when PythonText.Int(scalar.Value) is { } index => index >= 0 && index < list.Items.Length ? list.Items[(int)index] : Term.Of(""),
        (Scalar, Scalar) => Term.Of(""),
        _ => null,
    };

    /// <summary>Puts a value in the place of a word in every text of a term: the index of a group's member, a variable of <c>repeat</c>.</summary>
    public static Term Substitute(Term term, string word, Term value)
    {
        switch (term)
        {
            case Scalar { Text: { } text } when text == word:
                return value;
            case Scalar { Text: { } text } when text.Contains(word, StringComparison.Ordinal):
                return PythonText.Text(value) is { } replacement
                    ? Term.Of(text.Replace(word, replacement, StringComparison.Ordinal))
                    : new CallTerm("str_replace", new TermMap([new("template", term), new("params", new TermMap([new(word, value)]))]));
            case TermList list:
                return new TermList([.. list.Items.Select(i => Substitute(i, word, value))]);
            case TermMap map:
                return new TermMap([.. map.Entries.Select(e => new TermEntry(e.Key, Substitute(e.Value, word, value)))]);
            case CallTerm call:
                return new CallTerm(call.Function, Substitute(call.Argument, word, value));
            default:
                return term;
        }
    }

    /// <summary>A whole number as text.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
