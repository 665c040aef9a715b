using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Values;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Environment;

/// <summary>Entries of environments that set nothing.</summary>
internal sealed class EnvironmentUseRule : Rule
{
    private static readonly DiagnosticDescriptor Unknown = new(
        "HE5307",
        DiagnosticLevel.Error,
        "An environment gives a parameter that the template does not have",
        "parameters are those of the root template, and Heat refuses others. A value for nested templates, or for whichever template has the "
        + "parameter, belongs in parameter_defaults.",
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number, default: 1, description: How large.}
        outputs:
          size: {value: {get_param: size}}
        # file: environment.yaml
        parameters: {sizes: 8}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number, default: 1, description: How large.}
        outputs:
          size: {value: {get_param: size}}
        # file: environment.yaml
        parameters: {size: 8}
        """);

    private static readonly DiagnosticDescriptor Idle = new(
        "HW5308",
        DiagnosticLevel.Warning,
        "An entry of an environment sets nothing",
        "No template of the bundle has the parameter or the resource that the entry is for, so Heat ignores it without a word.",
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number, default: 1, description: How large.}
        outputs:
          size: {value: {get_param: size}}
        # file: environment.yaml
        parameter_defaults: {sizes: 8}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number, default: 1, description: How large.}
        outputs:
          size: {value: {get_param: size}}
        # file: environment.yaml
        parameter_defaults: {size: 8}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Unknown, Idle];

    public override void CheckBundle(BundleContext context)
    {
        var root = context.Root;
        var known = new Lazy<HashSet<string>>(() => context.Workspace.Templates.SelectMany(t => t.Parameters.Select(p => p.Name)).ToHashSet(StringComparer.Ordinal));

        // What a template that could not be read has is not known.
        var isWhole = !context.Stacks.Any(HasGaps);
        foreach (var file in context.Environments.Files)
        {
            foreach (var (name, _, span) in (file.Root["parameters"] as HotMap)?.Entries ?? [])
            {
                if (!root.ParametersByName.ContainsKey(name))
                {
                    var near = Nearest.Of(name, root.Parameters.Select(p => p.Name));
                    context.Report(Unknown, span, $"{context.Workspace.Show(root.Path)} has no parameter \"{name}\"", near is not null ? $"did you mean \"{near}\"?" : known.Value.Contains(name) ? "a nested template has it: use parameter_defaults" : null);
                }
            }

            foreach (var (name, _, span) in (file.Root["parameter_defaults"] as HotMap)?.Entries ?? [])
            {
                if (isWhole && !known.Value.Contains(name))
                {
                    var near = Nearest.Of(name, known.Value.Order(StringComparer.Ordinal));
                    context.Report(Idle, span, $"no template has a parameter \"{name}\"", near is null ? null : $"did you mean \"{near}\"?");
                }
            }

            CheckNames(context, file, known, isWhole);
        }
    }

    private static bool HasGaps(Stack stack)
    {
        foreach (var resource in stack.Template.Resources)
        {
            if (stack.Target(resource) is UnreadableTarget or UnknownTarget)
            {
                return true;
            }
        }

        return false;
    }

    private static void CheckNames(BundleContext context, EnvironmentFile file, Lazy<HashSet<string>> known, bool isWhole)
    {
        foreach (var item in ((file.Root["encrypted_param_names"] as HotList)?.Items ?? []).OfType<HotText>())
        {
            if (isWhole && !known.Value.Contains(item.Value))
            {
                context.Report(Idle, item.Origin, $"no template has a parameter \"{item.Value}\"");
            }
        }

        foreach (var (name, _, span) in (file.Root["parameter_merge_strategies"] as HotMap)?.Entries ?? [])
        {
            if (isWhole && name != "default" && !known.Value.Contains(name))
            {
                context.Report(Idle, span, $"no template has a parameter \"{name}\"");
            }
        }

        if (file.Root["resource_registry"] is not HotMap registry)
        {
            return;
        }

        CheckPatterns(context, registry);
        if (registry["resources"] is not HotMap resources)
        {
            return;
        }

        var names = context.Workspace.Templates.SelectMany(t => t.Resources.Select(r => r.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, _, span) in resources.Entries)
        {
            if (isWhole && !name.Contains('*', StringComparison.Ordinal) && !name.Contains('?', StringComparison.Ordinal) && !name.Contains('[', StringComparison.Ordinal) && !names.Contains(name) && !name.All(char.IsAsciiDigit))
            {
                var near = Nearest.Of(name, names.Order(StringComparer.Ordinal));
                context.Report(Idle, span, $"no template has a resource \"{name}\"", near is null ? null : $"did you mean \"{near}\"?");
            }
        }
    }

    private static void CheckPatterns(BundleContext context, HotMap registry)
    {
        foreach (var (name, value, span) in registry.Entries)
        {
            if (value is HotMap inner)
            {
                CheckPatterns(context, inner);
            }
            else if (name.EndsWith('*') && value is HotText { Value: var target } && TypeResolver.IsTemplateName(target))
            {
                context.Report(Idle, span, $"a template stands for one type only, so \"{name}\" is not taken for a pattern", "name each of the types");
            }
        }
    }
}
