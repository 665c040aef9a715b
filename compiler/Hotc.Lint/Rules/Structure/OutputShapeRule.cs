using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Values;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Structure;

/// <summary>The keys of outputs.</summary>
internal sealed class OutputShapeRule : Rule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "HE5016",
        DiagnosticLevel.Error,
        "An output does not have its form",
        "An output is a map with a value, and perhaps a description and, since 2016-10-14, a condition. Heat refuses other keys and an "
        + "output without a value.",
        "heat_template_version: 2018-08-31\noutputs:\n  answer: {values: 42}\n",
        "heat_template_version: 2018-08-31\noutputs:\n  answer: {value: 42}\n");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override void CheckTemplate(TemplateContext context)
    {
        var valueKey = context.Dialect.Word("value");
        foreach (var output in context.Template.Outputs)
        {
            if (output.Node is not HotMap map)
            {
                context.Report(Descriptor, output.Node.Origin ?? output.NameSpan, $"the output \"{output.Name}\" must be a map with a {valueKey}");
                continue;
            }

            var unknown = map.Entries.FirstOrDefault(e => !context.Dialect.OutputKeys.Contains(e.Key));
            if (unknown.Key is not null && context.Dialect.IsHot)
            {
                var near = Nearest.Of(unknown.Key, context.Dialect.OutputKeys.Where(k => map[k] is null));
                context.Report(new Diagnostic(Descriptor, $"an output has no key \"{unknown.Key}\"", unknown.KeyOrigin)
                {
                    Help = near is null ? null : $"did you mean \"{near}\"?",
                    Fix = near is not null && unknown.KeyOrigin is { } place ? Fixes.ReplaceScalar(place, unknown.Key, near) : null,
                });
            }
            else if (map[valueKey] is null)
            {
                context.Report(Descriptor, output.NameSpan, $"the output \"{output.Name}\" has no {valueKey}");
            }
        }
    }
}
