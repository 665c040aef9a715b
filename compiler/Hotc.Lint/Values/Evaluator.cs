using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Hotc.Lint.Model;

namespace Hotc.Lint.Values;

/// <summary>A function whose arguments cannot give a value.</summary>
/// <param name="Span">The argument that is wrong.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record EvaluationFault(SourceSpan? Span, string Message);

/// <summary>What the evaluator asks of the stack that it works for.</summary>
internal interface IEvaluationScope
{
    /// <summary>The value of a parameter; nothing is known of one that does not exist.</summary>
    Value Parameter(string name, SourceSpan? span);

    /// <summary>Whether there is a parameter of a name, declared or given by Heat.</summary>
    bool HasParameter(string name);

    /// <summary>Whether a condition holds; null when its value is not known.</summary>
    bool? Condition(Expression condition);

    /// <summary>A resource by name; null when the template has none.</summary>
    Resource? Resource(string name);

    /// <summary>Whether the id of a resource is null, and not its name, until it exists.</summary>
    bool HasLateId(Resource resource);

    /// <summary>The kinds of an attribute of a resource, without a path into it.</summary>
    Kinds AttributeKinds(Resource resource, string attribute);

    /// <summary>The text of a file; null when it is not known.</summary>
    string? File(string target);

    /// <summary>Takes note that a function cannot work.</summary>
    void Report(EvaluationFault fault);
}

/// <summary>Works out, before anything runs, what is known of the value of an expression.</summary>
internal sealed class Evaluator(IEvaluationScope scope)
{
    /// <summary>What is known of a value.</summary>
    public Value Evaluate(Expression expression) => expression.Constant ?? expression switch
    {
        ListExpression list => List(list.Span, list.Items),
        MapExpression map => Map(map),
        CallExpression call => Call(call),
        _ => Value.Anything(expression.Span),
    };

    private ListValue List(SourceSpan? span, ImmutableArray<Expression> expressions)
    {
        var items = ImmutableArray.CreateBuilder<Value>(expressions.Length);
        foreach (var item in expressions)
        {
            // Heat drops an item that an if leaves out.
            if (Evaluate(item) is not AbsentValue and var value)
            {
                items.Add(value);
            }
        }

        return new ListValue(span, items.DrainToImmutable());
    }

    private MapValue Map(MapExpression map)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>(map.Entries.Length);
        foreach (var (key, span, value) in map.Entries)
        {
            if (Evaluate(value) is not AbsentValue and var known)
            {
                entries.Add(new MapEntry(key, span, known));
            }
        }

