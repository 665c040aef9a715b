using System.Collections.Immutable;
using Hotc.Heat.Values;
using Hotc.Review.Stacks;
using Hotc.Review.Values;

namespace Hotc.Review.Changes;

/// <summary>A property that is not the same before and after.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">What it was; null when it was not set.</param>
/// <param name="After">What it will be; null when it will not be set.</param>
/// <param name="Likeness">Whether it is different for certain.</param>
internal sealed record PropertyChange(string Name, Term? Before, Term? After, Likeness Likeness);

/// <summary>What becomes of a resource that is deleted, or of the old one when it is replaced.</summary>
public enum ChangeFate
{
    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>It stays in the cloud and no longer belongs to the stack (<c>deletion_policy: Retain</c>).</summary>
    Retained,

    /// <summary>A snapshot of it stays (<c>deletion_policy: Snapshot</c>).</summary>
    Snapshotted,
}

/// <summary>What an update does with one resource.</summary>
internal sealed class ResourceChange(ResourceNode? before, ResourceNode? after)
{
    public ResourceNode? Before => before;

    public ResourceNode? After => after;

    /// <summary>The resource as it will be, or as it was when it goes.</summary>
    public ResourceNode Node => after ?? before!;

    public string Address => Node.Address;

    public string Type => Node.Type;

    public ChangeAction Action { get; init; }

    public ChangeReason Reason { get; init; }

    /// <summary>The property, or part of the definition, that brings the action about; null when none does.</summary>
    public string? Cause { get; init; }

    public ImmutableArray<PropertyChange> Properties { get; init; } = [];

    /// <summary>Another address under which the same thing stood, or will stand; null when there is none.</summary>
    public string? OtherAddress { get; init; }

    /// <summary>What becomes of the old resource, when it is replaced or deleted.</summary>
    public ChangeFate Fate => before is null ? ChangeFate.Deleted : FateOf(before);

    /// <summary>The group whose member the resource is or belongs to; null when there is none.</summary>
    public ResourceNode? Group => GroupOf(Node);

    public static ResourceNode? GroupOf(ResourceNode node)
    {
        for (var owner = node.Stack.Owner; owner is not null; owner = owner.Stack.Owner)
        {
            if (owner.IsGroup)
            {
                return owner;
            }
        }

        return null;
    }

    /// <summary>The member of its group that a resource is or belongs to; null when there is none.</summary>
    public static ResourceNode? MemberOf(ResourceNode node)
    {
        for (ResourceNode? at = node; at is not null; at = at.Stack.Owner)
        {
            if (at.Stack.Owner is { IsGroup: true })
            {
                return at;
            }
        }

        return null;
    }

    // A stack that is retained keeps everything in it.
    private static ChangeFate FateOf(ResourceNode node)
    {
        for (ResourceNode? at = node; at is not null; at = at.Stack.Owner)
        {
            switch (at.Definition["deletion_policy"])
            {
                case HotText { Value: "Retain" or "retain" }:
                    return ChangeFate.Retained;
                case HotText { Value: "Snapshot" or "snapshot" } when at == node && node.Schema is { SnapshotOnDelete: true }:
                    return ChangeFate.Snapshotted;
            }
        }

        return ChangeFate.Deleted;
    }
}
