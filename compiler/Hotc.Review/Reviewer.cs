using System.Collections.Immutable;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Bundles;
using Hotc.Review.Changes;
using Hotc.Review.Consequences;
using Hotc.Review.Families;
using Hotc.Review.Stacks;

namespace Hotc.Review;

/// <summary>Says what an update of a running stack will do, without a cloud.</summary>
public static class Reviewer
{
    /// <summary>Every kind of consequence that a review can tell, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Rules => RuleTable.Descriptors;

    /// <summary>Compares two bundles.</summary>
    /// <param name="before">The bundle that the running stack was made of.</param>
    /// <param name="after">The bundle that it will be updated to.</param>
    public static ReviewResult Compare(ReviewSide before, ReviewSide after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (IsSameText(before, after))
        {
            return new ReviewResult(before.Name, after.Name, [], [], [], 0);
        }

        var plan = ChangePlan.Make(before, after);
        return new ReviewResult(
            before.Name,
            after.Name,
            [.. plan.Changes.Select(ResourceViews.Of)],
            [.. plan.Groups.Select(ResourceViews.Of)],
            RuleTable.Find(plan),
            plan.Unchanged);
    }

    // Most pairs of a pull request differ in nothing that Heat reads; equal files need no second look, unless something in
    // them is replaced at every update. Manifest and README are not read by Heat.
    private static bool IsSameText(ReviewSide before, ReviewSide after)
    {
        if (before.Catalogue != after.Catalogue)
        {
            return false;
        }

        ImmutableArray<string> paths = [.. before.Files.Paths.Where(IsRead)];
        return paths.AsSpan().SequenceEqual(after.Files.Paths.Where(IsRead).ToArray())
            && paths.All(p => before.Files.Bytes(p) is { } old && after.Files.Bytes(p) is { } current && old.Span.SequenceEqual(current.Span) && !IsRestless(old.Span));
    }

    private static bool IsRestless(ReadOnlySpan<byte> file)
    {
        foreach (var word in FamilyTable.RestlessWords)
        {
            if (file.IndexOf(Encoding.UTF8.GetBytes(word)) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRead(string path) => path is not (BundleNames.Readme or BundleNames.Manifest);
}
