using System.Collections.Immutable;
using Hotc.Heat.Values;
using Hotc.Review.Stacks;

namespace Hotc.Review.Values;

/// <summary>Works out the values of one stack as far as they are known before anything runs.</summary>
internal sealed class Evaluator(StackNode stack)
{
    // Conditions of conditions and outputs of outputs: nobody writes as many, and each is a step down the call stack.
    private const int DeepestCall = 400;

    private int depth;

    /// <summary>What is known of a value.</summary>
    public Term Evaluate(HotValue value)
    {
        switch (value)
        {
            case HotList list:
                return new TermList([.. list.Items.Select(Evaluate).Where(t => t != Term.Absent)]);
            case HotMap { Count: 1 } call when FunctionNames.All.Contains(call.Entries[0].Key):
                if (depth >= DeepestCall)
                {
                    return new CallTerm(call.Entries[0].Key, Term.Null);
                }

                depth++;
                var result = Call(call.Entries[0].Key, call.Entries[0].Value);
                depth--;
                return result;
            case HotMap map:
                return new TermMap([.. map.Entries.Select(e => new TermEntry(e.Key, Evaluate(e.Value))).Where(e => e.Value != Term.Absent)]);
            default:
                return new Scalar(value);
        }
    }

    /// <summary>Whether a condition holds, by name or as an expression; null when that is not known.</summary>
    public bool? Condition(HotValue condition) => condition switch
    {
        HotText name => stack.NamedCondition(name.Value),
        _ => Evaluate(condition) is Scalar { Value: HotBool known } ? known.Value : null,
    };

    private Term Call(string function, HotValue argument)
    {
        switch (function)
        {
            case "get_param":
                return GetParam(argument);
            case "get_resource":
                return argument is HotText resource && stack.Find(resource.Value) is { } referred ? referred.Id : new CallTerm(function, Term.Data(argument));
            case "get_attr":
                return GetAttr(argument);
            case "get_file":
                return Evaluate(argument) is Scalar { Text: { } path } && stack.File(path) is { } content ? Term.Of(content) : new CallTerm(function, Evaluate(argument));
            case "if":
                return If(argument);
            case "and" or "or" or "not" or "equals":
                return Logic(function, argument);
            default:
                var known = Evaluate(argument);
                return (FunctionNames.Find(function)?.Invoke(known)) ?? new CallTerm(function, known);
        }
    }

    private Term GetParam(HotValue argument)
    {
        var (name, path) = argument switch
        {
            HotText text => (text.Value, ImmutableArray<HotValue>.Empty),
            HotList { Items: [HotText first, .. var rest] } => (first.Value, rest),
            _ => (null, []),
        };
        if (name is null)
        {
            return new CallTerm("get_param", Evaluate(argument));
        }

        var value = stack.Parameter(name);
        return path.Length == 0 ? value : TermPaths.Walk(value, [.. path.Select(Evaluate)], "get_param");
    }

    private Term GetAttr(HotValue argument)
    {
        if (argument is not HotList { Items: [HotText name, .. var rest] } || stack.Find(name.Value) is not { } target)
        {
            return new CallTerm("get_attr", Evaluate(argument));
        }

        ImmutableArray<Term> path = [.. rest.Select(Evaluate)];
        return path is [Scalar { Text: { } attribute }, .. var more] ? target.Attribute(attribute, more) : new ReferenceTerm(target, "", path);
    }

    private Term If(HotValue argument)
    {
        if (argument is not HotList { Items: [var condition, var yes, .. var no] } || no.Length > 1)
        {
            return new CallTerm("if", Evaluate(argument));
        }

        Term Otherwise() => no is [var other] ? Evaluate(other) : Term.Absent;
        return Condition(condition) switch
        {
            true => Evaluate(yes),
            false => Otherwise(),
            null => new CallTerm("if", new TermList([Evaluate(condition), Evaluate(yes), Otherwise()])),
        };
    }

    private Term Logic(string function, HotValue argument)
    {
        ImmutableArray<HotValue> parts = argument is HotList list && function != "not" ? list.Items : [argument];
        if (function == "equals")
        {
            return parts is [var first, var second] && TermComparer.KnownEqual(Evaluate(first), Evaluate(second)) is { } equal
                ? Term.Of(equal)
                : new CallTerm(function, Evaluate(argument));
        }

        var known = parts.Select(Condition).ToArray();
        bool? answer = function switch
        {
            "not" => !known[0],
            "and" => known.Contains(false) ? false : known.Contains(null) ? null : true,
            _ => known.Contains(true) ? true : known.Contains(null) ? null : false,
        };
        return answer is { } value ? Term.Of(value) : new CallTerm(function, Evaluate(argument));
    }
}
