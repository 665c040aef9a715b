using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Wiring;

/// <summary>References to resources that the template does not have, or that a condition takes out.</summary>
internal sealed class UnknownReferenceRule : Rule
{
    private static readonly DiagnosticDescriptor Unknown = new(
        "HE6301",
        DiagnosticLevel.Error,
        "A reference names a resource that does not exist",
        "get_resource, get_attr and depends_on take the name of a resource of the same template. Heat refuses another name.",
        """
        heat_template_version: 2018-08-31
        resources:
          subnet:
            type: OS::Neutron::Subnet
            properties: {cidr: 10.0.0.0/24, network: {get_resource: netwrok}}
          network:
            type: OS::Neutron::Net
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          subnet:
            type: OS::Neutron::Subnet
            properties: {cidr: 10.0.0.0/24, network: {get_resource: network}}
          network:
            type: OS::Neutron::Net
        """);

    private static readonly DiagnosticDescriptor UnknownInOutput = new(
        "HE6308",
        DiagnosticLevel.Error,
        "An output names a resource that the stack does not have",
        "The template has no such resource, or a condition takes it out. Heat makes the stack all the same, and the output fails when somebody reads it.",
        """
        heat_template_version: 2018-08-31
        outputs:
          network: {value: {get_resource: network}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          network: {type: OS::Neutron::Net}
        outputs:
          network: {value: {get_resource: network}}
        """) { HeatAccepts = true };

    private static readonly DiagnosticDescriptor TakenOut = new(
        "HE6302",
        DiagnosticLevel.Error,
        "A reference names a resource that a condition takes out",
        "The condition of the resource does not hold with the present values, so the stack does not have it. Heat refuses the reference. "
        + "Put the reference into an if with the same condition, or give the part that refers the same condition. Only depends_on may name it.",
        """
        heat_template_version: 2018-08-31
        conditions:
          never: {equals: [a, b]}
        resources:
          network:
            type: OS::Neutron::Net
            condition: never
          subnet:
            type: OS::Neutron::Subnet
            properties: {cidr: 10.0.0.0/24, network: {get_resource: network}}
        """,
        """
        heat_template_version: 2018-08-31
        conditions:
          never: {equals: [a, b]}
        resources:
          network:
            type: OS::Neutron::Net
            condition: never
          subnet:
            type: OS::Neutron::Subnet
            condition: never
            properties: {cidr: 10.0.0.0/24, network: {get_resource: network}}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Unknown, UnknownInOutput, TakenOut];

    public override void CheckStack(StackContext context)
    {
        foreach (var site in context.Calls)
        {
            if (References.NameOf(site.Call) is not var (name, span) || site.Call.Function.Kind == FunctionKind.Ref)
            {
                continue;
            }

            if (context.Stack.Resource(name) is not { } resource)
            {
                ReportUnknown(context, name, span, site.IsTaken && site.IsLive, site is { Part: Part.Output, Call.Function.Kind: FunctionKind.GetResource });
            }
            else if (site.IsLive && context.Stack.IsEnabled(resource) == false)
            {
                var finding = new Diagnostic(site is { Part: Part.Output, Call.Function.Kind: FunctionKind.GetResource } ? UnknownInOutput : TakenOut, $"the resource \"{name}\" is not part of the stack: its condition does not hold", span)
                {
                    Related = resource.Condition?.Span is { } condition ? [new RelatedLocation(condition, "the condition is this")] : [],
                };
                context.Report(finding);
            }
        }

        foreach (var resource in context.Template.Resources)
        {
            foreach (var (name, span) in resource.DependsOn)
            {
                if (context.Stack.Resource(name) is null)
                {
                    ReportUnknown(context, name, span, context.Stack.IsEnabled(resource) != false, isOutput: false);
                }
            }
        }
    }

    private static void ReportUnknown(StackContext context, string name, SourceSpan? span, bool isLive, bool isOutput)
    {
        var near = Nearest.Of(name, context.Template.Resources.Select(r => r.Name));
        var isParameter = context.Template.ParametersByName.ContainsKey(name);
        context.Report(
            new Diagnostic(isOutput ? UnknownInOutput : Unknown, $"there is no resource \"{name}\"", span)
            {
                Help = isParameter ? $"\"{name}\" is a parameter: use get_param" : near is null ? null : $"did you mean \"{near}\"?",
                Fix = near is not null && !isParameter && span is { } place && Fixes.ReplaceScalar(place, name, near) is { } fix ? fix : null,
            },
            isLive);
    }
}
