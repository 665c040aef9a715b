using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Values;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Structure;

/// <summary>The groups that parameters are shown in.</summary>
internal sealed class ParameterGroupRule : Rule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "HE5017",
        DiagnosticLevel.Error,
        "A parameter group does not fit the parameters",
        "A group of parameter_groups is a map with a list of parameters. Every name in it must be a parameter of the template, and no "
        + "parameter may stand in two groups. Heat refuses anything else.",
        """
        heat_template_version: 2018-08-31
        parameter_groups:
          - {label: names, parameters: [nam]}
        parameters:
          name: {type: string, description: A name.}
        outputs:
          name: {value: {get_param: name}}
        """,
        """
        heat_template_version: 2018-08-31
        parameter_groups:
          - {label: names, parameters: [name]}
        parameters:
          name: {type: string, description: A name.}
        outputs:
          name: {value: {get_param: name}}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override void CheckTemplate(TemplateContext context)
    {
        if (!context.Dialect.IsHot || context.Template.Root["parameter_groups"] is not HotList groups)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in groups.Items)
        {
            if (group is not HotMap map || map["parameters"] is not HotList names)
            {
                context.Report(Descriptor, group.Origin, "a parameter group must be a map with a list of parameters");
                continue;
            }

            foreach (var item in names.Items)
            {
                if (item is not HotText { Value: var name })
                {
                    context.Report(Descriptor, item.Origin, "a parameter group lists names of parameters");
                }
                else if (!context.Template.ParametersByName.ContainsKey(name) && !context.Catalogue.PseudoParameters.Contains(name))
                {
                    var near = Nearest.Of(name, context.Template.Parameters.Select(p => p.Name));
                    context.Report(Descriptor, item.Origin, $"there is no parameter \"{name}\"", near is null ? null : $"did you mean \"{near}\"?");
                }
                else if (!seen.Add(name))
                {
                    context.Report(Descriptor, item.Origin, $"the parameter \"{name}\" stands in a group already");
                }
            }
        }
    }
}