        return new MapValue(map.Span, entries.DrainToImmutable());
    }

    private Value Call(CallExpression call)
    {
        switch (call.Function.Kind)
        {
            case FunctionKind.GetParam:
                return GetParam(call);
            case FunctionKind.Ref when call.Argument is LiteralExpression { Text: { } name }:
                return scope.Resource(name) is { } referred ? new UnknownValue(call.Span, Kinds.Text) { Resource = referred, IsIdentifier = true } : scope.Parameter(name, call.Span);
            case FunctionKind.GetResource when call.Argument is CallExpression:
                CheckComputed(Evaluate(call.Argument), call);
                return new UnknownValue(call.Span, Kinds.Text) { IsIdentifier = true };
            case FunctionKind.GetResource:
                var owner = call.Argument is LiteralExpression { Text: { } resource } ? scope.Resource(resource) : null;
                return new UnknownValue(call.Span, Kinds.Text)
                {
                    Resource = owner,
                    IsIdentifier = true,
                    IsUnmade = owner is not null && scope.HasLateId(owner),
                };
            case FunctionKind.GetAttr:
                return GetAttr(call);
            case FunctionKind.If:
                return If(call);
            case FunctionKind.GetFile:
                return Evaluate(call.Argument) is ExactValue { Text: { } file } && scope.File(file) is { } text
                    ? Value.Of(text, call.Span)
                    : new UnknownValue(call.Span, Kinds.Text);
            case FunctionKind.ListJoin:
                return TextFunctions.Join(this, call, scope);
            case FunctionKind.StrSplit:
                return TextFunctions.Split(this, call, scope);
            case FunctionKind.StrReplace:
                return TextFunctions.Replace(this, call, scope);
            case FunctionKind.Digest:
                return TextFunctions.Digest(this, call, scope);
            case FunctionKind.MapMerge:
                return CollectionFunctions.Merge(this, call, scope);
            case FunctionKind.MapReplace:
                return CollectionFunctions.MapReplace(this, call, scope);
            case FunctionKind.Repeat:
                return CollectionFunctions.Repeat(this, call, scope);
            case FunctionKind.Yaql:
                return YaqlEvaluation.Evaluate(this, call, scope);
            case FunctionKind.Filter:
                return CollectionFunctions.Filter(this, call, scope);
            case FunctionKind.ListConcat:
                return CollectionFunctions.Concat(this, call, scope);
            case FunctionKind.Equal or FunctionKind.Not or FunctionKind.And or FunctionKind.Or or FunctionKind.Contains:
                EvaluateArguments(call);
                return scope.Condition(call) is { } known ? Value.Of(known, call.Span) : new UnknownValue(call.Span, Kinds.Boolean);
            case FunctionKind.Base64:
                return Evaluate(call.Argument);
            case FunctionKind.MakeUrl or FunctionKind.CfnReplace:
                EvaluateArguments(call);
                return new UnknownValue(call.Span, Kinds.Text);
            case FunctionKind.GetAzs or FunctionKind.CfnSplit:
                EvaluateArguments(call);
                return new UnknownValue(call.Span, Kinds.List);
            default:
                EvaluateArguments(call);
                return Value.Anything(call.Span);
        }
    }

    // For the faults in them.
    private void EvaluateArguments(CallExpression call) => Evaluate(call.Argument);

    private Value GetParam(CallExpression call)
    {
        if (call.ParameterName is not { Text: { } name })
        {
            return ComputedParameter(call);
        }

        var value = scope.Parameter(name, call.Span);
        for (var i = 1; i < call.Arguments.Length; i++)
        {
            value = ValuePaths.Step(value, Evaluate(call.Arguments[i]), call.Span);
        }

        return value;
    }

    // The name of the parameter is worked out by another function.
    private Value ComputedParameter(CallExpression call)
    {
        var argument = Evaluate(call.Argument);
        if (argument is not (ChoiceValue or AbsentValue) && (ValuePaths.KindsOf(argument) & (Kinds.Text | Kinds.List)) == 0 && call.Argument is CallExpression)
        {
            scope.Report(new EvaluationFault(call.Argument.Span ?? call.Span, $"{call.Function.Name} takes the name of a parameter, and this is {ValuePaths.Words(ValuePaths.KindsOf(argument))}"));
        }

        var name = argument is ListValue { Items: [var first, ..] } ? first : argument;
        if (name is ExactValue { Text: { Length: > 0 } text } && !scope.HasParameter(text))
        {
            scope.Report(new EvaluationFault(call.Argument.Span ?? call.Span, $"there is no parameter \"{text}\""));
        }

        return argument is ExactValue { Text: { Length: > 0 } known } ? scope.Parameter(known, call.Span) : Value.Anything(call.Span);
    }

    // The name of a resource is worked out by another function. A number or boolean names none.
    private void CheckComputed(Value name, CallExpression call)
    {
        if (name is ExactValue exact && (exact.Text is not { } text || scope.Resource(text) is null))
        {
            scope.Report(new EvaluationFault(call.Span, $"there is no resource {ValuePaths.Show(exact.Node)}"));
        }
        else if (name is MapValue or ListValue)
        {
            scope.Report(new EvaluationFault(call.Span, $"{call.Function.Name} takes the name of a resource, and this is {ValuePaths.Words(ValuePaths.KindsOf(name))}"));
        }
    }

    private UnknownValue GetAttr(CallExpression call)
    {
        if (call.Arguments.AsSpan() is not [LiteralExpression { Text: { } name }, .. var rest] || scope.Resource(name) is not { } resource)
        {
            if (call.Arguments is [CallExpression computed, ..])
            {
                CheckComputed(Evaluate(computed), call);
            }

            EvaluateArguments(call);
            return new UnknownValue(call.Span, Kinds.Any);
        }

        if (rest is [CallExpression given, ..] && Evaluate(given) is var known && known is ExactValue { Text: null, IsNull: false } or MapValue or ListValue)
        {
            scope.Report(new EvaluationFault(given.Span, $"an attribute has a name, and this is {ValuePaths.Words(ValuePaths.KindsOf(known))}"));
        }

        return rest switch
        {
            [] => new UnknownValue(call.Span, Kinds.Map),
            [LiteralExpression { Text: { } attribute }] => new UnknownValue(call.Span, scope.AttributeKinds(resource, attribute)) { Resource = resource, Attribute = attribute, IsUnmade = true },
            [LiteralExpression { Text: { } attribute }, ..] => new UnknownValue(call.Span, Kinds.Any) { Resource = resource, Attribute = attribute, IsUnmade = true },
            _ => new UnknownValue(call.Span, Kinds.Any),
        };
    }

    private Value If(CallExpression call)
    {
        if (call.Arguments is not [var condition, var yes, .. var rest] || rest.Length > 1)
        {
            return Value.Anything(call.Span);
        }

        Value Otherwise() => rest is [var no] ? Evaluate(no) : new AbsentValue(call.Span);
        return scope.Condition(condition) switch
        {
            true => Evaluate(yes),
            false => Otherwise(),
            null => new ChoiceValue(call.Span, Evaluate(yes), Otherwise()),
        };
    }
}
