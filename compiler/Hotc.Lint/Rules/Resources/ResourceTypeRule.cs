using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Resources;

/// <summary>Types of resources that nothing is known of.</summary>
internal sealed class ResourceTypeRule : Rule
{
    private static readonly DiagnosticDescriptor Unknown = new(
        "HE6001",
        DiagnosticLevel.Error,
        "Heat has no such resource type",
        "The type is none of this release of Heat, and no environment maps it to another one. Check the spelling, upper and lower case "
        + "included, and the release that was given.",
        "heat_template_version: 2018-08-31\nresources:\n  server: {type: OS::Nova::Sever}\n",
        "heat_template_version: 2018-08-31\nresources:\n  server: {type: OS::Heat::RandomString}\n");

    private static readonly DiagnosticDescriptor NotChecked = new(
        "HI6002",
        DiagnosticLevel.Info,
        "A resource type of its own was not checked",
        "The type belongs to no service that Heat knows: an environment must map it to a template, or the cloud has a plug-in for it. Give the "
        + "environment with -e and what the resource says is checked too.",
        "heat_template_version: 2018-08-31\nresources:\n  server: {type: My::Own::Server}\n",
        """
        heat_template_version: 2018-08-31
        resources:
          server: {type: My::Own::Server}
        # file: environment.yaml
        resource_registry: {"My::Own::Server": "OS::Heat::RandomString"}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Unknown, NotChecked];

    public override void CheckStack(StackContext context)
    {
        var noted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in context.Template.Resources)
        {
            // Heat makes no object of a resource that is switched off, and so does not look its type up.
            Check(context, context.Stack.Target(resource), resource.Type, resource.TypeSpan ?? resource.NameSpan, context.Stack.IsEnabled(resource) != false, noted);
        }

        foreach (var member in context.Members)
        {
            Check(context, member.Target, member.Type, member.TypeSpan, context.Stack.IsEnabled(member.Group) != false, noted);
        }
    }

    private static void Check(StackContext context, TypeTarget? target, string? type, SourceSpan? span, bool isLive, HashSet<string> noted)
    {
        // An empty type is no type, which another rule says.
        if (target is UnknownTarget { Name: var name } && type is not (null or ""))
        {
            CheckUnknown(context, name, type, span, isLive, noted);
        }
    }

    private static void CheckUnknown(StackContext context, string name, string type, SourceSpan? span, bool isLive, HashSet<string> noted)
    {
        if (name != type && IsOfHeat(name, context))
        {
            context.Report(new Diagnostic(Unknown, $"an environment makes {type} stand for {name}, and {context.Catalogue.Release.Title} has no such resource type", span), isLive);
            return;
        }

        if (!IsOfHeat(type, context))
        {
            // Once is enough.
            if (noted.Add(type))
            {
                context.Report(new Diagnostic(NotChecked, $"the type {type} is not known here, so resources of it were not checked", span), isLive);
            }

            return;
        }

        var near = Nearest.Of(type, context.Catalogue.TypeNames);
        var isLater = Heat.Releases.HeatRelease.All.FirstOrDefault(r => Heat.Catalogue.HeatCatalogue.Of(r).FindType(type) is not null);
        context.Report(
            new Diagnostic(Unknown, $"{context.Catalogue.Release.Title} has no resource type {type}", span)
            {
                Help = isLater is not null ? $"{isLater.Title} has it" : near is null ? null : $"did you mean {near}?",
                Fix = near is not null && isLater is null && span is { } place ? Fixes.ReplaceScalar(place, type, near) : null,
            },
            isLive);
    }

    // Whether a type has the form OS::Service::Name with a service that Heat has types of, or something very near it.
    private static bool IsOfHeat(string type, StackContext context)
    {
        var parts = type.Split("::");
        if (parts.Length < 3 || parts[0] is not ("OS" or "AWS"))
        {
            return false;
        }

        var prefix = $"{parts[0]}::{parts[1]}::";
        return context.Catalogue.TypeNames.Any(n => n.StartsWith(prefix, StringComparison.Ordinal))
            || Nearest.Of(type, context.Catalogue.TypeNames) is not null;
    }
}
