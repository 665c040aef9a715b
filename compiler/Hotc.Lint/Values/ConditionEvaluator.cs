using Hotc.Heat.Values;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Values;

/// <summary>Works out conditions, as far as the values in them are known.</summary>
internal static class ConditionEvaluator
{
    /// <summary>Whether a condition holds; null when that is not known.</summary>
    public static bool? Evaluate(Expression condition, Stack stack)
    {
        switch (condition)
        {
            case LiteralExpression { Node: HotBool boolean }:
                return boolean.Value;
            case LiteralExpression { Node: HotNull }:
                return true;
            case LiteralExpression { Text: { } name }:
                return stack.NamedCondition(name);
            case CallExpression { Function.Kind: FunctionKind.Equal, Arguments: [var left, var right] }:
                return AreEqual(stack.Evaluator.Evaluate(left), stack.Evaluator.Evaluate(right));
            case CallExpression { Function.Kind: FunctionKind.Not } not:
                var inner = not.Function.Form == "CfnNot" && not.Arguments is [var only] ? only : not.Argument;
                return !Evaluate(inner, stack);
            case CallExpression { Function.Kind: FunctionKind.And } and:
                return All(and, stack, decisive: false);
            case CallExpression { Function.Kind: FunctionKind.Or } or:
                return All(or, stack, decisive: true);
            case CallExpression { Function.Kind: FunctionKind.Contains, Arguments: [var item, var list] }:
                return Contains(stack, stack.Evaluator.Evaluate(item), stack.Evaluator.Evaluate(list), list);
            case CallExpression { Function.Kind: FunctionKind.GetParam or FunctionKind.Ref or FunctionKind.Yaql } given:
                return OfValue(stack.Evaluator.Evaluate(given), given, stack);
            default:
                return null;
        }
    }

    private static bool? OfValue(Value value, CallExpression call, Stack stack)
    {
        if (value is not (ChoiceValue or AbsentValue) && (ValuePaths.KindsOf(value) & (Kinds.Boolean | Kinds.Text)) == 0)
        {
            stack.Report(new EvaluationFault(call.Span, $"a condition is a boolean, and this is {ValuePaths.Words(ValuePaths.KindsOf(value))}"));
        }

        if (value is ExactValue { Text: { } text } && !stack.Template.ConditionsByName.ContainsKey(text))
        {
            stack.Report(new EvaluationFault(call.Span, $"there is no condition \"{text}\""));
        }

        return (value as ExactValue)?.Node switch
        {
            HotBool known => known.Value,
            HotText { Value: var name } => stack.NamedCondition(name),
            _ => null,
        };
    }

    private static bool? AreEqual(Value left, Value right)
    {
        if (ValuePaths.ToNode(left) is { } a && ValuePaths.ToNode(right) is { } b)
        {
            return Python.AreEqual(a, b);
        }

        // Values of different kinds are never equal, whatever they are.
        var (kindsLeft, kindsRight) = (Merge(ValuePaths.KindsOf(left)), Merge(ValuePaths.KindsOf(right)));
        return (kindsLeft & kindsRight) == 0 ? false : null;
    }

    // To Python, booleans are numbers.
    private static Kinds Merge(Kinds kinds) => (kinds & (Kinds.Number | Kinds.Boolean)) != 0 ? kinds | Kinds.Number | Kinds.Boolean : kinds;

    private static bool? All(CallExpression call, Stack stack, bool decisive)
    {
        bool? result = !decisive;
        foreach (var part in call.Arguments)
        {
            var value = Evaluate(part, stack);
            if (value == decisive)
            {
                return decisive;
            }

            result = value is null ? null : result;
        }

        return result;
    }

    private static bool? Contains(Stack stack, Value item, Value list, Expression written)
    {
        if (list is not ChoiceValue && (ValuePaths.KindsOf(list) & (Kinds.List | Kinds.Text)) == 0)
        {
            stack.Report(new EvaluationFault(written.Span, $"contains looks into a list or a text, not into {ValuePaths.Words(ValuePaths.KindsOf(list))}"));
        }

        if (ValuePaths.ToNode(item) is not { } node)
        {
            return null;
        }

        return ValuePaths.ToNode(list) switch
        {
            HotList items => items.Items.Any(i => Python.AreEqual(i, node)),
            HotText text when node is HotText part => text.Value.Contains(part.Value, StringComparison.Ordinal),
            _ => null,
        };
    }
}
