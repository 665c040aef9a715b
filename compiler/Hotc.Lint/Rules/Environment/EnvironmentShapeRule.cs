using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Environment;

/// <summary>The sections of environments and what they hold.</summary>
internal sealed class EnvironmentShapeRule : Rule
{
    private static readonly DiagnosticDescriptor Section = new(
        "HE5304",
        DiagnosticLevel.Error,
        "An environment has no such section, or an empty one",
        "An environment holds parameters, parameter_defaults, resource_registry, encrypted_param_names, parameter_merge_strategies and "
        + "event_sinks. Heat refuses other sections, and sections without anything in them: write {} or leave the section out.",
        """
        heat_template_version: 2018-08-31
        # file: environment.yaml
        parameter: {}
        """,
        """
        heat_template_version: 2018-08-31
        # file: environment.yaml
        parameters: {}
        """);

    private static readonly DiagnosticDescriptor Form = new(
        "HE5305",
        DiagnosticLevel.Error,
        "A section of an environment does not hold what it must",
        "parameters, parameter_defaults and parameter_merge_strategies are maps, resource_registry is a map from types to types or templates, "
        + "encrypted_param_names and event_sinks are lists. A merge strategy is overwrite, merge or deep_merge.",
        """
        heat_template_version: 2018-08-31
        # file: environment.yaml
        parameters: [size, 8]
        """,
        """
        heat_template_version: 2018-08-31
        # file: environment.yaml
        parameters: {}
        """);

    private static readonly DiagnosticDescriptor Hook = new(
        "HE5306",
        DiagnosticLevel.Error,
        "There is no such hook or restricted action",
        "hooks is pre-create, pre-update, pre-delete, post-create, post-update, post-delete or a list of them, and restricted_actions is "
        + "update, replace or a list of them. Heat refuses others.",
        """
        heat_template_version: 2018-08-31
        resources:
          secret: {type: OS::Heat::RandomString}
        # file: environment.yaml
        resource_registry: {resources: {secret: {hooks: before-create}}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          secret: {type: OS::Heat::RandomString}
        # file: environment.yaml
        resource_registry: {resources: {secret: {hooks: pre-create}}}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Section, Form, Hook];

    public override void CheckBundle(BundleContext context)
    {
        foreach (var file in context.Environments.Files)
        {
            foreach (var (key, value, span) in file.Root.Entries)
            {
                if (!context.Catalogue.EnvironmentSections.Contains(key))
                {
                    var near = Nearest.Of(key, context.Catalogue.EnvironmentSections);
                    context.Report(new Diagnostic(Section, $"an environment has no section \"{key}\"", span)
                    {
                        Help = near is null ? null : $"did you mean \"{near}\"?",
                        Fix = near is not null && span is { } place ? Fixes.ReplaceScalar(place, key, near) : null,
                    });
                }
                else if (value is HotNull)
                {
                    context.Report(Section, span, $"the section \"{key}\" is empty, which Heat refuses", "write {} or remove the section");
                }
                else if (key is "encrypted_param_names" or "event_sinks" ? value is not HotList : value is not HotMap)
                {
                    context.Report(Form, value.Origin ?? span, $"the section \"{key}\" must be a {(key is "encrypted_param_names" or "event_sinks" ? "list" : "map")}");
                }
                else
                {
                    CheckSection(context, key, value);
                }
            }
        }
    }

    private static void CheckSection(BundleContext context, string key, HotValue value)
    {
        switch (key, value)
        {
            case ("resource_registry", HotMap registry):
                CheckRegistry(context, registry, isTop: true);
                break;
            case ("parameter_merge_strategies", HotMap strategies):
                foreach (var (_, strategy, span) in strategies.Entries)
                {
                    if (strategy is not HotText { Value: "overwrite" or "merge" or "deep_merge" })
                    {
                        context.Report(Form, strategy.Origin ?? span, "a merge strategy is overwrite, merge or deep_merge");
                    }
                }

                break;
            case ("event_sinks", HotList sinks):
                foreach (var sink in sinks.Items.Where(s => s is not HotMap map || map["type"] is not HotText { Value: "zaqar-queue" }))
                {
                    context.Report(Form, sink.Origin, "an event sink is a map with the type zaqar-queue");
                }

                break;
            case ("encrypted_param_names", HotList names):
                foreach (var name in names.Items.Where(n => n is not HotText))
                {
                    context.Report(Form, name.Origin, "encrypted_param_names lists names of parameters");
                }

                break;
        }
    }

    private static void CheckRegistry(BundleContext context, HotMap registry, bool isTop)
    {
        foreach (var (key, value, span) in registry.Entries)
        {
            switch (key, value)
            {
                case ("hooks", _):
                    CheckWords(context, value, span, context.Catalogue.HookTypes, "hook");
                    break;
                case ("restricted_actions", _):
                    CheckWords(context, value, span, ["update", "replace"], "restricted action");
                    break;
                case (_, HotMap inner):
                    CheckRegistry(context, inner, isTop: false);
                    break;
                case (_, HotText or HotNull):
                    break;
                default:
                    context.Report(Form, value.Origin ?? span, isTop ? "a type is mapped to another type or to a template" : "this must be text");
                    break;
            }
        }
    }

    private static void CheckWords(BundleContext context, HotValue value, SourceSpan? span, ImmutableArray<string> known, string what)
    {
        foreach (var item in value is HotList list ? list.Items : [value])
        {
            if (item is not HotText { Value: var word } || !known.Contains(word))
            {
                var near = item is HotText text ? Nearest.Of(text.Value, known) : null;
                context.Report(Hook, item.Origin ?? span, $"there is no such {what}; there are {string.Join(", ", known)}", near is null ? null : $"did you mean \"{near}\"?");
            }
        }
    }
}
