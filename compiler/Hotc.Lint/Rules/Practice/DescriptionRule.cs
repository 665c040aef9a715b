using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Values;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Practice;

/// <summary>Parameters that do not say what they are for.</summary>
internal sealed class DescriptionRule : Rule, IPartRule<Parameter>
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "HI8101",
        DiagnosticLevel.Info,
        "A parameter has no description",
        "Whoever makes a stack sees the parameters with their descriptions and has nothing else to go by.",
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number}
        outputs:
          size: {value: {get_param: size}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number, description: Size of the volume in GB.}
        outputs:
          size: {value: {get_param: size}}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public void CheckPart(TemplateContext context, Parameter parameter)
    {
        if (parameter.Node is HotMap map && map[context.Dialect.Word("description")] is not HotText { Value.Length: > 0 })
        {
            context.Report(Descriptor, parameter.NameSpan, $"the parameter \"{parameter.Name}\" has no description");
        }
    }
}
