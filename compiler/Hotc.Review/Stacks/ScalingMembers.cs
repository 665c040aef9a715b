using System.Collections.Immutable;
using Hotc.Review.Changes;
using Hotc.Review.Values;

namespace Hotc.Review.Stacks;

/// <summary>What an autoscaling group was before an update, and whether the update hands its members another definition.</summary>
/// <param name="Group">The group as it is.</param>
/// <param name="IsRolling">Whether it is so; asked when the members are, and by then all resources have their pairs.</param>
/// <param name="IsReplacing">Whether a member that gets the other definition is made anew.</param>
internal sealed record FormerGroup(ResourceNode Group, Func<bool> IsRolling, Func<bool> IsReplacing);

/// <summary>A member after an update.</summary>
/// <param name="Name">Its name. Heat makes names up; here the newest is 0, and who comes by an update gets a further number.</param>
/// <param name="HasNewDefinition">Whether it has what the group hands to its members now.</param>
internal readonly record struct ScalingMember(string Name, bool HasNewDefinition);

/// <summary>
/// Which members an autoscaling group has, and which of them get the new definition. Its size follows the one that it has: an update
/// without <c>desired_capacity</c> keeps it within the limits. When it shrinks, the oldest members go; steps that keep members in
/// service make the group larger for a while, so that old members give way to new ones (<c>heat/engine/resources/aws/autoscaling/</c>
/// <c>autoscaling_group.py</c>: <c>handle_update</c>, <c>child_template</c>; <c>openstack/heat/instance_group.py</c>: <c>_replace</c>,
/// <c>resize</c>; <c>heat/scaling/template.py</c>: <c>member_definitions</c>, of Heat 19).
/// </summary>
internal static class ScalingMembers
{
    /// <summary>The size of a group; null when it is not known.</summary>
    public static int? Count(ResourceNode group)
    {
        var (desired, least, most) = (group.Properties["desired_capacity"], Number(group, "min_size"), Number(group, "max_size"));
        if (desired is not (null or Scalar))
        {
            return null;
        }

        // Nought is taken for nothing said.
        var wanted = Number(group, "desired_capacity") is { } number and > 0 ? number : (int?)null;
        return group.Former is not { } former ? wanted ?? least
            : GroupNode.Count(former.Group) is not { } current ? wanted
            : Math.Max(Math.Min(wanted ?? current, most ?? int.MaxValue), least ?? 0);
    }

    /// <summary>The members of a group of known size, the oldest first, as Heat has them.</summary>
    public static ImmutableArray<ScalingMember> Of(ResourceNode group, int count)
    {
        if (group.Former is not { } former || GroupNode.Count(former.Group) is not { } current)
        {
            return [.. Enumerable.Range(0, count).Reverse().Select(i => new ScalingMember(TermPaths.Number(i), true))];
        }

        var isRolling = former.IsRolling();
        var members = Enumerable.Range(0, current).Reverse().Select(i => new ScalingMember(TermPaths.Number(i), !isRolling)).ToImmutableArray();
        var next = current;
        if (isRolling)
        {
            var isReplacing = former.IsReplacing();
            foreach (var step in Steps(former.Group, group))
            {
                members = Step(members, step, isReplacing, ref next);
            }
        }

        return Step(members, new Batch(count, 0), isReplacing: false, ref next);
    }

    /// <summary>The steps in which the members get another definition.</summary>
    public static ImmutableArray<Batch> Steps(ResourceNode before, ResourceNode after)
    {
        if (GroupNode.Count(before) is not { } current)
        {
            return [];
        }

        var policy = after.Properties["rolling_updates"] as TermMap ?? TermMap.Empty;
        var target = Math.Min(Number(after, "desired_capacity") is { } wanted and > 0 ? wanted : current, current);
        return Batches.Plan(target, current, GroupPlanner.Number(policy, "max_batch_size", 1), GroupPlanner.Number(policy, "min_in_service", 0), countsLeavers: true);
    }

    // Who is made anew is the newest from then on.
    private static ImmutableArray<ScalingMember> Step(ImmutableArray<ScalingMember> members, Batch step, bool isReplacing, ref int next)
    {
        var kept = members[Math.Max(members.Length - step.Size, 0)..];
        var made = step.Size - kept.Length;
        var left = step.Updated - made;
        var (result, renewed) = (ImmutableArray.CreateBuilder<ScalingMember>(step.Size), new List<ScalingMember>());
        foreach (var member in kept)
        {
            var gets = !member.HasNewDefinition && left > 0;
            left -= gets ? 1 : 0;
            (gets && isReplacing ? renewed : (ICollection<ScalingMember>)result).Add(gets ? member with { HasNewDefinition = true } : member);
        }

        result.AddRange(renewed);

        for (var i = 0; i < made; i++)
        {
            result.Add(new ScalingMember(TermPaths.Number(next++), true));
        }

        return result.ToImmutable();
    }

    private static int? Number(ResourceNode group, string property) =>
        group.Properties[property] is Scalar scalar && PythonText.Int(scalar.Value) is { } number and >= 0 ? (int)Math.Min(number, GroupNode.MostMembers) : null;
}
