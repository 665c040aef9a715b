using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Values;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Parameters;

/// <summary>Constraints of parameters: whether they are ones, and fit the type.</summary>
internal sealed class ConstraintShapeRule : Rule, IPartRule<Parameter>
{
    private static readonly DiagnosticDescriptor Form = new(
        "HE5103",
        DiagnosticLevel.Error,
        "A constraint does not have its form",
        "constraints is a list of maps. Each holds one of range and length (min, max), allowed_values (a list), allowed_pattern (a regular "
        + "expression of Python), custom_constraint (a name that Heat knows) or, since 2017-02-24, modulo (step, offset), and perhaps a "
        + "description. Heat refuses anything else.",
        """
        heat_template_version: 2018-08-31
        parameters:
          size:
            type: number
            description: How large.
            constraints:
              - range: {minimum: 1}
        outputs:
          size: {value: {get_param: size}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          size:
            type: number
            description: How large.
            constraints:
              - range: {min: 1}
        outputs:
          size: {value: {get_param: size}}
        """);

    private static readonly DiagnosticDescriptor Misfit = new(
        "HE5104",
        DiagnosticLevel.Error,
        "A constraint does not fit the type of its parameter",
        "A range and a modulo are for numbers, a length for text, lists and JSON, a pattern for text, allowed values for all but JSON. Heat "
        + "refuses a constraint that its type cannot have.",
        """
        heat_template_version: 2018-08-31
        parameters:
          name:
            type: string
            description: A name.
            constraints:
              - range: {min: 1, max: 8}
        outputs:
          name: {value: {get_param: name}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          name:
            type: string
            description: A name.
            constraints:
              - length: {min: 1, max: 8}
        outputs:
          name: {value: {get_param: name}}
        """);

    private static readonly DiagnosticDescriptor Impossible = new(
        "HE5105",
        DiagnosticLevel.Error,
        "No value can fulfil a constraint",
        "The lower bound of the constraint is above the upper one, or its list of allowed values is empty, so that Heat refuses every value.",
        """
        heat_template_version: 2018-08-31
        parameters:
          size:
            type: number
            description: How large.
            constraints:
              - range: {min: 8, max: 1}
        outputs:
          size: {value: {get_param: size}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          size:
            type: number
            description: How large.
            constraints:
              - range: {min: 1, max: 8}
        outputs:
          size: {value: {get_param: size}}
        """) { HeatAccepts = true };

    private static readonly DiagnosticDescriptor Several = new(
        "HE5114",
        DiagnosticLevel.Error,
        "An entry holds several constraints",
        "Heat takes one constraint out of each entry of the list, and ignores the others in it without a word. Give each an entry of its own.",
        """
        heat_template_version: 2021-04-16
        parameters:
          name:
            type: string
            default: ab
            description: A name.
            constraints: [{length: {max: 3}, allowed_pattern: "[a-z]*"}]
        outputs:
          name: {value: {get_param: name}}
        """,
        """
        heat_template_version: 2021-04-16
        parameters:
          name:
            type: string
            default: ab
            description: A name.
            constraints: [{length: {max: 3}}, {allowed_pattern: "[a-z]*"}]
        outputs:
          name: {value: {get_param: name}}
        """) { HeatAccepts = true };

    // In the order in which Heat looks for one of them (hot/parameters.py).
    private static readonly string[] Kinds = ["modulo", "range", "length", "allowed_values", "allowed_pattern", "custom_constraint"];

