using Hotc.Foundation.Text;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Values;
using Hotc.Lint.Constraints;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Engine;

/// <summary>Checks what a parent hands to a nested template against its parameters.</summary>
internal static class NestedChecks
{
    internal delegate void Sink(PropertyFault fault, SourceSpan? span, string message, string? help, SourceSpan? origin);

    public static void Check(Template child, Value properties, SourceSpan? typeSpan, StackContext context, Sink add)
    {
        switch (properties)
        {
            case ChoiceValue choice:
                Check(child, choice.First, typeSpan, context, add);
                Check(child, choice.Second, typeSpan, context, add);
                return;
            case not MapValue:
                return;
        }

        var map = (MapValue)properties;
        foreach (var (name, span, value) in map.Entries)
        {
            if (child.ParametersByName.TryGetValue(name, out var parameter))
            {
                CheckValue(parameter, value, span, context, add);
                continue;
            }

            var near = Foundation.Diagnostics.Nearest.Of(name, child.Parameters.Select(p => p.Name));
            add(PropertyFault.Unknown, span, $"{child.Path} has no parameter \"{name}\"", near is null ? null : $"did you mean \"{near}\"?", null);
        }

        foreach (var parameter in child.Parameters)
        {
            if (parameter.Type is not null && !parameter.HasDefault && !map.IsOpen && map[parameter.Name] is null && !context.Environments.ParameterDefaults.ContainsKey(parameter.Name))
            {
                var fault = context.HasAllValues ? PropertyFault.Missing : PropertyFault.MaybeMissing;
                add(fault, typeSpan, $"{child.Path} requires the parameter \"{parameter.Name}\"", null, parameter.NameSpan);
            }
        }
    }

    private static void CheckValue(Parameter parameter, Value value, SourceSpan? keySpan, StackContext context, Sink add)
    {
        switch (value)
        {
            case ChoiceValue choice:
                CheckValue(parameter, choice.First, keySpan, context, add);
                CheckValue(parameter, choice.Second, keySpan, context, add);
                return;
            case AbsentValue:
                return;
            case ExactValue { IsNull: true }:
                value = Empty(parameter.Type, value.Span);
                break;
        }

        if (parameter.Type is not { } type)
        {
            return;
        }

        if (!Fits(value, type, out var wanted))
        {
            add(PropertyFault.WrongType, value.Span ?? keySpan, $"the parameter \"{parameter.Name}\" takes {wanted}, and this is {ValuePaths.Words(ValuePaths.KindsOf(value) & ~Kinds.Null)}", null, parameter.NameSpan);
            return;
        }

        if (value is ExactValue exact && PropertyValues.Convert(exact.Node, TypeOf(type), out var reason) is null && type is not (ParameterType.List or ParameterType.Json))
        {
            add(PropertyFault.WrongType, value.Span ?? keySpan, $"the parameter \"{parameter.Name}\" takes {wanted}: {reason}", null, parameter.NameSpan);
            return;
        }

        if (type == ParameterType.Json && ParameterChecks.CheckType(parameter, value) is { } wrong)
        {
            add(PropertyFault.WrongType, value.Span ?? keySpan, $"the parameter \"{parameter.Name}\" takes {wanted}: {wrong}", null, parameter.NameSpan);
            return;
        }

        foreach (var constraint in parameter.Constraints)
        {
            if (ParameterChecks.CheckConstraint(parameter, value, constraint, context.Workspace.Patterns) is { } broken)
            {
                add(PropertyFault.Constraint, value.Span ?? keySpan, $"the parameter \"{parameter.Name}\": {broken}", null, constraint.Span);
            }
        }
    }

    // What Heat takes a written null for.
    private static Value Empty(ParameterType? type, SourceSpan? span) => type switch
    {
        ParameterType.Number => new ExactValue(span, HotNumber.Of(0)),
        ParameterType.Boolean => new ExactValue(span, HotBool.Of(false)),
        ParameterType.List => new ListValue(span, []),
        ParameterType.Json => new MapValue(span, []),
        _ => Value.Of("", span),
    };

    private static bool Fits(Value value, ParameterType type, out string wanted)
    {
        var kinds = ValuePaths.KindsOf(value);
        (wanted, var allowed) = type switch
        {
            ParameterType.String => ("text", Kinds.Text | Kinds.Integer | Kinds.Boolean),
            ParameterType.Number => ("a number", Kinds.Text | Kinds.Number | Kinds.Boolean),
            ParameterType.Boolean => ("a boolean", Kinds.Text | Kinds.Boolean),
            ParameterType.List => ("a list or comma-separated text", Kinds.Text | Kinds.List),
            _ => ("JSON", Kinds.Text | Kinds.List | Kinds.Map),
        };
        return (kinds & allowed) != 0 && !(value is UnknownValue { IsIdentifier: true } && type is ParameterType.Number or ParameterType.Boolean or ParameterType.Json);
    }

    private static PropertyType TypeOf(ParameterType type) => type switch
    {
        ParameterType.String => PropertyType.String,
        ParameterType.Number => PropertyType.Number,
        ParameterType.Boolean => PropertyType.Boolean,
        ParameterType.List => PropertyType.List,
        _ => PropertyType.Map,
    };
}
