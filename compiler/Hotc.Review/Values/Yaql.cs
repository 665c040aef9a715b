using Hotc.Heat.Values;
using Hotc.Heat.Yaql;

namespace Hotc.Review.Values;

/// <summary>
/// The part of YAQL that templates use for counts and choices: ways into the data, whole numbers, texts, arithmetic, and
/// <c>int</c>, <c>str</c> and <c>len</c>. Anything else stays a call.
/// </summary>
internal sealed class Yaql
{
    private readonly TermMap root;

    private Yaql(Term data) => root = new TermMap([new("data", data)]);

    /// <summary><c>yaql: {expression, data}</c>; null when it is not known or not understood.</summary>
    public static Term? Evaluate(Term argument) =>
        argument is TermMap map && map["expression"] is Scalar { Text: { } expression } && map["data"] is { } data && YaqlText.Read(expression).Node is { } node
            ? new Yaql(data).Of(node)
            : null;

    private Term? Of(YaqlNode node) => node switch
    {
        YaqlVariable { Name: "$" } => root,
        YaqlConstant { Value: HotNumber { IsInteger: true } number } => new Scalar(number),
        YaqlConstant { Value: HotText { Value: var text } } when !text.Contains('\\', StringComparison.Ordinal) => Term.Of(text),
        YaqlOperation { Operator: ".", Left: { } owner, Right: YaqlWord property } => (Of(owner) as TermMap)?[property.Text],
        YaqlOperation { Left: { } left } operation => Arithmetic(operation.Operator, Of(left), Of(operation.Right)),
        YaqlIndex { Arguments: [var index] } place => Item(Of(place.Owner), Of(index)),
        YaqlCall { Arguments: [var given] } call => Call(call.Name, Of(given)),
        _ => null,
    };

    private static Term? Item(Term? owner, Term? index) =>
        owner is TermList list && Whole(index) is { } number && number >= 0 && number < list.Items.Length ? list.Items[(int)number] : null;

    private static Scalar? Call(string name, Term? argument) => (name, argument) switch
    {
        ("int", Scalar scalar) => PythonText.Int(scalar.Value) is { } number ? Term.Of(number) : null,
        ("str", Scalar scalar) => Term.Of(PythonText.Str(scalar.Value)),
        ("len", TermList list) => Term.Of(list.Items.Length),
        ("len", TermMap map) => Term.Of(map.Entries.Length),
        ("len", Scalar { Text: { } word }) => Term.Of(word.Length),
        _ => null,
    };

    private static Scalar? Arithmetic(string sign, Term? left, Term? right)
    {
        if (Whole(left) is not { } a || Whole(right) is not { } b)
        {
            return null;
        }

        Int128? result = sign switch
        {
            "+" => (Int128)a + b,
            "-" => (Int128)a - b,
            "*" => (Int128)a * b,

            // As Python has it: the sign is the divisor's.
            "mod" when b != 0 => (((Int128)a % b) + b) % b,
            _ => null,
        };
        return result >= long.MinValue && result <= long.MaxValue ? Term.Of((long)result) : null;
    }

    private static long? Whole(Term? term) => term is Scalar { Value: HotNumber { IsInteger: true } number } && number.TryGetInt64(out var whole) ? whole : null;
}
