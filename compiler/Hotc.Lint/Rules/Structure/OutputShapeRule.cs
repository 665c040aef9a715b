using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Values;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Structure;

/// <summary>The keys of outputs.</summary>
internal sealed class OutputShapeRule : Rule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "HE5016",
        DiagnosticLevel.Error,
        "An output does not have its form",
        "An output is a map with a value, and perhaps a description and, since 2016-10-14, a condition. Heat refuses an output without a "
        + "value, and in a nested template one with other keys.",
        "heat_template_version: 2018-08-31\noutputs:\n  answer: {values: 42}\n",
        "heat_template_version: 2018-08-31\noutputs:\n  answer: {value: 42}\n");

    private static readonly DiagnosticDescriptor Extra = new(
        "HW5026",
        DiagnosticLevel.Warning,
        "An output has a key that Heat ignores",
        "An output has a value, a description and a condition. Heat ignores other keys in a root template, and refuses them in a nested one.",
        "heat_template_version: 2018-08-31\noutputs:\n  answer: {value: 42, descripton: The answer.}\n",
        "heat_template_version: 2018-08-31\noutputs:\n  answer: {value: 42, description: The answer.}\n");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor, Extra];

    public override void CheckStack(StackContext context)
    {
        var valueKey = context.Dialect.Word("value");
        foreach (var output in context.Template.Outputs)
        {
            if (output.Node is not HotMap map)
            {
                context.Report(Descriptor, output.Node.Origin ?? output.NameSpan, $"the output \"{output.Name}\" must be a map with a {valueKey}");
                continue;
            }

            if (map[valueKey] is null)
            {
                var close = Nearest.Of(valueKey, map.Entries.Select(e => e.Key));
                context.Report(Descriptor, output.NameSpan, $"the output \"{output.Name}\" has no {valueKey}", close is null ? null : $"\"{close}\" should probably be \"{valueKey}\"");
                continue;
            }

            if (context.Dialect.IsHot && FirstUnknown(map, context.Dialect) is { Key: not null } unknown)
            {
                var near = Nearest.Of(unknown.Key, context.Dialect.OutputKeys.Where(k => map[k] is null));
                context.Report(new Diagnostic(context.Stack.Given is null ? Extra : Descriptor, $"an output has no key \"{unknown.Key}\"", unknown.KeyOrigin)
                {
                    Help = near is null ? null : $"did you mean \"{near}\"?",
                    Fix = near is not null && unknown.KeyOrigin is { } place ? Fixes.ReplaceScalar(place, unknown.Key, near) : null,
                });
            }
        }
    }

    private static HotEntry FirstUnknown(HotMap map, Dialect dialect)
    {
        foreach (var entry in map.Entries)
        {
            if (!dialect.OutputKeys.AsSpan().Contains(entry.Key))
            {
                return entry;
            }
        }

        return default;
    }
}
