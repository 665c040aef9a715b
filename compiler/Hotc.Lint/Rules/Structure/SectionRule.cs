using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Values;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Structure;

/// <summary>The top-level keys of a template and what they hold.</summary>
internal sealed class SectionRule : Rule
{
    private static readonly DiagnosticDescriptor Unknown = new(
        "HE5009",
        DiagnosticLevel.Error,
        "A template has no such section",
        "Heat refuses a template with a top-level key that its version does not know. Conditions exist since 2016-10-14.",
        "heat_template_version: 2018-08-31\nresource: {}\n",
        "heat_template_version: 2018-08-31\nresources: {}\n");

    private static readonly DiagnosticDescriptor Shape = new(
        "HE5010",
        DiagnosticLevel.Error,
        "A section does not hold what it must",
        "The sections parameters, conditions, resources and outputs are maps from names to definitions; parameter_groups is a list. "
        + "Heat refuses anything else, or fails on it. An empty section is allowed, except for an empty conditions.",
        "heat_template_version: 2018-08-31\nresources:\n  - {type: OS::Heat::RandomString}\n",
        "heat_template_version: 2018-08-31\nresources:\n  secret: {type: OS::Heat::RandomString}\n");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Unknown, Shape];

    public override void CheckTemplate(TemplateContext context)
    {
        var dialect = context.Dialect;
        foreach (var (key, value, span) in context.Template.Root.Entries)
        {
            if (!dialect.Sections.AsSpan().Contains(key))
            {
                // A second version key is reported as such.
                if (key is "heat_template_version" or "HeatTemplateFormatVersion" or "AWSTemplateFormatVersion" && value is HotText)
                {
                    continue;
                }

                var near = Nearest.Of(key, dialect.Sections.Where(s => context.Template.Root[s] is null));
                context.Report(new Diagnostic(Unknown, $"a template of version {dialect.Version} has no section \"{key}\"", span)
                {
                    Help = near is not null ? $"did you mean \"{near}\"?" : key == "conditions" ? "conditions need heat_template_version 2016-10-14 or newer" : null,
                    Fix = near is not null && span is { } place ? Fixes.ReplaceScalar(place, key, near) : null,
                });
                continue;
            }

            var isList = key == "parameter_groups";
            var isMap = key == dialect.Word("parameters") || key == dialect.Word("conditions") || key == dialect.Word("resources") || key == dialect.Word("outputs") || key == "Mappings";
            var isEmpty = IsEmpty(value) && key != dialect.Word("conditions");
            if (!isEmpty && ((isMap && value is not HotMap) || (isList && value is not HotList)))
            {
                context.Report(Shape, value.Origin ?? span, $"the section \"{key}\" must be a {(isList ? "list" : "map")}");
            }
        }
    }

    // What Python takes for nothing: Heat takes such a section for one that is not there.
    private static bool IsEmpty(HotValue value) => value is HotNull or HotText { Value.Length: 0 } or HotBool { Value: false } or HotList { Items: [] } or HotMap { Count: 0 }
        || (value is HotNumber number && Python.ToDouble(number) == 0);
}
