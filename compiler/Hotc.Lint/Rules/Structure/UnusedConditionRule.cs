using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Values;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Structure;

/// <summary>Conditions that nothing uses.</summary>
internal sealed class UnusedConditionRule : Rule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "HW5025",
        DiagnosticLevel.Warning,
        "Nothing uses a condition",
        "The condition switches nothing on or off. Remove it, or use it where it was meant to be used.",
        """
        heat_template_version: 2018-08-31
        conditions:
          big: {equals: [a, b]}
        outputs:
          size: {value: 1}
        """,
        """
        heat_template_version: 2018-08-31
        conditions:
          big: {equals: [a, b]}
        outputs:
          size: {value: 1, condition: big}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override void CheckTemplate(TemplateContext context)
    {
        if (context.Template.Conditions.IsEmpty)
        {
            return;
        }

        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in context.Template.Root.Entries)
        {
            Collect(entry.Value, texts);
        }

        foreach (var condition in context.Template.Conditions.Where(c => !texts.Contains(c.Name)))
        {
            context.Report(Descriptor, condition.NameSpan, $"nothing uses the condition \"{condition.Name}\"");
        }
    }

    // Any text may be the name: a condition may also be chosen by a parameter.
    private static void Collect(HotValue value, HashSet<string> texts)
    {
        switch (value)
        {
            case HotText text:
                texts.Add(text.Value);
                break;
            case HotList list:
                foreach (var item in list.Items)
                {
                    Collect(item, texts);
                }

                break;
            case HotMap map:
                foreach (var entry in map.Entries)
                {
                    Collect(entry.Value, texts);
                }

                break;
        }
    }
}
