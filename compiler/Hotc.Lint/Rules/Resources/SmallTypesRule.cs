using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Engine;
using Hotc.Lint.Rules.Resources.Faults;

namespace Hotc.Lint.Rules.Resources;

/// <summary>What Heat checks of other types besides the schema.</summary>
internal sealed class SmallTypesRule : TypeRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "HE6030",
        DiagnosticLevel.Error,
        "Values of a resource do not fit each other",
        "Each property by itself is right, but Heat refuses them together, or the cloud does. The message says what does not fit.",
        """
        heat_template_version: 2018-08-31
        resources:
          secret:
            type: OS::Heat::RandomString
            properties: {length: 2, character_classes: [{class: digits, min: 2}, {class: lowercase, min: 2}]}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          secret:
            type: OS::Heat::RandomString
            properties: {length: 4, character_classes: [{class: digits, min: 2}, {class: lowercase, min: 2}]}
        """);

    private static readonly string[] OwnTypes = [.. FaultTable.ByType.Keys];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override IReadOnlyList<string> Types => OwnTypes;

    public override void Check(StackContext context, Subject subject)
    {
        if (FaultTable.ByType[subject.Type](context, subject) is var (property, message))
        {
            context.Report(Descriptor, subject.PlaceOf(property), message);
        }

        if (subject.Type == "OS::Neutron::SecurityGroup")
        {
            foreach (var rule in subject.Maps("rules"))
            {
                if (NetworkFaults.PortRange(rule) is var (_, wrong))
                {
                    context.Report(Descriptor, rule.Span ?? subject.Span, wrong);
                }
            }
        }
    }
}
