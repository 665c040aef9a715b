using System.Collections.Frozen;
using Hotc.Heat.Values;
using Hotc.Heat.Yaql;
using Hotc.Lint.Model;

namespace Hotc.Lint.Values;

/// <summary>
/// Follows a YAQL expression as far as its data is known: Heat works it out when it checks a stack, before anything runs, and
/// refuses the stack when that fails.
/// </summary>
internal sealed class YaqlEvaluation
{
    private const Kinds Never = Kinds.None;

    // What the methods of YAQL 2 work on, tried out one by one with each kind of value and many arguments.
    private static readonly FrozenDictionary<string, Kinds> Receivers = new (Kinds Kinds, string Names)[]
    {
        (Kinds.List,
            "accumulate aggregate all any append concat contains count cycle defaultIfEmpty distinct enumerate filter first flatten groupBy indexWhere insert insertMany "
            + "last lastIndexWhere limit map max memorize min orderBy orderByDescending reduce replaceMany reverse select selectMany single skip skipWhile slice sliceWhere "
            + "splitAt splitWhere sum take takeWhile toDict toList toSet unpack where zip zipLongest"),
        (Kinds.List | Kinds.Map, "delete"),
        (Kinds.Map, "containsKey containsValue deleteAll get items keys mergeWith set values"),
        (Kinds.Text, "endsWith format matches replaceBy rightSplit split startsWith substring toCharArray toLower toUpper trim trimLeft trimRight"),
        (Kinds.Text | Kinds.List, "indexOf join lastIndexOf replace"),
        (Kinds.Text | Kinds.List | Kinds.Map, "len"),
        (Kinds.Text | Kinds.Null, "isEmpty norm"),
        (Kinds.Integer | Kinds.Boolean, "switchCase"),
        (Kinds.Any, "assert repeat"),
        // Of sets, regular expressions and sorted lists, which only expressions make.
        (Never, "add difference intersect remove search searchAll symmetricDifference thenBy thenByDescending union"),
    }.SelectMany(g => g.Names.Split(' ').Select(n => KeyValuePair.Create(n, g.Kinds))).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Functions =
    (
        "abs all any append bitwiseAnd bitwiseNot bitwiseOr bitwiseXor bool call characters coalesce concat datetime def dict distinct enumerate escapeRegex examine float "
        + "format generate generateMany hex int isBoolean isDatetime isDict isEmpty isInteger isIterable isList isNumber isRegex isSet isString isTimespan len let list "
        + "localtz max min norm now pow random range regex round selectAllCases selectCase sequence set shiftBitsLeft shiftBitsRight sign str switch timespan utctz with "
        + "assert lambda").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Those that have their first argument worked out in any case, before they begin.
    private static readonly FrozenSet<string> Eager =
        "abs bitwiseNot bool coalesce float hex int isBoolean isDict isInteger isList isNumber isString len round sign str".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly CallExpression call;
    private readonly IEvaluationScope scope;
    private readonly Value root;

    private YaqlEvaluation(CallExpression call, IEvaluationScope scope, Value data)
    {
        this.call = call;
        this.scope = scope;
        root = new MapValue(call.Span, [new MapEntry("data", null, data)]);
    }

    /// <summary>What is known of the value of the function <c>yaql</c>.</summary>
    public static Value Evaluate(Evaluator evaluator, CallExpression call, IEvaluationScope scope)
    {
        var data = (call.Argument as MapExpression)?["data"] is { } written ? evaluator.Evaluate(written) : new MapValue(call.Span, []);
        if ((call.Argument as MapExpression)?["expression"] is not { } text)
        {
            return Value.Anything(call.Span);
        }

        var given = evaluator.Evaluate(text);
        if (given is not ExactValue { Text: { } expression })
        {
            if (given is not (ChoiceValue or AbsentValue) && (ValuePaths.KindsOf(given) & Kinds.Text) == 0 && text is CallExpression)
            {
                scope.Report(new EvaluationFault(text.Span, $"the expression of yaql must be text, and this is {ValuePaths.Words(ValuePaths.KindsOf(given))}"));
            }

            return Value.Anything(call.Span);
        }

        var (read, fault) = text is LiteralExpression literal ? literal.Yaql : YaqlText.Read(expression);
        if (read is { } node)
        {
            return new YaqlEvaluation(call, scope, data).Of(node);
        }

        // That of a written expression is reported as its form.
        if (fault is not null && text is not LiteralExpression)
        {
            scope.Report(new EvaluationFault(text.Span, fault));
        }

        return Value.Anything(call.Span);
    }

