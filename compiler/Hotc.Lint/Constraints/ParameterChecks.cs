using Hotc.Heat.Catalogue;
using Hotc.Heat.Values;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Constraints;

/// <summary>Checks values of parameters as Heat does.</summary>
internal static class ParameterChecks
{
    /// <summary>Why a parameter cannot take a value; null when it can, or when that is not known.</summary>
    public static string? CheckType(Parameter parameter, Value value)
    {
        if (parameter.Type is not { } type || value is not (ExactValue or ListValue or MapValue))
        {
            return null;
        }

        switch (type, value)
        {
            case (ParameterType.Number, ExactValue { Node: var node }) when Python.ToDouble(node) is not null:
                return null;
            case (ParameterType.Number, _):
                return $"{Show(value)} is not a number";
            case (ParameterType.Boolean, ExactValue { Node: var node }) when PropertyValues.LooseBoolean(node) is not null:
                return null;
            case (ParameterType.Boolean, _):
                return $"{Show(value)} is not a boolean";
            case (ParameterType.List, ExactValue { Text: null }):
                return $"{Show(value)} is not a list or comma-separated text: quote it";
            case (ParameterType.List, MapValue):
                return "a map is not a list or comma-separated text";
            case (ParameterType.Json, ExactValue { Text: { Length: > 0 } text }) when HotJson.Read(text) is null:
                return $"{Show(value)} is not valid JSON";
            default:
                return null;
        }
    }

    /// <summary>How a value breaks a constraint; null when it does not, or when that is not known.</summary>
    public static string? CheckConstraint(Parameter parameter, Value value, ParameterConstraint constraint, PythonPatterns patterns)
    {
        switch (parameter.Type, value)
        {
            case (null, _):
                return null;
            case (ParameterType.List, ExactValue { Text: { } text }):
                return ConstraintCheck.CheckCollection(constraint.Rule, ParameterValues.Split(text));
            case (ParameterType.Json, ExactValue { Text: { } text }):
                return HotJson.Read(text) is { } json ? ConstraintCheck.CheckCollection(constraint.Rule, ValuePaths.FromNode(json, null)) : null;
            case (ParameterType.String, ExactValue { Text: null } or ListValue or MapValue) when constraint.Rule is AllowedPatternConstraint:
                return $"{Show(value)} is not text, and a pattern is for text: quote it";
            case (ParameterType.String, ExactValue { Text: null }) when constraint.Rule is LengthConstraint:
                return $"{Show(value)} is not text and has no length: quote it";
            case (_, ListValue or MapValue):
                return ConstraintCheck.CheckCollection(constraint.Rule, value);
            case (_, ExactValue exact):
                return ConstraintCheck.Check(constraint.Rule, exact.Node, TypeOf(parameter.Type.Value), patterns);
            default:
                return null;
        }
    }

    private static string Show(Value value) => ValuePaths.ToNode(value) is { } node ? ValuePaths.Show(node) : "this";

    private static PropertyType TypeOf(ParameterType type) => type switch
    {
        ParameterType.Number => PropertyType.Number,
        ParameterType.Boolean => PropertyType.Boolean,
        ParameterType.List => PropertyType.List,
        ParameterType.Json => PropertyType.Map,
        _ => PropertyType.String,
    };
}
