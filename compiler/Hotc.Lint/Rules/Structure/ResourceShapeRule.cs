using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Structure;

/// <summary>The keys of resources.</summary>
internal sealed class ResourceShapeRule : Rule, IPartRule<Resource>
{
    private static readonly DiagnosticDescriptor Keys = new(
        "HE5011",
        DiagnosticLevel.Error,
        "A resource has no such key",
        "Heat refuses a resource with a key that its template version does not know. What belongs to the resource itself, such as its "
        + "name, stands one level deeper, under properties. condition and external_id exist since 2016-10-14.",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    property: {length: 8}\n",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    properties: {length: 8}\n");

    private static readonly DiagnosticDescriptor NoType = new(
        "HE5012",
        DiagnosticLevel.Error,
        "A resource has no type",
        "The type says what Heat makes of the resource. It must be text.",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    properties: {length: 8}\n",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    properties: {length: 8}\n");

    private static readonly DiagnosticDescriptor Form = new(
        "HE5013",
        DiagnosticLevel.Error,
        "A part of a resource does not have its form",
        "A resource is a map; its properties, metadata and update_policy are maps, and the first and the last are no functions that give maps; depends_on is the name of a resource or a list of "
        + "names; description and deletion_policy are text. Heat refuses anything else.",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    properties: [length, 8]\n",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    properties: {length: 8}\n");

    private static readonly DiagnosticDescriptor Deletion = new(
        "HE5014",
        DiagnosticLevel.Error,
        "The deletion policy is none that works",
        "deletion_policy is Delete, Retain or Snapshot; lower-case forms exist since 2016-10-14. Snapshot works only for types that Heat "
        + "can make snapshots of, such as volumes and servers.",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    deletion_policy: Keep\n",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    deletion_policy: Retain\n");

    private static readonly DiagnosticDescriptor Name = new(
        "HE5015",
        DiagnosticLevel.Error,
        "A name cannot be used",
        "The name of a resource may not hold a slash nor be longer than 255 characters, and a parameter and a resource may not have the "
        + "same name. Heat refuses such templates.",
        "heat_template_version: 2018-08-31\nresources:\n  a/b: {type: OS::Heat::RandomString}\n",
        "heat_template_version: 2018-08-31\nresources:\n  a-b: {type: OS::Heat::RandomString}\n");

