using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;

namespace Hotc.Review;

/// <summary>What an update from one bundle to another does to the running stack. Views are made of this and of nothing else.</summary>
/// <param name="Before">The name of the old side.</param>
/// <param name="After">The name of the new side.</param>
/// <param name="Resources">The resources that change, in the order of the templates.</param>
/// <param name="Groups">The groups whose members or size change.</param>
/// <param name="Consequences">What the changes mean for the cluster, the gravest first.</param>
/// <param name="Unchanged">How many resources stay as they are.</param>
public sealed record ReviewResult(
    string Before,
    string After,
    ImmutableArray<ReviewedResource> Resources,
    ImmutableArray<ReviewedGroup> Groups,
    ImmutableArray<Consequence> Consequences,
    int Unchanged)
{
    /// <summary>Whether an update does anything at all.</summary>
    public bool HasDifferences => !Resources.IsEmpty || !Groups.IsEmpty;

    /// <summary>Whether something happens that a user wants to be stopped by.</summary>
    /// <param name="trigger">What.</param>
    public bool Meets(ReviewTrigger trigger) => trigger switch
    {
        ReviewTrigger.Replace => Resources.Any(r => r.IsInCloud && r.Action is ChangeAction.Replace or ChangeAction.Rebuild),
        ReviewTrigger.Delete => Resources.Any(r => r is { IsInCloud: true, Action: ChangeAction.Delete, Fate: not ChangeFate.Retained }),
        _ => Consequences.Any(c => c.IsDataLoss),
    };
}

/// <summary>What may stop a pipeline.</summary>
public enum ReviewTrigger
{
    /// <summary>Something in the cloud is replaced, or a server is rebuilt. What exists in Heat only does not count.</summary>
    Replace,

    /// <summary>Something in the cloud is deleted and not replaced.</summary>
    Delete,

    /// <summary>Data is lost.</summary>
    DataLoss,
}

/// <summary>A resource that changes.</summary>
/// <param name="Address">The names of the resources on the way from the root template, with slashes between.</param>
/// <param name="Type">Its type.</param>
/// <param name="Action">What happens.</param>
/// <param name="Reason">Why.</param>
public sealed record ReviewedResource(string Address, string Type, ChangeAction Action, ChangeReason Reason)
{
    /// <summary>The address with a star for the number of a group's member.</summary>
    public required string Pattern { get; init; }

    /// <summary>The property, or part of the definition, that brings the action about; null when none does.</summary>
    public string? Cause { get; init; }

    /// <summary>The properties that are different.</summary>
    public ImmutableArray<ReviewedProperty> Properties { get; init; } = [];

    /// <summary>Where the same thing stood, or will stand; null when it was not moved or renamed.</summary>
    public string? OtherAddress { get; init; }

    /// <summary>What becomes of the old resource when it is replaced or deleted; null for other actions.</summary>
    public ChangeFate? Fate { get; init; }

    /// <summary>The address of the group that it belongs to; null when there is none.</summary>
    public string? Group { get; init; }

    /// <summary>Whether it stands for something in the cloud, and not for something that Heat alone keeps.</summary>
    public bool IsInCloud { get; init; }
}

/// <summary>A property that is different.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">What it was, in one line; null when it was not set or is secret.</param>
/// <param name="After">What it will be, in one line; null when it will not be set or is secret.</param>
public sealed record ReviewedProperty(string Name, string? Before, string? After)
{
    /// <summary>The way to the only part of it that is different, such as <c>fixed_ips.0.subnet</c>; the name when several are.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the value depends on a secret, so that it is not shown.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether it is different for certain; otherwise it may be, because it is known only afterwards.</summary>
    public bool IsCertain { get; init; }

    /// <summary>For a text of several lines: those that differ, with a sign before each. Long lines are cut, and many are counted.</summary>
    public ImmutableArray<string> Lines { get; init; } = [];
}

/// <summary>A group whose members or size change.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Before">How many members there are; null when that is not known.</param>
/// <param name="After">How many members there will be; null when that is not known.</param>
/// <param name="Changed">How many members change.</param>
/// <param name="AtOnce">How many of them change at the same time, at most.</param>
/// <param name="Steps">The steps of a rolling update; empty when there is only one.</param>
public sealed record ReviewedGroup(string Address, int? Before, int? After, int Changed, int AtOnce, ImmutableArray<Batch> Steps)
{
    /// <summary>Whether a change of the members' template ignores the steps.</summary>
    public bool IgnoresSteps { get; init; }
}

/// <summary>What changes mean for the cluster.</summary>
/// <param name="Descriptor">Its kind.</param>
/// <param name="Message">What happens, in one sentence.</param>
/// <param name="Addresses">The resources that it is about.</param>
public sealed record Consequence(DiagnosticDescriptor Descriptor, string Message, ImmutableArray<string> Addresses)
{
    /// <summary>Whether data is lost.</summary>
    public bool IsDataLoss { get; init; }

    /// <summary>What can be done about it; null when nothing can.</summary>
    public string? Help { get; init; }
}
