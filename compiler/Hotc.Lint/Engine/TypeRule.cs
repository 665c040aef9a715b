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
    protected abstract string[] Types { get; }

    /// <inheritdoc/>
    public sealed override void CheckStack(StackContext context)
    {
        foreach (var resource in context.Template.Resources)
        {
            if (resource.ExternalId is null && context.Stack.Target(resource) is BuiltInTarget { Type: { AcceptsAnyProperty: false, Name: var type } } && Types.Contains(type)
                && context.Stack.Properties(resource) is MapValue { IsOpen: false } properties)
            {
                context.IsLive = context.Stack.IsEnabled(resource) != false;
                Check(context, new Subject(type, resource.Name, properties, resource.NameSpan, resource));
            }
        }

        foreach (var member in context.Members)
        {
            if (member.Target is BuiltInTarget { Type: { AcceptsAnyProperty: false, Name: var type } } && Types.Contains(type) && member.Properties is MapValue { IsOpen: false } properties)
            {
                context.IsLive = context.Stack.IsEnabled(member.Group) != false;
                Check(context, new Subject(type, member.Group.Name, properties, member.TypeSpan, null));
            }
        }

        context.IsLive = true;
    }

    /// <summary>Looks at one.</summary>
    protected abstract void Check(StackContext context, Subject subject);
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
    public static bool? Of(MapValue map, string key) => Of(map[key]) is false && map.IsOpen ? null : Of(map[key]);

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
