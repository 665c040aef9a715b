using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Hotc.Heat.Catalogue;

/// <summary>What templates of one version may hold.</summary>
/// <param name="Date">The date that names the version.</param>
public sealed record TemplateVersionFacts(string Date)
{
    /// <summary>The functions of values: the name in templates, and the form that Heat implements it in.</summary>
    public FrozenDictionary<string, string> Functions { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The functions of conditions.</summary>
    public FrozenDictionary<string, string> ConditionFunctions { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Functions of older versions that this one refuses.</summary>
    public FrozenSet<string> RemovedFunctions { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The top-level keys.</summary>
    public ImmutableArray<string> Sections { get; init; } = [];

    /// <summary>The keys of a resource.</summary>
    public ImmutableArray<string> ResourceKeys { get; init; } = [];

    /// <summary>The keys of an output.</summary>
    public ImmutableArray<string> OutputKeys { get; init; } = [];

    /// <summary>The keys of a parameter.</summary>
    public ImmutableArray<string> ParameterKeys { get; init; } = [];

    /// <summary>The kinds of constraint that a parameter's type allows, by type.</summary>
    public FrozenDictionary<string, ImmutableArray<string>> ParameterTypes { get; init; } = FrozenDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The values of <c>deletion_policy</c>.</summary>
    public ImmutableArray<string> DeletionPolicies { get; init; } = [];
}
