using System.Collections.Immutable;
using Hotc.Review.Changes;

namespace Hotc.Review.Views;

/// <summary>Resources of several members of a group to which the same happens, as one row.</summary>
/// <param name="First">The first of them.</param>
/// <param name="All">All of them.</param>
internal sealed record FoldedResource(ReviewedResource First, ImmutableArray<ReviewedResource> All)
{
    /// <summary>The address; with a star for the member when there are several.</summary>
    public string Address => All.Length == 1 ? First.Address : First.Pattern;

    /// <summary>Folds in the order of the first of each.</summary>
    public static ImmutableArray<FoldedResource> Fold(IEnumerable<ReviewedResource> resources) =>
    [
        .. from resource in resources
           group resource by (resource.Pattern, resource.Type, resource.Action, resource.Reason, resource.Cause, resource.Fate,
               string.Join('\n', resource.Properties.Select(p => p.Name)))
           into same
           select new FoldedResource(same.First(), [.. same]),
    ];

    /// <summary>The actions that occur, the gravest first, with how many resources each.</summary>
    public static IEnumerable<(ChangeAction Action, int Count)> Count(IEnumerable<ReviewedResource> resources) =>
        resources.GroupBy(r => r.Action).OrderByDescending(g => g.Key).Select(g => (g.Key, g.Count()));
}
