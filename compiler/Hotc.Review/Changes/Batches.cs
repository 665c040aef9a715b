using System.Collections.Immutable;

namespace Hotc.Review.Changes;

/// <summary>One step of a rolling update.</summary>
/// <param name="Size">The size of the group after it.</param>
/// <param name="Updated">How many members get the new definition in it.</param>
public readonly record struct Batch(int Size, int Updated);

/// <summary>The steps in which Heat updates the members of a group (<c>heat/scaling/rolling_update.py</c>, <c>ResourceGroup._get_batches</c>, <c>InstanceGroup._get_batches</c>).</summary>
internal static class Batches
{
    /// <summary>Works the steps out.</summary>
    /// <param name="target">The size that the group will have.</param>
    /// <param name="current">The size that it has.</param>
    /// <param name="batchSize">How many members change at once, at most.</param>
    /// <param name="minInService">How many members stay in service, at least.</param>
    /// <param name="countsLeavers">
    /// Whether members that a later step takes away again count as updated: an autoscaling group counts them, a resource group does not.
    /// </param>
    public static ImmutableArray<Batch> Plan(int target, int current, int batchSize, int minInService, bool countsLeavers = false)
    {
        var steps = ImmutableArray.CreateBuilder<Batch>();
        var updated = 0;
        while (!(updated >= current && current == target))
        {
            var least = Math.Min(minInService, Math.Min(target, current));
            var batch = Math.Min(batchSize, Math.Max(target - updated, 0));
            var size = batch + Math.Max(Math.Min(current, target - batch), least);
            steps.Add(new Batch(size, batch));
            updated += countsLeavers ? batch : batch - Math.Max(size - Math.Max(current, target), 0);
            current = size;
        }

        return steps.ToImmutable();
    }
}