    private Value Of(YaqlNode node)
    {
        switch (node)
        {
            case YaqlVariable { Name: "$" or "$1" }:
                return root;
            case YaqlConstant constant:
                return new ExactValue(call.Span, constant.Value);
            case YaqlOperation { Operator: "." or "?." } step:
                return Step(step);
            case YaqlOperation { Operator: "and" or "or" or "->", Left: { } left }:
                Of(left);
                return Unknown();
            case YaqlOperation operation:
                _ = operation.Left is null ? null : Of(operation.Left);
                Of(operation.Right);
                return Unknown();
            case YaqlIndex { Arguments: [not YaqlConstant and var place] } computed:
                Of(place);
                return Index(Of(computed.Owner), null);
            case YaqlIndex index:
                return Index(Of(index.Owner), index.Arguments is [YaqlConstant key] ? key.Value : null);
            case YaqlCall function:
                if (!Functions.Contains(function.Name))
                {
                    Report($"YAQL has no function \"{function.Name}\"");
                }
                else if (Eager.Contains(function.Name) && function.Arguments is [var first, ..])
                {
                    Of(first);
                }

                return Unknown();
            default:
                return Unknown();
        }
    }

    private Value Step(YaqlOperation step)
    {
        var owner = Of(step.Left!);
        if (step.Operator == "?." && IsNull(owner))
        {
            return new ExactValue(call.Span, HotNull.Instance);
        }

        return step.Right switch
        {
            YaqlWord word => Property(owner, word.Text),
            YaqlCall method => Method(owner, method),
            _ => Unknown(),
        };
    }

    private Value Property(Value owner, string name)
    {
        switch (owner)
        {
            case MapValue map when map[name] is { } value:
                return value;
            case MapValue { IsOpen: false }:
                Report($"the data has no key \"{name}\"");
                return Unknown();
            case ExactValue { Node: not (HotMap or HotList) }:
                Report($"the expression asks for \"{name}\" of what is {ValuePaths.Words(ValuePaths.KindsOf(owner))}");
                return Unknown();
            case ListValue { IsOpen: false, Items: [ExactValue first, ..] }:
                Report($"the expression asks for \"{name}\" of items of a list, and the first one is {ValuePaths.Words(ValuePaths.KindsOf(first))}");
                return Unknown();
            case UnknownValue when IsNull(owner):
                ReportNull(name);
                return Unknown();
            default:
                return Unknown();
        }
    }

    private Value Method(Value owner, YaqlCall method)
    {
        if (!Receivers.TryGetValue(method.Name, out var kinds))
        {
            if (Functions.Contains(method.Name) || owner is UnknownValue { Kinds: Kinds.Any })
            {
                return Unknown();
            }

            Report($"YAQL has no method \"{method.Name}\"");
            return Unknown();
        }

        if (IsNull(owner) && owner is UnknownValue)
        {
            if ((kinds & Kinds.Null) == 0)
            {
                ReportNull(method.Name);
            }
        }
        else if (owner is ExactValue or ListValue or MapValue or UnknownValue { Attribute: null } && (ValuePaths.KindsOf(owner) & kinds) == 0)
        {
            Report($"the method \"{method.Name}\" of YAQL does not work on what is {ValuePaths.Words(ValuePaths.KindsOf(owner))}");
        }
        else if (owner is ListValue { IsOpen: false, Items: [] } && method is { Name: "first" or "last" or "single" or "sum" or "min" or "max", Arguments: [] })
        {
            Report($"the method \"{method.Name}\" of YAQL fails on an empty list");
        }

        return (owner, method) switch
        {
            (ListValue { IsOpen: false, Items: [var first, ..] }, { Name: "first", Arguments: [] }) => first,
            (ListValue { IsOpen: false, Items: [.., var last] }, { Name: "last", Arguments: [] }) => last,
            (ListValue { IsOpen: false } list, { Name: "len" or "count", Arguments: [] }) => new ExactValue(call.Span, HotNumber.Of(list.Items.Length)),
            _ => Unknown(),
        };
    }

    private Value Index(Value owner, HotValue? key)
    {
        switch (owner)
        {
            case MapValue { IsOpen: false } map when key is HotText name && map[name.Value] is null:
                Report($"the data has no key \"{name.Value}\"");
                return Unknown();
            case MapValue map when key is HotText name:
                return map[name.Value] ?? Unknown();
            case ListValue { IsOpen: false } list when Python.ToDouble(key) is { } place && (place >= list.Items.Length || place < -list.Items.Length):
                Report($"the list has {list.Items.Length} items, and the expression asks for number {place}");
                return Unknown();
            case ExactValue { Node: not (HotMap or HotList) }:
                Report($"the expression asks for an item of what is {ValuePaths.Words(ValuePaths.KindsOf(owner))}");
                return Unknown();
            default:
                return Unknown();
        }
    }

    // An attribute of a resource that does not exist yet is null.
    private static bool IsNull(Value value) => value is ExactValue { IsNull: true } or UnknownValue { IsUnmade: true };

    private void ReportNull(string what) =>
        Report($"the expression asks for \"{what}\" of an attribute, which is null while Heat checks the stack before the resource exists: write ?. before it, or coalesce()");

    private void Report(string message) => scope.Report(new EvaluationFault(((MapExpression)call.Argument)["expression"]?.Span ?? call.Span, message));

    private Value Unknown() => Value.Anything(call.Span);
}