    private static readonly (string Name, Func<HotValue, bool> Fits, string What)[] Forms =
    [
        ("properties", v => v is HotMap, "a map"),
        ("metadata", v => v is HotMap, "a map"),
        ("update_policy", v => v is HotMap, "a map"),
        ("depends_on", v => v is HotText || (v is HotList list && list.Items.All(i => i is HotText)), "the name of a resource or a list of names"),
        ("deletion_policy", v => v is HotText or HotMap, "text"),
        ("description", v => v is HotText, "text"),
        ("condition", v => v is HotText or HotBool or HotMap { Count: > 0 }, "the name of a condition, a boolean or a function"),
        ("external_id", v => v is HotText or HotMap { Count: 1 }, "text"),
    ];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Keys, NoType, Form, Deletion, Name];

    public override void CheckTemplate(TemplateContext context)
    {
        foreach (var resource in context.Template.Resources)
        {
            CheckName(context, resource);
        }
    }

    public void CheckPart(TemplateContext context, Resource resource)
    {
        if (resource.Node is not HotMap map || map.Count == 0)
        {
            context.Report(Form, resource.Node.Origin ?? resource.NameSpan, $"the resource \"{resource.Name}\" must be a map with a type");
            return;
        }

        CheckKeys(context, map);
        var typeKey = context.Dialect.Word("type");
        switch (map[typeKey])
        {
            case null:
                context.Report(NoType, resource.NameSpan, $"the resource \"{resource.Name}\" has no type");
                break;
            case HotText { Value.Length: > 0 }:
                break;
            case var other:
                context.Report(NoType, other.Origin ?? resource.NameSpan, $"the type of \"{resource.Name}\" must be text");
                break;
        }

        CheckForms(context, map);
    }

    public override void CheckStack(StackContext context)
    {
        foreach (var member in context.Members.Where(m => m.Type.Length == 0))
        {
            context.Report(new Diagnostic(NoType, $"the type of the members of \"{member.Group.Name}\" is empty", member.TypeSpan ?? member.Group.NameSpan), context.Stack.IsEnabled(member.Group) != false);
        }

        foreach (var resource in context.Template.Resources)
        {
            CheckFunctions(context, resource);
            if (resource.DeletionPolicy is LiteralExpression { Text: { } policy } literal && !CheckPolicy(context, resource, policy, out var message))
            {
                var near = Nearest.Of(policy, context.Dialect.DeletionPolicies);
                context.Report(
                    new Diagnostic(Deletion, message, literal.Span)
                    {
                        Help = near is null ? null : $"did you mean {near}?",
                        Fix = near is not null && literal.Span is { } span ? Fixes.ReplaceScalar(span, policy, near) : null,
                    },
                    context.Stack.IsEnabled(resource) != false);
            }
        }
    }

    // Heat looks up names in both before it works out any function.
    private static void CheckFunctions(StackContext context, Resource resource)
    {
        var isChecked = resource.ExternalId is null && context.Stack.Target(resource) is Bundles.NestedTarget or Bundles.BuiltInTarget { Type: { AcceptsAnyProperty: false, IsDescribed: true } };
        foreach (var (name, part) in (ReadOnlySpan<(string, Expression?)>)[("properties", isChecked ? resource.Properties : null), ("update_policy", resource.UpdatePolicy)])
        {
            if (part is CallExpression call)
            {
                context.Report(
                    new Diagnostic(Form, $"\"{context.Dialect.Word(name)}\" must be a map, not a function that gives one", call.Span ?? resource.NameSpan) { Help = "use functions for the values in it" },
                    context.Stack.IsEnabled(resource) != false);
            }
        }
    }

    private static bool CheckPolicy(StackContext context, Resource resource, string policy, out string message)
    {
        message = $"\"{policy}\" is no deletion policy";
        if (!context.Dialect.DeletionPolicies.Contains(policy))
        {
            return false;
        }

        message = $"{resource.Type} cannot be deleted with a snapshot";
        return !policy.Equals("Snapshot", StringComparison.OrdinalIgnoreCase)
            || context.Stack.Target(resource) is not Bundles.BuiltInTarget { Type: { SnapshotOnDelete: false, IsDescribed: true } };
    }

    private static void CheckName(TemplateContext context, Resource resource)
    {
        if (resource.Name.Contains('/', StringComparison.Ordinal))
        {
            context.Report(Name, resource.NameSpan, "the name of a resource may not hold a slash");
        }
        else if (resource.Name.Length > 255)
        {
            context.Report(Name, resource.NameSpan, $"the name of a resource has at most 255 characters, and this one has {resource.Name.Length}");
        }

        if (context.Template.ParametersByName.TryGetValue(resource.Name, out var parameter))
        {
            context.Report(new Diagnostic(Name, $"\"{resource.Name}\" is the name of a parameter too", resource.NameSpan)
            {
                Related = parameter.NameSpan is { } span ? [new RelatedLocation(span, "the parameter is here")] : [],
            });
        }
    }

    private static void CheckKeys(TemplateContext context, HotMap map)
    {
        // Cloud Formation knows more keys than Heat, which ignores them there.
        if (!context.Dialect.IsHot)
        {
            return;
        }

        foreach (var (key, _, span) in map.Entries)
        {
            if (context.Dialect.ResourceKeys.AsSpan().Contains(key))
            {
                continue;
            }

            var near = Nearest.Of(key, context.Dialect.ResourceKeys.Where(k => map[k] is null));
            context.Report(new Diagnostic(Keys, $"a resource has no key \"{key}\"", span)
            {
                Help = near is not null ? $"did you mean \"{near}\"?" : null,
                Fix = near is not null && span is { } place ? Fixes.ReplaceScalar(place, key, near) : null,
            });
        }
    }

    private static void CheckForms(TemplateContext context, HotMap map)
    {
        var dialect = context.Dialect;
        foreach (var (name, fits, what) in Forms)
        {
            if (dialect.Word(name) is { Length: > 0 } word && map.TryGet(word, out var value) && !fits(value))
            {
                SourceSpan? span = value.Origin ?? map.Origin;
                context.Report(Form, span, $"\"{word}\" must be {what}");
            }
        }
    }
}
