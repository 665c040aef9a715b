using System.Globalization;
using Hotc.Heat.Values;

namespace Hotc.Review.Values;

/// <summary>
/// The part of YAQL that templates use for counts and choices: ways into the data, whole numbers, texts, arithmetic, and
/// <c>int</c>, <c>str</c> and <c>len</c>. Anything else stays a call.
/// </summary>
internal sealed class Yaql
{
    private readonly string text;
    private readonly Term data;
    private int at;

    private Yaql(string text, Term data)
    {
        this.text = text;
        this.data = data;
    }

    /// <summary><c>yaql: {expression, data}</c>; null when it is not known or not understood.</summary>
    public static Term? Evaluate(Term argument)
    {
        if (argument is not TermMap map || map["expression"] is not Scalar { Text: { } expression } || map["data"] is not { } data)
        {
            return null;
        }

        var reader = new Yaql(expression, new TermMap([new("data", data)]));
        var result = reader.Sum();
        reader.Blank();
        return reader.at == expression.Length ? result : null;
    }

    private Term? Sum()
    {
        var left = Product();
        while (left is not null)
        {
            if (Take('+'))
            {
                left = Arithmetic(left, Product(), (a, b) => a + b);
            }
            else if (Take('-'))
            {
                left = Arithmetic(left, Product(), (a, b) => a - b);
            }
            else
            {
                break;
            }
        }

        return left;
    }

    private Term? Product()
    {
        var left = Postfix();
        while (left is not null)
        {
            if (Take('*'))
            {
                left = Arithmetic(left, Postfix(), (a, b) => a * b);
            }
            else if (TakeWord("mod"))
            {
                left = Arithmetic(left, Postfix(), Modulo);
            }
            else
            {
                break;
            }
        }

        return left;
    }

    private Term? Postfix()
    {
        var value = Primary();
        while (value is not null)
        {
            if (Take('['))
            {
                var index = Sum();
                value = index is not null && Take(']') && value is TermList list && Whole(index) is { } number && number >= 0 && number < list.Items.Length
                    ? list.Items[(int)number]
                    : null;
            }
            else if (Take('.'))
            {
                value = Word() is { Length: > 0 } name && !Peek('(') ? (value as TermMap)?[name] : null;
            }
            else
            {
                break;
            }
        }

        return value;
    }

    private Term? Primary()
    {
        Blank();
        if (Take('$'))
        {
            return data;
        }

        if (Take('('))
        {
            var inner = Sum();
            return Take(')') ? inner : null;
        }

        if (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            return long.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Term.Of(number) : null;
        }

        if (Take('\''))
        {
            var end = text.IndexOf('\'', at);
            var literal = end < 0 || text.AsSpan(at, end - at).Contains('\\') ? null : text[at..end];
            at = end < 0 ? text.Length : end + 1;
            return literal is null ? null : Term.Of(literal);
        }

        return Function(Word());
    }

    private Scalar? Function(string name)
    {
        if (name.Length == 0 || !Take('('))
        {
            return null;
        }

        var argument = Sum();
        if (argument is null || !Take(')'))
        {
            return null;
        }

        return (name, argument) switch
        {
            ("int", Scalar scalar) => PythonText.Int(scalar.Value) is { } number ? Term.Of(number) : null,
            ("str", Scalar scalar) => Term.Of(PythonText.Str(scalar.Value)),
            ("len", TermList list) => Term.Of(list.Items.Length),
            ("len", TermMap map) => Term.Of(map.Entries.Length),
            ("len", Scalar { Text: { } word }) => Term.Of(word.Length),
            _ => null,
        };
    }

    private static Scalar? Arithmetic(Term? left, Term? right, Func<long, long, long?> work) =>
        Whole(left) is { } a && Whole(right) is { } b && work(a, b) is { } result ? Term.Of(result) : null;

    // As Python has it: the sign is the divisor's.
    private static long? Modulo(long a, long b) => b == 0 ? null : ((a % b) + b) % b;

    private static long? Whole(Term? term) => term is Scalar { Value: HotNumber { IsInteger: true } number } && number.TryGetInt64(out var whole) ? whole : null;

    private string Word()
    {
        Blank();
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return text[start..at];
    }

    private bool TakeWord(string word)
    {
        var start = at;
        if (Word() == word)
        {
            return true;
        }

        at = start;
        return false;
    }

    private bool Peek(char wanted)
    {
        Blank();
        return at < text.Length && text[at] == wanted;
    }

    private bool Take(char wanted)
    {
        if (!Peek(wanted))
        {
            return false;
        }

        at++;
        return true;
    }

    private void Blank()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
