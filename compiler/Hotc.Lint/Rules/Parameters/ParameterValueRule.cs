using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;
using Hotc.Lint.Constraints;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Parameters;

/// <summary>Values of parameters: defaults, and what environments give.</summary>
internal sealed class ParameterValueRule : Rule, IPartRule<Parameter>
{
    private static readonly DiagnosticDescriptor Default = new(
        "HE5106",
        DiagnosticLevel.Error,
        "A default is no value that its parameter can take",
        "Heat holds a default to the type and the constraints of its parameter and refuses the template when it does not fit, even when "
        + "another value is given.",
        """
        heat_template_version: 2018-08-31
        parameters:
          size:
            type: number
            description: How large.
            default: 0
            constraints:
              - range: {min: 1}
        outputs:
          size: {value: {get_param: size}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          size:
            type: number
            description: How large.
            default: 1
            constraints:
              - range: {min: 1}
        outputs:
          size: {value: {get_param: size}}
        """);

    private static readonly DiagnosticDescriptor Given = new(
        "HE5107",
        DiagnosticLevel.Error,
        "An environment gives a parameter a value that it cannot take",
        "The value of an environment must fit the type and the constraints of the parameter. Heat refuses the stack otherwise.",
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number, description: How large.}
        outputs:
          size: {value: {get_param: size}}
        # file: environment.yaml
        parameters: {size: large}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number, description: How large.}
        outputs:
          size: {value: {get_param: size}}
        # file: environment.yaml
        parameters: {size: 8}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Default, Given];

    public void CheckPart(TemplateContext context, Parameter parameter)
    {
        if (parameter.HasDefault)
        {
            var value = ValuePaths.FromNode(parameter.Default!, parameter.Default!.Origin);
            Check(context, Default, parameter, value, parameter.Default.Origin ?? parameter.NameSpan, $"the default of \"{parameter.Name}\"");
        }
    }

    public override void CheckStack(StackContext context)
    {
        foreach (var parameter in context.Template.Parameters)
        {
            var isGiven = context.Stack.Given?.ContainsKey(parameter.Name) == true;
            if (context.Stack.Given is null && context.Environments.Parameters.TryGetValue(parameter.Name, out var set))
            {
                isGiven = true;
                CheckGiven(context, parameter, set.Value, set.KeySpan);
            }

            if (context.Environments.ParameterDefaults.TryGetValue(parameter.Name, out var other) && (!isGiven || IsCheckedAsDefault(parameter)))
            {
                CheckGiven(context, parameter, other.Value, other.KeySpan);
            }
        }
    }

    // What parameter_defaults says takes the place of the default, which Heat holds to the constraints also where nothing uses
    // it. Of the types it only looks at that of a list then, and at a number that a constraint measures.
    private static bool IsCheckedAsDefault(Parameter parameter) => parameter.Type == ParameterType.List || parameter.Constraints.Length > 0;

    private static void CheckGiven(StackContext context, Parameter parameter, HotValue node, SourceSpan? keySpan)
    {
        if (node is not HotNull)
        {
            Check(context, Given, parameter, ValuePaths.FromNode(node, node.Origin), node.Origin ?? keySpan, $"the parameter \"{parameter.Name}\"");
        }
    }

    private static void Check(TemplateContext context, DiagnosticDescriptor descriptor, Parameter parameter, Value value, SourceSpan? span, string subject)
    {
        if (ParameterChecks.CheckType(parameter, value) is { } wrong)
        {
            context.Report(descriptor, span, $"{subject}: {wrong}");
            return;
        }

        foreach (var constraint in parameter.Constraints)
        {
            // Heat does not ask the cloud about a default; the checks that need no cloud are made when the value is used.
            if (ParameterChecks.CheckConstraint(parameter, value, constraint, context.Workspace.Patterns) is { } broken)
            {
                context.Report(new Diagnostic(descriptor, $"{subject}: {broken}", span)
                {
                    Related = constraint.Span is { } place ? [new RelatedLocation(place, "the constraint is here")] : [],
                });
            }
        }
    }
}
