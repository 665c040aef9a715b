using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Functions;

/// <summary>Functions whose arguments, as far as they are known, cannot give a value.</summary>
internal sealed class FunctionValueRule : Rule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "HE5203",
        DiagnosticLevel.Error,
        "A function cannot work with the value that it is given",
        "The value is of a kind that the function does not take, or out of what it can do. Heat refuses it in a resource; in an output the "
        + "stack is made, and the output fails when somebody reads it. Numbers are not text: quote them, or let str_replace put them in.",
        """
        heat_template_version: 2018-08-31
        outputs:
          address: {value: {list_join: [":", [localhost, 8080]]}}
        """,
        """
        heat_template_version: 2018-08-31
        outputs:
          address: {value: {list_join: [":", [localhost, "8080"]]}}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override void CheckStack(StackContext context)
    {
        var stack = context.Stack;
        foreach (var resource in context.EnabledResources)
        {
            stack.Properties(resource);
            Evaluate(stack, resource.Metadata);
        }

        foreach (var output in context.Template.Outputs)
        {
            if (output.Condition is null || stack.Condition(output.Condition) != false)
            {
                Evaluate(stack, output.Value);
            }
        }

        foreach (var fault in stack.Faults)
        {
            context.Report(Descriptor, fault.Span, fault.Message);
        }
    }

    private static void Evaluate(Stack stack, Expression? expression)
    {
        if (expression is not null)
        {
            stack.Evaluator.Evaluate(expression);
        }
    }
}
