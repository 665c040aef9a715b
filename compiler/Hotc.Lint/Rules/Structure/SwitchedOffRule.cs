using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Structure;

/// <summary>What is wrong where a condition keeps Heat from looking.</summary>
internal sealed class SwitchedOffRule : Rule
{
    public static DiagnosticDescriptor Descriptor { get; } = new(
        "HW5008",
        DiagnosticLevel.Warning,
        "A part that is switched off is wrong",
        "A condition that does not hold, with the values that the parameters have now, keeps Heat from looking at this part. Heat will "
        + "refuse it as soon as other values switch it on. The message says what is wrong and names the code of the finding.",
        """
        heat_template_version: 2018-08-31
        description: A part that is off.
        parameters:
          extra: {type: boolean, default: false, description: Whether to make it.}
        outputs:
          name:
            description: A name.
            value: {if: [{get_param: extra}, {get_resource: missing}, none]}
        """,
        """
        heat_template_version: 2018-08-31
        description: A part that is off.
        parameters:
          extra: {type: boolean, default: false, description: Whether to make it.}
        outputs:
          name:
            description: A name.
            value: {if: [{get_param: extra}, one, none]}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];
}
