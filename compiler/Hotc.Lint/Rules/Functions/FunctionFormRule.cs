using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Functions;

/// <summary>The arguments that functions are written with.</summary>
internal sealed class FunctionFormRule : Rule
{
    private static readonly DiagnosticDescriptor Form = new(
        "HE5201",
        DiagnosticLevel.Error,
        "A function is not written as it must be",
        "Every function takes its arguments in one form only, and Heat refuses any other. The message says which form is right.",
        """
        heat_template_version: 2018-08-31
        outputs:
          text: {value: {str_replace: {template: "Hello, NAME", parameters: {NAME: you}}}}
        """,
        """
        heat_template_version: 2018-08-31
        outputs:
          text: {value: {str_replace: {template: "Hello, NAME", params: {NAME: you}}}}
        """);

    private static readonly DiagnosticDescriptor Invalid = new(
        "HE5202",
        DiagnosticLevel.Error,
        "A function cannot be used here",
        "Functions of Cloud Formation were removed from HOT in 2014-10-16 and 2015-10-15, and conditions have functions of their own: "
        + "equals, not, and, or, get_param and, since 2017-09-01, contains and yaql. Heat refuses others there.",
        """
        heat_template_version: 2018-08-31
        conditions:
          big: {equals: [{get_attr: [server, name]}, big]}
        outputs:
          size: {value: {if: [big, 10, 1]}}
        """,
        """
        heat_template_version: 2018-08-31
        conditions:
          big: {equals: [{get_param: "OS::stack_name"}, big]}
        outputs:
          size: {value: {if: [big, 10, 1]}}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Form, Invalid];

    public override void CheckStack(StackContext context)
    {
        foreach (var site in context.Calls)
        {
            var name = site.Call.Function.Name;
            if (site.Call.Function.Kind is FunctionKind.Removed)
            {
                context.Report(
                    new Diagnostic(Invalid, $"the function {name} is not part of heat_template_version {context.Dialect.Version}", site.Call.NameSpan)
                    {
                        Help = FunctionForms.Replacement(name) is { } other ? $"use {other}" : null,
                    },
                    site.IsTaken);
            }
            else if (site.Call.Function.Kind is FunctionKind.Invalid)
            {
                context.Report(new Diagnostic(Invalid, $"the function {name} cannot be used in a condition", site.Call.NameSpan), site.IsTaken);
            }
            else if (FunctionForms.FaultOf(site.Call) is { Place: { } place, Message: var message })
            {
                context.Report(new Diagnostic(Form, message, place.Span ?? site.Call.Span), site.IsTaken);
            }
        }
    }
}