    private static readonly string[] Keys = [.. Kinds, "description"];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Form, Misfit, Impossible, Several];

    public void CheckPart(TemplateContext context, Parameter parameter)
    {
        if (context.Dialect.IsHot && parameter.Node is HotMap map && map["constraints"] is { } constraints and not HotNull)
        {
            if (constraints is not HotList list)
            {
                context.Report(Form, constraints.Origin ?? parameter.NameSpan, "constraints must be a list");
                return;
            }

            foreach (var item in list.Items)
            {
                CheckOne(context, parameter, item);
            }
        }

        foreach (var constraint in parameter.Constraints)
        {
            CheckPossible(context, constraint);
            if (constraint.Rule is AllowedPatternConstraint pattern && !context.Workspace.Patterns.IsReadable(pattern.Pattern))
            {
                context.Report(Form, constraint.Span, $"\"{pattern.Pattern}\" is no regular expression");
            }
        }
    }

    private static void CheckOne(TemplateContext context, Parameter parameter, HotValue item)
    {
        if (item is not HotMap map)
        {
            context.Report(Form, item.Origin ?? parameter.NameSpan, "a constraint must be a map");
            return;
        }

        HotEntry kind = default;
        var count = 0;
        foreach (var entry in map.Entries)
        {
            var (key, _, span) = entry;
            if (Array.IndexOf(Kinds, key) is >= 0 and var order)
            {
                count++;
                kind = kind.Key is null || order < Array.IndexOf(Kinds, kind.Key) ? entry : kind;
                continue;
            }

            if (key == "description")
            {
                continue;
            }

            var near = Nearest.Of(key, Keys);
            context.Report(new Diagnostic(Form, $"a constraint has no key \"{key}\"", span)
            {
                Help = near is null ? null : $"did you mean \"{near}\"?",
                Fix = near is not null && span is { } place ? Fixes.ReplaceScalar(place, key, near) : null,
            });
            return;
        }

        foreach (var (key, _, span) in count > 1 ? map.Entries.Where(e => e.Key != kind.Key && Kinds.Contains(e.Key)) : [])
        {
            context.Report(Several, span, $"Heat ignores \"{key}\" beside \"{kind.Key}\"", "give it an entry of its own");
        }

        if (kind.Key is null)
        {
            context.Report(Form, map.Origin ?? parameter.NameSpan, "the constraint says nothing to hold values to");
            return;
        }

        var fault = kind switch
        {
            { Key: "range" or "length", Value: HotMap bounds } => BoundsFault(kind.Key, bounds),
            { Key: "range" or "length" or "modulo", Value: not HotMap } => $"\"{kind.Key}\" must be a map",
            { Key: "modulo", Value: HotMap parts } => ModuloFault(parts),
            { Key: "allowed_values", Value: not HotList } => "allowed_values must be a list",
            { Key: "allowed_pattern", Value: not HotText } => "allowed_pattern must be text",
            { Key: "custom_constraint", Value: not HotText } => "custom_constraint must be a name",
            { Key: "custom_constraint", Value: HotText name } when !context.Catalogue.CustomConstraints.Contains(name.Value) => $"Heat has no constraint \"{name.Value}\"",
            _ => null,
        };
        if (fault is not null)
        {
            var near = kind is { Key: "custom_constraint", Value: HotText text } ? Nearest.Of(text.Value, context.Catalogue.CustomConstraints.Order(StringComparer.Ordinal)) : null;
            context.Report(Form, kind.Value.Origin ?? kind.KeyOrigin, fault, near is null ? null : $"did you mean \"{near}\"?");
            return;
        }

        CheckFit(context, parameter, kind.Key, kind.KeyOrigin);
    }

    private static void CheckFit(TemplateContext context, Parameter parameter, string kind, SourceSpan? span)
    {
        if (parameter is { Type: not null, Node: HotMap map } && map["type"] is HotText type
            && context.Dialect.Facts!.ParameterTypes.TryGetValue(type.Value, out var allowed) && !allowed.Contains(kind))
        {
            var isLater = kind == "modulo" && type.Value == "number";
            context.Report(
                Misfit, span, isLater ? "modulo exists since heat_template_version 2017-02-24" : $"a parameter of type {type.Value} cannot have the constraint {kind}");
        }
    }

    private static void CheckPossible(TemplateContext context, ParameterConstraint constraint)
    {
        var isImpossible = constraint.Rule switch
        {
            RangeConstraint range => range.Min > range.Max,
            LengthConstraint length => length.Min > length.Max || length.Max < 0,
            AllowedValuesConstraint values => values.Values.IsEmpty,
            _ => false,
        };
        if (isImpossible)
        {
            context.Report(Impossible, constraint.Span, "no value can fulfil this constraint");
        }
    }

    private static string? BoundsFault(string kind, HotMap bounds)
    {
        foreach (var (key, value, _) in bounds.Entries)
        {
            if (key is not ("min" or "max"))
            {
                return $"\"{kind}\" takes min and max, not \"{key}\"";
            }

            if (value is not HotNull && Python.ToDouble(value) is null)
            {
                return $"\"{key}\" must be a number";
            }

            // Python's 5.0 is no integer, and a number beyond 64 bits that is written without a point is one.
            if (kind == "length" && (value is HotNumber { IsInteger: false } || (value is HotText text && !Python.TryInt(text.Value, out _))))
            {
                return $"\"{key}\" of a length must be a whole number";
            }
        }

        return bounds.Entries.All(e => e.Value is HotNull) ? $"\"{kind}\" needs min or max" : null;
    }

    private static string? ModuloFault(HotMap parts)
    {
        if (parts.Entries.FirstOrDefault(e => e.Key is not ("step" or "offset")).Key is { } other)
        {
            return $"modulo takes step and offset, not \"{other}\"";
        }

        if (Python.ToDouble(parts["step"]) is not { } step || Python.ToDouble(parts["offset"]) is not { } offset)
        {
            return "modulo needs the numbers step and offset";
        }

        return step == 0 ? "the step of modulo cannot be 0"
            : step != Math.Floor(step) || offset != Math.Floor(offset) ? "step and offset must be whole numbers"
            : Math.Abs(offset) >= Math.Abs(step) ? "the offset of modulo must be smaller than the step"
            : step * offset < 0 ? "step and offset must have the same sign"
            : null;
    }
}
