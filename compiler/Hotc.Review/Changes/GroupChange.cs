using System.Collections.Immutable;
using Hotc.Heat.Values;
using Hotc.Review.Stacks;
using Hotc.Review.Values;

namespace Hotc.Review.Changes;

/// <summary>What an update does with the members of a group.</summary>
/// <param name="Before">The group as it is.</param>
/// <param name="After">The group as it will be.</param>
internal sealed record GroupChange(ResourceNode Before, ResourceNode After)
{
    /// <summary>How many members there are; null when that is not known.</summary>
    public int? CountBefore { get; init; }

    /// <summary>How many members there will be; null when that is not known.</summary>
    public int? CountAfter { get; init; }

    /// <summary>
    /// The steps of the update; empty when the members do not change, or all change in one step. Only a change of what the
    /// group hands to its members is made in steps.
    /// </summary>
    public ImmutableArray<Batch> Steps { get; init; } = [];

    /// <summary>The members that change.</summary>
    public int Changed { get; init; }

    /// <summary>
    /// The gravest thing that a change of the members' template does to a member's server. Heat hands new templates to all
    /// members in the first step, so this happens to all at once, whatever the rolling update says.
    /// </summary>
    public ChangeAction ByTemplate { get; init; }

    /// <summary>
    /// Whether something makes Heat wait between the steps until a new server works: a pause, or a wait condition that is made
    /// anew. One that has been there before is content already.
    /// </summary>
    public bool WaitsBetweenSteps { get; init; }

    /// <summary>The most members that change at the same time.</summary>
    public int AtOnce => Steps.IsEmpty || ByTemplate >= ChangeAction.Rebuild ? Changed : Math.Min(Changed, Steps.Max(s => s.Updated));
}

/// <summary>
/// Works out how a group is updated (<c>heat/engine/resources/openstack/heat/resource_group.py</c> of Heat 19:
/// <c>handle_update</c> rolls only when <c>resource_def</c> differs; <c>heat/common/grouputils.py</c>:
/// <c>get_child_template_files</c> lets new files win in every step).
/// </summary>
internal static class GroupPlanner
{
    public static GroupChange Plan(ResourceNode before, ResourceNode after, Differ differ, IReadOnlyCollection<ResourceChange> changes)
    {
        var (then, now) = (GroupNode.Count(before), GroupNode.Count(after));
        var group = new GroupChange(before, after) { CountBefore = then, CountAfter = now, Changed = ChangedMembers(after, changes) };
        var isRolling = differ.Decide(after).Properties.Any(p => p.Name is "resource_def" or "resource");
        if (!isRolling || Policy(after) is not { } policy || Steps(before, after) is not { IsEmpty: false } steps)
        {
            return group;
        }

        return group with
        {
            Steps = steps,
            ByTemplate = ByTemplate(before, after, differ),
            WaitsBetweenSteps = Number(policy, "pause_time", 0) > 0
                || changes.Any(c => c.Type.EndsWith("::WaitCondition", StringComparison.Ordinal) && c.Action is ChangeAction.Create or ChangeAction.Replace && c.Group == after),
        };
    }

    /// <summary>The steps in which the members get another definition; empty when there is no rolling update, or nothing is known of it.</summary>
    public static ImmutableArray<Batch> Steps(ResourceNode before, ResourceNode after) =>
        after.Type == GroupNode.AutoScalingGroup ? ScalingMembers.Steps(before, after)
        : Policy(after) is { } policy && GroupNode.Count(before) is { } current && GroupNode.Count(after) is { } target
            ? Batches.Plan(target, current, Number(policy, "max_batch_size", 1), Number(policy, "min_in_service", 0))
            : [];

    private static int ChangedMembers(ResourceNode group, IEnumerable<ResourceChange> changes) =>
        changes.Where(c => c.Action is not (ChangeAction.None or ChangeAction.Create or ChangeAction.Delete) && c.After is not null && c.Group == group)
            .Select(c => ResourceChange.MemberOf(c.After!))
            .Distinct()
            .Count();

    // An autoscaling group has it among its properties, and rolls without one, too.
    private static TermMap? Policy(ResourceNode group) =>
        group.Type == GroupNode.AutoScalingGroup ? group.Properties["rolling_updates"] as TermMap ?? TermMap.Empty
        : group.Definition["update_policy"] is { } policy && group.Stack.Evaluator.Evaluate(policy) is TermMap map ? map["rolling_update"] as TermMap
        : null;

    /// <summary>A number of a policy.</summary>
    public static int Number(TermMap policy, string name, int standard) =>
        policy[name] is Scalar { Value: not HotNull } scalar && PythonText.Int(scalar.Value) is { } number ? (int)Math.Clamp(number, name == "max_batch_size" ? 1 : 0, 10_000) : standard;

    private static ChangeAction ByTemplate(ResourceNode before, ResourceNode after, Differ differ)
    {
        if (before.Child?.Resources is not [var old, ..] || after.Child?.Find(old.Name)?.With(old.Properties) is not { TemplatePath: not null, Child: { } child } mixed)
        {
            return ChangeAction.None;
        }

        differ.Pair(old, mixed);
        return child.Resources.Where(r => r.Type == Families.ServerFamily.Server).Select(r => differ.Decide(r).Action).DefaultIfEmpty(ChangeAction.None).Max();
    }
}
