using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Catalogue;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Resources;

/// <summary>Templates that an environment puts in the place of a type of Heat.</summary>
internal sealed class FacadeRule : Rule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "HE6009",
        DiagnosticLevel.Error,
        "A template cannot stand for the type that it is put in the place of",
        "A template that an environment maps a type of Heat to must have a parameter, of the same type, for each required property of the "
        + "type, an output for each of its attributes, and no further parameter without a default. Heat refuses the stack otherwise. Use a name of your own instead.",
        """
        heat_template_version: 2018-08-31
        resources:
          secret: {type: OS::Heat::RandomString}
        # file: environment.yaml
        resource_registry: {"OS::Heat::RandomString": "child.yaml"}
        # file: child.yaml
        heat_template_version: 2018-08-31
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          secret: {type: "My::RandomString"}
        # file: environment.yaml
        resource_registry: {"My::RandomString": "child.yaml"}
        # file: child.yaml
        heat_template_version: 2018-08-31
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override void CheckStack(StackContext context)
    {
        foreach (var resource in context.Template.Resources)
        {
            if (context.Stack.IsEnabled(resource) != false && context.Stack.Target(resource) is NestedTarget { Facade: { IsDescribed: true } facade, Template: var child } && Fault(facade, child) is { } fault)
            {
                context.Report(Descriptor, resource.TypeSpan ?? resource.NameSpan, $"{context.Workspace.Show(child.Path)} cannot stand for {facade.Name}: {fault}");
            }
        }
    }

    private static string? Fault(ResourceType facade, Template child)
    {
        foreach (var property in facade.Properties.Values.OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (!child.ParametersByName.TryGetValue(property.Name, out var parameter))
            {
                if (property.Required)
                {
                    return $"it has no parameter \"{property.Name}\"";
                }
            }
            else if (parameter.Type is { } type && type != TypeOf(property.Type))
            {
                return $"the parameter \"{property.Name}\" is of another type";
            }
        }

        return child.Parameters.FirstOrDefault(p => !p.HasDefault && !facade.Properties.ContainsKey(p.Name)) is { } extra ? $"it requires \"{extra.Name}\", which the type does not have"
            : facade.Attributes.Keys.Where(a => a != "show" && !child.OutputsByName.ContainsKey(a)).Order(StringComparer.Ordinal).FirstOrDefault() is { } missing ? $"it has no output \"{missing}\""
            : null;
    }

    private static ParameterType TypeOf(PropertyType type) => type switch
    {
        PropertyType.Integer or PropertyType.Number => ParameterType.Number,
        PropertyType.Boolean => ParameterType.Boolean,
        PropertyType.List => ParameterType.List,
        PropertyType.Map => ParameterType.Json,
        _ => ParameterType.String,
    };
}
