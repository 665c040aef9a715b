using Hotc.Foundation.Text;
using Hotc.Heat.Values;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Engine;

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
