using System.Collections.Frozen;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;
using Hotc.Lint.Bundles;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Engine;

/// <summary>
/// A rule about resources of some types, which looks at the properties of each, as a member of a group too. Types of which the
/// release has only a placeholder left are not looked at.
/// </summary>
internal abstract class TypeRule : Rule
{
    /// <summary>The types.</summary>
    public abstract IReadOnlyList<string> Types { get; }

    /// <summary>Looks at one.</summary>
    public abstract void Check(StackContext context, Subject subject);
}

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

/// <summary>A resource, or the member of a group.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Properties">What is known of its properties.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Resource">The resource; null for the member of a group.</param>
internal sealed record Subject(string Type, string Name, MapValue Properties, SourceSpan? Span, Resource? Resource)
{
    /// <summary>Whether a property is set: null when that depends on what is not known.</summary>
    public bool? Has(string name) => Presence.Of(Properties, name);

    /// <summary>Where a property stands.</summary>
    public SourceSpan? PlaceOf(string name) => Presence.PlaceOf(Properties, name) ?? Span;

    /// <summary>The text of a property; null when it is not set or not known.</summary>
    public string? Text(string name) => (Properties[name] as ExactValue)?.Node is { } node and not HotNull ? Python.Str(node) : null;

    /// <summary>The number of a property; null when it is not set or not known.</summary>
    public double? Number(string name) => (Properties[name] as ExactValue)?.Node is { } node ? Python.ToDouble(node) : null;

    /// <summary>The maps in the list of a property.</summary>
    public IEnumerable<MapValue> Maps(string name) => Presence.Maps(Properties[name]);
}

/// <summary>Questions about maps whose values may not be known.</summary>
internal static class Presence
{
    /// <summary>Whether a key has a value other than null; null when that depends on what is not known.</summary>
    public static bool? Of(MapValue map, string key) => Of(map[key]) is var found && found is false && map.IsOpen ? null : found;

    /// <summary>Where a key stands.</summary>
    public static SourceSpan? PlaceOf(MapValue map, string key)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.Key == key)
            {
                return entry.KeySpan;
            }
        }

        return null;
    }

    /// <summary>The maps of a list.</summary>
    public static IEnumerable<MapValue> Maps(Value? value) => value switch
    {
        ListValue list => list.Items.OfType<MapValue>(),
        ChoiceValue choice => Maps(choice.First).Concat(Maps(choice.Second)),
        _ => [],
    };

    private static bool? Of(Value? value)
    {
        switch (value)
        {
            case null or AbsentValue or ExactValue { IsNull: true }:
                return false;
            case ChoiceValue choice:
                var (first, second) = (Of(choice.First), Of(choice.Second));
                return first == second ? first : null;

            // A parameter or attribute may turn out null.
            case UnknownValue unknown when (unknown.Kinds & Kinds.Null) != 0 && unknown.Resource is null:
                return null;
            default:
                return true;
        }
    }
}
