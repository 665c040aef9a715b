using System.Collections.Frozen;
using System.Collections.Immutable;
using Hotc.Heat.Values;

namespace Hotc.Heat.Catalogue;

/// <summary>The type that Heat gives a property's value.</summary>
public enum PropertyType
{
    /// <summary>No type: Heat passes the value on as it is.</summary>
    Any,

    /// <summary>Text; Heat also takes booleans and integers, but no floats.</summary>
    String,

    /// <summary>A whole number, or text that Python's <c>int</c> reads.</summary>
    Integer,

    /// <summary>A number, or text that Python reads as one.</summary>
    Number,

    /// <summary>A boolean, or the text true or false in any case.</summary>
    Boolean,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,
}

/// <summary>What a property of a resource type takes.</summary>
/// <param name="Name">Its name; empty for the items of a list.</param>
/// <param name="Type">Its type.</param>
public sealed record PropertySchema(string Name, PropertyType Type)
{
    /// <summary>What it means, in one line; shortened with an ellipsis.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it must be set.</summary>
    public bool Required { get; init; }

    /// <summary>Whether a new value changes the resource in place; otherwise Heat replaces the resource.</summary>
    public bool UpdateAllowed { get; init; }

    /// <summary>Whether an update may not change it at all.</summary>
    public bool Immutable { get; init; }

    /// <summary>Whether Heat does anything with it; it refuses a property that it only knows by name.</summary>
    public bool IsImplemented { get; init; } = true;

    /// <summary>The value that Heat uses when none is set; null when there is none.</summary>
    public HotValue? Default { get; init; }

    /// <summary>What a value must fulfil.</summary>
    public ImmutableArray<ValueConstraint> Constraints { get; init; } = [];

    /// <summary>Since when it exists and whether it is on its way out.</summary>
    public SupportStatus Support { get; init; } = SupportStatus.Supported;

    /// <summary>For a list: what its items take; null when anything.</summary>
    public PropertySchema? Items { get; init; }

    /// <summary>For a map: the keys that it may hold; null when any.</summary>
    public FrozenDictionary<string, PropertySchema>? Fields { get; init; }
}

/// <summary>An attribute of a resource type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its value; <see cref="PropertyType.Any"/> when Heat does not say.</param>
/// <param name="Support">Since when it exists and whether it is on its way out.</param>
public sealed record AttributeSchema(string Name, PropertyType Type, SupportStatus Support);

/// <summary>The life of a type, property or attribute.</summary>
/// <param name="Status"><c>SUPPORTED</c>, <c>DEPRECATED</c>, <c>UNSUPPORTED</c> or <c>HIDDEN</c>.</param>
/// <param name="Version">The release of Heat in which it got this status.</param>
/// <param name="Message">What to use instead, in Heat's words.</param>
public sealed record SupportStatus(string Status, string? Version, string? Message)
{
    /// <summary>In use, without a remark.</summary>
    public static SupportStatus Supported { get; } = new("SUPPORTED", null, null);

    /// <summary>Whether it should not be used in a new template.</summary>
    public bool IsRetired => Status is "DEPRECATED" or "HIDDEN" or "UNSUPPORTED";
}

/// <summary>That Heat fills a property from an older one that stands beside it.</summary>
/// <param name="Path">The property that is filled, by its names from the outermost to the innermost.</param>
/// <param name="Source">The name of the property that gives the value.</param>
public sealed record PropertyTranslation(ImmutableArray<string> Path, string Source);
