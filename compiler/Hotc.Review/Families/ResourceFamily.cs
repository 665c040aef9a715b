using Hotc.Review.Changes;
using Hotc.Review.Values;

namespace Hotc.Review.Families;

/// <summary>What an update does with a resource, and why.</summary>
/// <param name="Action">What.</param>
/// <param name="Reason">Why.</param>
/// <param name="Cause">The property that brings it about.</param>
internal readonly record struct Verdict(ChangeAction Action, ChangeReason Reason, string? Cause);

/// <summary>The changed properties of a resource, and all of them as they will be and were.</summary>
internal sealed record PropertyDiff(
    IReadOnlyList<PropertyChange> Changed, IReadOnlyDictionary<string, Term> Before, IReadOnlyDictionary<string, Term> After)
{
    /// <summary>Whether a property is changed.</summary>
    public bool Has(string name) => Changed.Any(c => c.Name == name);

    /// <summary>The text that a property will have, or else had; null when it is not known.</summary>
    public string? Text(string name) => ((After.GetValueOrDefault(name) ?? Before.GetValueOrDefault(name)) as Scalar)?.Text;
}

/// <summary>
/// Types of resources whose Python does at an update what the schema of their properties does not say. A family adds only
/// that; what the schema says is decided for all types in one place.
/// </summary>
internal abstract class ResourceFamily
{
    /// <summary>The types.</summary>
    public abstract IEnumerable<string> Types { get; }

    /// <summary>A word in a bundle by which an update may do something although nothing differs; null when there is none.</summary>
    public virtual string? Restless => null;

    /// <summary>What happens before Heat looks at any difference; null when nothing special does.</summary>
    public virtual Verdict? Always(PropertyDiff diff) => null;

    /// <summary>What happens before Heat asks whether the changed properties can be updated; null when nothing special does.</summary>
    public virtual Verdict? OnChange(PropertyDiff diff) => null;

    /// <summary>What an update in place amounts to; null when it is a plain update.</summary>
    public virtual Verdict? InPlace(PropertyDiff diff) => null;

    /// <summary>How the id stands to the old one after an update in place.</summary>
    public virtual Likeness IdAfterUpdate(ResourceChange change) => Likeness.Same;

    /// <summary>How an attribute stands to the old one after an update in place.</summary>
    public virtual Likeness AttributeAfterUpdate(ResourceChange change, string attribute) =>
        change.Properties.Any(p => p.Name == attribute) ? Likeness.Different : Likeness.Same;

    /// <summary>How an attribute stands to the old one when the resource is replaced.</summary>
    public virtual Likeness AttributeAfterReplace(ResourceChange change, string attribute) => Likeness.MayDiffer;
}
