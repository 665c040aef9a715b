using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Hotc.Heat.Catalogue;

/// <summary>What Heat knows of a resource type.</summary>
/// <param name="Name">Its name, such as <c>OS::Nova::Server</c>.</param>
public sealed record ResourceType(string Name)
{
    /// <summary>Its properties by name.</summary>
    public FrozenDictionary<string, PropertySchema> Properties { get; init; } = FrozenDictionary<string, PropertySchema>.Empty;

    /// <summary>Its attributes by name, those that every type has included.</summary>
    public FrozenDictionary<string, AttributeSchema> Attributes { get; init; } = FrozenDictionary<string, AttributeSchema>.Empty;

    /// <summary>What its <c>update_policy</c> takes.</summary>
    public FrozenDictionary<string, PropertySchema> UpdatePolicy { get; init; } = FrozenDictionary<string, PropertySchema>.Empty;

    /// <summary>Properties that Heat fills from other ones.</summary>
    public ImmutableArray<PropertyTranslation> Translations { get; init; } = [];

    /// <summary>Since when it exists and whether it is on its way out.</summary>
    public SupportStatus Support { get; init; } = SupportStatus.Supported;

    /// <summary>Whether it is a placeholder that takes any property and does nothing.</summary>
    public bool AcceptsAnyProperty { get; init; }

    /// <summary>Whether Heat keeps a stack of its own behind it.</summary>
    public bool HoldsNestedStack { get; init; }

    /// <summary>Whether <c>deletion_policy: Snapshot</c> works.</summary>
    public bool SnapshotOnDelete { get; init; }

    /// <summary>Whether the catalogue says anything of its properties; false for types of which only the name is known.</summary>
    public bool IsDescribed { get; init; } = true;
}
