using System.Collections.Frozen;
using Hotc.Lint.Bundles;
using Hotc.Lint.Values;

namespace Hotc.Lint.Engine;

/// <summary>Leads each resource and each member of a group to the rules about its type.</summary>
internal sealed class TypeRules(IEnumerable<TypeRule> rules)
{
    private readonly FrozenDictionary<string, TypeRule[]> byType = rules
        .SelectMany(r => r.Types.Select(t => (Type: t, Rule: r)))
        .GroupBy(p => p.Type, p => p.Rule, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>Looks at all resources of a stack.</summary>
    public void CheckStack(StackContext context)
    {
        var stack = context.Stack;
        foreach (var resource in context.Template.Resources)
        {
            if (resource.ExternalId is null && Find(stack.Target(resource)) is { } found && stack.Properties(resource) is MapValue { IsOpen: false } properties)
            {
                context.IsLive = stack.IsEnabled(resource) != false;
                Check(found.Rules, context, new Subject(found.Type, resource.Name, properties, resource.NameSpan, resource));
            }
        }

        foreach (var member in context.Members)
        {
            if (Find(member.Target) is { } found && member.Properties is MapValue { IsOpen: false } properties)
            {
                context.IsLive = stack.IsEnabled(member.Group) != false;
                Check(found.Rules, context, new Subject(found.Type, member.Group.Name, properties, member.TypeSpan, null));
            }
        }

        context.IsLive = true;
    }

    private (string Type, TypeRule[] Rules)? Find(TypeTarget? target) =>
        target is BuiltInTarget { Type: { AcceptsAnyProperty: false, Name: var type } } && byType.TryGetValue(type, out var found) ? (type, found) : null;

    private static void Check(TypeRule[] rules, StackContext context, Subject subject)
    {
        foreach (var rule in rules)
        {
            rule.Check(context, subject);
        }
    }
}
