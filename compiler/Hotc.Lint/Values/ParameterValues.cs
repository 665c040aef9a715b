using Hotc.Heat.Catalogue;
using Hotc.Heat.Values;
using Hotc.Lint.Model;

namespace Hotc.Lint.Values;

/// <summary>What <c>get_param</c> yields of the value that a parameter is given.</summary>
internal static class ParameterValues
{
    /// <summary>The value as Heat converts it by the parameter's type.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="raw">What it is given; null when nothing.</param>
    public static Value Convert(Parameter parameter, Value? raw)
    {
        if (parameter.Type is not { } type)
        {
            return Value.Anything(null);
        }

        return (type, raw) switch
        {
            (_, null or AbsentValue) => Unknown(type),
            (_, ChoiceValue choice) => new ChoiceValue(null, Convert(parameter, choice.First), Convert(parameter, choice.Second)),
            (_, ExactValue { IsNull: true }) => Unknown(type),
            (ParameterType.String, ExactValue exact) => exact.Text is null ? new ExactValue(null, new HotText(Python.Str(exact.Node), exact.Node.Origin)) : exact,
            (ParameterType.String, UnknownValue { Resource: not null } id) => id with { Kinds = Kinds.Text, IsUnmade = false },
            (ParameterType.Number, ExactValue exact) => (Value?)Number(exact) ?? Unknown(type),
            (ParameterType.Boolean, ExactValue exact) => PropertyValues.LooseBoolean(exact.Node) is { } truth ? new ExactValue(null, new HotBool(truth, exact.Node.Origin)) : Unknown(type),
            (ParameterType.List, ListValue list) => list with { Items = [.. list.Items.Select(AsText)] },
            (ParameterType.List, ExactValue { Text: { } text }) => Split(text),
            (ParameterType.Json, MapValue or ListValue or ExactValue { Text: null } or ExactValue { Text.Length: 0 }) => raw,
            (ParameterType.Json, ExactValue { Text: { Length: > 0 } text }) => HotJson.Read(text) is { } parsed ? ValuePaths.FromNode(parsed, null) : Unknown(type),
            _ => Unknown(type),
        };
    }

    /// <summary>A parameter that Heat gives every stack, or nothing known of one that does not exist.</summary>
    public static Value Pseudo(string name) =>
        name is "OS::stack_id" or "OS::project_id" or "AWS::StackId" ? new UnknownValue(null, Kinds.Text) { IsIdentifier = true } : name.StartsWith("OS::", StringComparison.Ordinal) || name.StartsWith("AWS::", StringComparison.Ordinal) ? new UnknownValue(null, Kinds.Text) : Value.Anything(null);

    /// <summary>The list that a comma-separated text is.</summary>
    public static ListValue Split(string text) =>
        new(null, text.Length == 0 ? [] : [.. text.Split(',').Select(t => Value.Of(t, null))]);

    /// <summary>The kinds that values of a parameter's type have.</summary>
    public static Kinds KindsOf(ParameterType type) => type switch
    {
        ParameterType.String => Kinds.Text,
        ParameterType.Number => Kinds.Number,
        ParameterType.Boolean => Kinds.Boolean,
        ParameterType.List => Kinds.List,
        _ => Kinds.Map | Kinds.List | Kinds.Text | Kinds.Number | Kinds.Boolean,
    };

    /// <summary>The kinds that values of a property's or attribute's type have.</summary>
    public static Kinds KindsOf(PropertyType type) => type switch
    {
        PropertyType.String => Kinds.Text,
        PropertyType.Integer => Kinds.Integer,
        PropertyType.Number => Kinds.Number,
        PropertyType.Boolean => Kinds.Boolean,
        PropertyType.List => Kinds.List,
        PropertyType.Map => Kinds.Map,
        _ => Kinds.Any,
    };

    private static UnknownValue Unknown(ParameterType type) => new(null, KindsOf(type));

    private static Value AsText(Value item) => item is ExactValue { Text: null } exact ? Value.Of(Python.Str(exact.Node), exact.Span) : item;

    private static ExactValue? Number(ExactValue exact) => exact.Node switch
    {
        HotNumber or HotBool => exact,
        HotText text when Python.TryInt(text.Value, out var whole) && whole >= long.MinValue && whole <= long.MaxValue =>
            new ExactValue(null, HotNumber.Of((long)whole, text.Origin)),
        HotText text when Python.TryFloat(text.Value, out var number) => new ExactValue(null, HotNumber.Of(number, text.Origin)),
        _ => null,
    };
}
