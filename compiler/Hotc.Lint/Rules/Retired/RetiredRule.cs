using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Heat.Catalogue;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Retired;

/// <summary>Types, properties and attributes that are on their way out.</summary>
internal sealed class RetiredRule : Rule
{
    private static readonly DiagnosticDescriptor Type = new(
        "HW7101",
        DiagnosticLevel.Warning,
        "A resource type is retired",
        "The type is deprecated or hidden: Heat keeps it for old stacks only and may drop it. Some such types are placeholders that take any "
        + "property and make nothing. The message names what to use instead, when Heat says so.",
        "heat_template_version: 2018-08-31\nresources:\n  restarter: {type: OS::Heat::HARestarter}\n",
        "heat_template_version: 2018-08-31\nresources:\n  secret: {type: OS::Heat::RandomString}\n");

    private static readonly DiagnosticDescriptor Property = new(
        "HW7102",
        DiagnosticLevel.Warning,
        "A property is retired",
        "The property is deprecated or hidden: Heat keeps it for old templates only and may drop it. The message names what to use instead, "
        + "when Heat says so.",
        """
        heat_template_version: 2018-08-31
        resources:
          subnet: {type: OS::Neutron::Subnet, properties: {network_id: internal, cidr: 10.0.0.0/24}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          subnet: {type: OS::Neutron::Subnet, properties: {network: internal, cidr: 10.0.0.0/24}}
        """);

    private static readonly DiagnosticDescriptor Attribute = new(
        "HW7103",
        DiagnosticLevel.Warning,
        "An attribute is retired",
        "The attribute is deprecated or hidden: Heat keeps it for old templates only and may drop it. The message names what to use instead, "
        + "when Heat says so.",
        """
        heat_template_version: 2018-08-31
        resources:
          server: {type: OS::Nova::Server, properties: {flavor: small, image: ubuntu, networks: [{network: internal}], user_data_format: RAW}}
        outputs:
          address: {value: {get_attr: [server, first_address]}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          server: {type: OS::Nova::Server, properties: {flavor: small, image: ubuntu, networks: [{network: internal}], user_data_format: RAW}}
        outputs:
          address: {value: {get_attr: [server, networks, internal, 0]}}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Type, Property, Attribute];

    public override void CheckStack(StackContext context)
    {
        foreach (var resource in context.Template.Resources)
        {
            CheckType(context, context.Stack.Target(resource), resource.TypeSpan ?? resource.NameSpan);
        }

        foreach (var member in context.Members)
        {
            CheckType(context, member.Target, member.TypeSpan);
        }

        foreach (var use in context.Uses)
        {
            if (use.Schema.Support.IsRetired && use.Schema.Name.Length > 0)
            {
                context.Report(Property, use.KeySpan, $"the property \"{use.Path}\" is {Word(use.Schema.Support)}", Help(use.Schema.Support));
            }
        }

        foreach (var site in context.Calls)
        {
            if (site.Call is { Function.Kind: FunctionKind.GetAttr, Arguments: [LiteralExpression { Text: { } name }, LiteralExpression { Text: { } attribute } place, ..] }
                && context.Stack.Resource(name) is { } resource
                && context.Stack.Target(resource) is BuiltInTarget { Type: var type }
                && type.Attributes.TryGetValue(attribute, out var schema) && schema.Support.IsRetired)
            {
                context.Report(Attribute, place.Span ?? site.Call.Span, $"the attribute \"{attribute}\" of {type.Name} is {Word(schema.Support)}", Help(schema.Support));
            }
        }
    }

    private static void CheckType(StackContext context, TypeTarget? target, SourceSpan? span)
    {
        if (target is BuiltInTarget { Type: var type } && type.Support.IsRetired)
        {
            var word = type.AcceptsAnyProperty ? "a placeholder that makes nothing" : Word(type.Support);
            context.Report(Type, span, $"the type {type.Name} is {word}", Help(type.Support));
        }
    }

    private static string Word(SupportStatus support) => support.Status switch
    {
        "DEPRECATED" => "deprecated",
        "UNSUPPORTED" => "not supported any more",
        _ => "hidden: it is kept for old stacks only",
    };

    private static string? Help(SupportStatus support) => support.Message is { Length: > 0 } message ? $"Heat says: {message}" : null;
}
