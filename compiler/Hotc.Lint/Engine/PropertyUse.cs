using Hotc.Foundation.Text;
using Hotc.Heat.Catalogue;
using Hotc.Lint.Values;

namespace Hotc.Lint.Engine;

/// <summary>A property that is set, or an item of a list in one. Its path is put into words only for those that something is said of.</summary>
/// <param name="parent">The property that this one stands in; null for one of the resource itself.</param>
/// <param name="index">The place in the list, from 0, of an item.</param>
internal sealed class PropertyUse(PropertyUse? parent, int index)
{
    /// <summary>What it takes.</summary>
    public required PropertySchema Schema { get; init; }

    /// <summary>What is known of its value.</summary>
    public required Value Value { get; init; }

    /// <summary>Where its name stands; that of its list for an item.</summary>
    public required SourceSpan? KeySpan { get; init; }

    /// <summary>The name of the resource's type.</summary>
    public required string Type { get; init; }

    /// <summary>Whether the resource is or may be part of the stack.</summary>
    public required bool IsLive { get; init; }

    /// <summary>The property that this one stands in; null for one of the resource itself.</summary>
    public PropertyUse? Parent => parent;

    /// <summary>Whether it is an item of a list.</summary>
    public bool IsItem => Schema.Name.Length == 0;

    /// <summary>The names and the places in lists that lead to it, with points between.</summary>
    public string Path => parent is null ? Schema.Name : IsItem ? $"{parent.Path}.{index}" : $"{parent.Path}.{Schema.Name}";

    /// <summary>The path without places in lists; that of an item ends with a point.</summary>
    public string PlainPath => IsItem ? Names + "." : Names;

    private string Names => parent is null ? Schema.Name : IsItem ? parent.Names : $"{parent.Names}.{Schema.Name}";

    /// <summary>Whether it is a property of the resource itself, of this name.</summary>
    public bool Is(string name) => parent is null && Schema.Name == name;
}
