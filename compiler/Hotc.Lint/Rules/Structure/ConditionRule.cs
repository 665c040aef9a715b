using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Values;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Structure;

/// <summary>Conditions: what they are, whether they exist, whether they depend on themselves.</summary>
internal sealed class ConditionRule : Rule
{
    private static readonly DiagnosticDescriptor Unknown = new(
        "HE5020",
        DiagnosticLevel.Error,
        "There is no such condition",
        "condition and the first argument of if take the name of a condition, a boolean, or a function of conditions. Heat refuses a "
        + "name that the section conditions does not have.",
        """
        heat_template_version: 2018-08-31
        conditions:
          big: {equals: [a, b]}
        outputs:
          size: {value: {if: [bigg, 10, 1]}}
          other: {value: {if: [big, 10, 1]}}
        """,
        """
        heat_template_version: 2018-08-31
        conditions:
          big: {equals: [a, b]}
        outputs:
          size: {value: {if: [big, 10, 1]}}
        """);

    private static readonly DiagnosticDescriptor Circular = new(
        "HE5021",
        DiagnosticLevel.Error,
        "A condition depends on itself",
        "Heat cannot work such a condition out. It notices only when something uses the condition, so the template may work for a long time.",
        """
        heat_template_version: 2018-08-31
        conditions:
          first: {not: second}
          second: {not: first}
        outputs:
          size: {value: 1, condition: first}
        """,
        """
        heat_template_version: 2018-08-31
        conditions:
          first: {not: second}
          second: {equals: [a, b]}
        outputs:
          size: {value: 1, condition: first}
        """) { HeatAccepts = true };

    private static readonly DiagnosticDescriptor Form = new(
        "HE5022",
        DiagnosticLevel.Error,
        "A condition is no boolean and no function of conditions",
        "The definition of a condition is a boolean or a call of equals, not, and, or, contains, yaql or get_param. The name of another "
        + "condition alone is not enough: write {and: [other, true]} or use the other one.",
        """
        heat_template_version: 2018-08-31
        conditions:
          big: large
        outputs:
          size: {value: {if: [big, 10, 1]}}
        """,
        """
        heat_template_version: 2018-08-31
        conditions:
          big: {equals: [large, small]}
        outputs:
          size: {value: {if: [big, 10, 1]}}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Unknown, Circular, Form];

    public override void CheckTemplate(TemplateContext context)
    {
        var template = context.Template;
        if (template.Conditions.IsEmpty)
        {
            return;
        }

        foreach (var condition in template.Conditions)
        {
            if (condition.Expression is not (CallExpression or LiteralExpression { Node: HotBool }))
            {
                context.Report(Form, condition.Node.Origin ?? condition.NameSpan, $"the condition \"{condition.Name}\" must be a boolean or a function of conditions");
            }

            CheckNames(condition.Expression, context, isTop: true);
        }

        var numbers = template.Conditions.Select((c, i) => (c.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        List<(int, int)> edges = [.. template.Conditions.SelectMany((c, i) => NamesIn(c.Expression).Where(numbers.ContainsKey).Select(n => (i, numbers[n])))];
        foreach (var circle in Cycles.Find(template.Conditions.Length, edges))
        {
            var first = template.Conditions[circle[0]];
            var way = string.Join(" → ", circle.Append(circle[0]).Select(n => template.Conditions[n].Name));
            context.Report(Circular, first.NameSpan, $"the condition \"{first.Name}\" depends on itself: {way}");
        }
    }

    public override void CheckStack(StackContext context)
    {
        foreach (var resource in context.Template.Resources)
        {
            if (resource.Condition is { } condition)
            {
                CheckUse(condition, context);
            }
        }

        foreach (var output in context.Template.Outputs)
        {
            if (output.Condition is { } condition)
            {
                CheckUse(condition, context);
            }
        }

        foreach (var site in context.Calls)
        {
            if (site.Call is { Function.Kind: FunctionKind.If, Arguments: [var decisive, ..] })
            {
                CheckIf(decisive, context, site.IsTaken);
            }
        }
    }

    private static void CheckIf(Expression condition, TemplateContext context, bool isTaken) =>
        Visit(condition, isTop: false, (name, place) =>
        {
            if (Missing(context, name, place) is { } finding)
            {
                context.Report(finding, isTaken);
            }
        });

    private static void CheckNames(Expression? expression, TemplateContext context, bool isTop) =>
        Visit(expression, isTop, (name, place) =>
        {
            if (Missing(context, name, place) is { } finding)
            {
                context.Report(finding);
            }
        });

    // Heat looks at the names in and, or one after the other, until one decides.
    private static void CheckUse(Expression condition, StackContext context) =>
        Visit(condition, isTop: false, (name, place) =>
        {
            if (Missing(context, name, place) is { } finding)
            {
                context.Report(finding, isLive: !IsDecidedBefore(condition, place, context.Stack));
            }
        });

    private static bool IsDecidedBefore(Expression? condition, Expression place, Stack stack) =>
        condition is CallExpression { Function.Kind: FunctionKind.And or FunctionKind.Or } call
        && call.Arguments.TakeWhile(a => a != place).Any(a => stack.Condition(a) == (call.Function.Kind == FunctionKind.Or)) && call.Arguments.Contains(place);

    private static Diagnostic? Missing(TemplateContext context, string? name, Expression place)
    {
        if (name is null)
        {
            return new Diagnostic(Form, "not, and, or and if take the name of a condition, a boolean or a function of conditions", place.Span);
        }

        if (context.Template.ConditionsByName.ContainsKey(name))
        {
            return null;
        }

        var near = Nearest.Of(name, context.Template.Conditions.Select(c => c.Name));
        return new Diagnostic(Unknown, $"there is no condition \"{name}\"", place.Span)
        {
            Help = near is not null ? $"did you mean \"{near}\"?" : context.Template.ParametersByName.ContainsKey(name) ? "it is a parameter: use get_param" : null,
            Fix = near is not null && place.Span is { } span ? Fixes.ReplaceScalar(span, name, near) : null,
        };
    }

    // The names of conditions in a condition: the condition itself, unless it is a definition, and the arguments of not, and, or.
    // A null name is something else that stands in the place of one.
    private static void Visit(Expression? expression, bool isTop, Action<string?, Expression> found)
    {
        switch (expression)
        {
            case LiteralExpression { Text: { } name } when !isTop:
                found(name, expression);
                break;
            case MapExpression or ListExpression or LiteralExpression { Node: HotNumber } when !isTop:
                found(null, expression);
                break;
            case CallExpression { Function: { Kind: FunctionKind.Not, Form: not "CfnNot" } } not:
                Visit(not.Argument, false, found);
                break;
            case CallExpression { Function.Kind: FunctionKind.And or FunctionKind.Or or FunctionKind.Not } call:
                foreach (var part in call.Arguments)
                {
                    Visit(part, false, found);
                }

                break;
        }
    }

    private static List<string> NamesIn(Expression definition)
    {
        List<string> names = [];
        Visit(definition, isTop: true, (name, _) => names.AddRange(name is null ? [] : [name]));
        return names;
    }
}
