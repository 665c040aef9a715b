using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Review.Graphs;
using Hotc.Review.Quotas;

namespace Hotc.Review.Reports;

/// <summary>All that a reviewer wants to know of a bundle. The view is made of this and of nothing else.</summary>
/// <param name="Name">What the user calls the bundle.</param>
public sealed record StackReport(string Name)
{
    /// <summary>What the manifest says: driver, versions, needs.</summary>
    public ImmutableArray<ReportFact> Facts { get; init; } = [];

    /// <summary>What is created and in which order.</summary>
    public required StackGraph Graph { get; init; }

    /// <summary>The servers, by group.</summary>
    public ImmutableArray<ReportPool> Pools { get; init; } = [];

    /// <summary>The ranges of addresses.</summary>
    public ImmutableArray<ReportFact> Ranges { get; init; } = [];

    /// <summary>The ports, balancers and floating addresses.</summary>
    public ImmutableArray<ReportAddress> Addresses { get; init; } = [];

    /// <summary>Who may open connections to whom.</summary>
    public required SecurityMatrix Incoming { get; init; }

    /// <summary>Whom groups with rules for outgoing traffic may reach; empty when all may reach everything.</summary>
    public required SecurityMatrix Outgoing { get; init; }

    /// <summary>The hidden parameters, with what they carry.</summary>
    public ImmutableArray<ReportFact> Secrets { get; init; } = [];

    /// <summary>The authorities of the cluster and when they end; empty when their folder was not given.</summary>
    public ImmutableArray<ReportFact> Authorities { get; init; } = [];

    /// <summary>Sizes and what they are held to.</summary>
    public ImmutableArray<ReportSize> Sizes { get; init; } = [];

    /// <summary>What the project's quotas must grant.</summary>
    public required QuotaNeed Needs { get; init; }

    /// <summary>What the linter says.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>What an update from another bundle does; null when none was given.</summary>
    public ReviewResult? Review { get; init; }
}

/// <summary>A name and what there is to say of it.</summary>
public sealed record ReportFact(string Name, string Value);

/// <summary>Servers of one kind.</summary>
/// <param name="Address">Their address, with a star for the member.</param>
/// <param name="Count">How many there are; null when that is not known.</param>
/// <param name="Role">Their role; empty when they have none.</param>
/// <param name="Flavor">Their flavor.</param>
/// <param name="Image">Their image.</param>
/// <param name="Volumes">The volumes beside each: names and sizes.</param>
public sealed record ReportPool(string Address, int? Count, string Role, string Flavor, string Image, string Volumes);

/// <summary>Something with an address.</summary>
/// <param name="Address">Where it stands, with a star for the member of a group.</param>
/// <param name="Count">How many of the kind there are.</param>
/// <param name="Kind">Port, load balancer, floating IP.</param>
/// <param name="Ip">The address; words when it is known only later.</param>
/// <param name="Groups">The security groups.</param>
public sealed record ReportAddress(string Address, int Count, string Kind, string Ip, string Groups);

/// <summary>A size and its limit.</summary>
public sealed record ReportSize(string Name, long Size, long Limit);

/// <summary>What rules of security groups allow.</summary>
/// <param name="Groups">The groups that have rules.</param>
/// <param name="Peers">Groups and ranges at the other end.</param>
/// <param name="Allowed">What is allowed, such as «tcp 6443», by group and peer.</param>
public sealed record SecurityMatrix(ImmutableArray<string> Groups, ImmutableArray<string> Peers, ImmutableArray<SecurityCell> Allowed)
{
    /// <summary>What is allowed between two.</summary>
    public IEnumerable<string> Between(string group, string peer) => Allowed.Where(c => c.Group == group && c.Peer == peer).Select(c => c.Traffic);
}

/// <summary>One rule.</summary>
public readonly record struct SecurityCell(string Group, string Peer, string Traffic);
