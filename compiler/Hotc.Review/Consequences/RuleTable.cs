using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;

namespace Hotc.Review.Consequences;

/// <summary>All rules.</summary>
internal static class RuleTable
{
    private static readonly ImmutableArray<ConsequenceRule> All =
    [
        new RefusedRule(), new DataLossRule(), new ControlPlaneRule(), new EtcdMoveRule(), new NetworkRule(), new ApiAddressRule(), new WorkerRule(),
        new LeavingServersRule(), new PortRule(), new LoadBalancerRule(), new ResizeRule(), new VolumeRule(), new RenameRule(), new SecurityRule(), new UserDataRule(), new UnknownSizeRule(),
    ];

    /// <summary>The kinds of consequence by code.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        [.. All.SelectMany(r => r.Descriptors).OrderBy(d => d.Code[2..], StringComparer.Ordinal)];

    /// <summary>The consequences of a plan: the gravest level first, then in the order of the rules.</summary>
    public static ImmutableArray<Consequence> Find(ChangePlan plan) =>
        [.. All.SelectMany(r => r.Find(plan)).OrderByDescending(c => c.Descriptor.Level)];
}
