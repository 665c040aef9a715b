using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Values;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Wiring;

/// <summary>Attributes that <c>get_attr</c> reads.</summary>
internal sealed class AttributeRule : Rule
{
    private static readonly DiagnosticDescriptor Unknown = new(
        "HE6303",
        DiagnosticLevel.Error,
        "A resource has no such attribute",
        "get_attr reads an attribute of the resource's type, or an output of the nested template behind it. Heat refuses others where it looks; "
        + "where it does not, the value is silently null.",
        """
        heat_template_version: 2018-08-31
        resources:
          secret: {type: OS::Heat::RandomString}
        outputs:
          secret: {value: {get_attr: [secret, valeu]}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          network: {type: OS::Neutron::Net}
        outputs:
          mtu: {value: {get_attr: [network, mtu]}}
        """);

    private static readonly DiagnosticDescriptor NoPath = new(
        "HE6304",
        DiagnosticLevel.Error,
        "A path leads into an attribute that has no parts",
        "The attribute is text or a number. A path into it selects nothing: the value is silently null.",
        """
        heat_template_version: 2018-08-31
        resources:
          network: {type: OS::Neutron::Net}
        outputs:
          name: {value: {get_attr: [network, name, 0]}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          network: {type: OS::Neutron::Net}
        outputs:
          subnet: {value: {get_attr: [network, subnets, 0]}}
        """) { HeatAccepts = true };

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Unknown, NoPath];

    public override void CheckStack(StackContext context)
    {
        foreach (var site in context.Calls)
        {
            if (site.Call is { Function.Kind: FunctionKind.GetAttr, Arguments: [LiteralExpression { Text: { } name }, var place, .. var path] }
                && place is LiteralExpression or CallExpression && context.Stack.Resource(name) is { } resource && context.Stack.Evaluator.Evaluate(place) is ExactValue { Text: { } attribute })
            {
                Check(context, site, resource, attribute, place, path);
            }
        }
    }

    private static void Check(StackContext context, CallSite site, Resource resource, string attribute, Expression place, ImmutableArray<Expression> path)
    {
        switch (context.Stack.Target(resource))
        {
            case BuiltInTarget { Type: { IsDescribed: true } type }:
                if (!type.Attributes.TryGetValue(attribute, out var schema))
                {
                    if (!IsOfMember(context, resource, type, attribute) && !type.AcceptsAnyProperty)
                    {
                        ReportUnknown(context, site, place, attribute, $"{type.Name} has no attribute \"{attribute}\"", type.Attributes.Keys.Order(StringComparer.Ordinal));
                    }
                }
                else if (path.Length > 0 && schema.Type is PropertyType.String or PropertyType.Integer or PropertyType.Number or PropertyType.Boolean && !MayHoldJson(type, attribute) && path.Length > 0)
                {
                    context.Report(new Diagnostic(NoPath, $"the attribute \"{attribute}\" is {(schema.Type == PropertyType.String ? "text" : "a " + schema.Type.ToString().ToLowerInvariant())}: a path into it selects nothing", path[0].Span ?? site.Call.Span), site.IsLive);
                }

                break;
            case NestedTarget { Template: var child } when attribute is not ("show" or "OS::stack_id") && !attribute.StartsWith("resource.", StringComparison.Ordinal):
                if (!child.OutputsByName.TryGetValue(attribute, out var output))
                {
                    ReportUnknown(context, site, place, attribute, $"{context.Workspace.Show(child.Path)} has no output \"{attribute}\"", child.Outputs.Select(o => o.Name));
                }
                else if (path.Length > 0 && output.Value is LiteralExpression { Node: HotText or HotNumber or HotBool })
                {
                    context.Report(new Diagnostic(NoPath, $"the output \"{attribute}\" is a single value: a path into it selects nothing", path[0].Span ?? site.Call.Span), site.IsLive);
                }

                break;
        }
    }

    private static void ReportUnknown(StackContext context, CallSite site, Expression place, string attribute, string message, IEnumerable<string> known)
    {
        var near = Nearest.Of(attribute, known);
        context.Report(
            new Diagnostic(Unknown, message, place.Span ?? site.Call.Span)
            {
                Help = near is null ? null : $"did you mean \"{near}\"?",
                Fix = near is not null && place.Span is { } span ? Fixes.ReplaceScalar(span, attribute, near) : null,
            },
            site.IsLive);
    }

    // A deployment hands out what its script wrote, and some attributes are JSON in text.
    private static bool MayHoldJson(ResourceType type, string attribute) => attribute is "data" or "value" or "outputs" or "tags" || type.Name.Contains("Wait", StringComparison.Ordinal);

    // Groups and deployments have more attributes than Heat declares: those of their members, and outputs of the config.
    private static bool IsOfMember(StackContext context, Resource resource, ResourceType type, string attribute)
    {
        if (type.Name.Contains("Deployment", StringComparison.Ordinal))
        {
            return true;
        }

        if (!type.HoldsNestedStack && type.Name is not ("OS::Heat::Stack" or "AWS::CloudFormation::Stack"))
        {
            return false;
        }

        if (type.Name is not ("OS::Heat::ResourceGroup" or "OS::Heat::AutoScalingGroup" or "OS::Heat::ResourceChain"))
        {
            return true;
        }

        if (attribute.StartsWith("resource.", StringComparison.Ordinal) || attribute.StartsWith("outputs", StringComparison.Ordinal) || attribute.StartsWith("refs", StringComparison.Ordinal))
        {
            return true;
        }

        var members = context.Members.Where(m => m.Group == resource).ToArray();
        return members.Length == 0 || Array.Exists(members, m => m.Target switch
        {
            NestedTarget nested => nested.Template.OutputsByName.ContainsKey(attribute) || attribute is "show" or "OS::stack_id",
            BuiltInTarget { Type: { IsDescribed: true } builtIn } => builtIn.Attributes.ContainsKey(attribute) || builtIn.AcceptsAnyProperty,
            _ => true,
        });
    }
}
