using System.Collections.Immutable;
using Hotc.Heat.Values;
using Hotc.Review.Families;
using Hotc.Review.Stacks;
using Hotc.Review.Values;

namespace Hotc.Review.Changes;

/// <summary>
/// Says for every resource of two trees of stacks what an update from the one to the other does. A resource is decided after
/// those that its properties refer to, as Heat updates it after them: a replaced resource has another id.
/// </summary>
internal sealed class Differ : IReferenceJudge
{
    private readonly Dictionary<ResourceNode, ResourceNode> beforeOf = [];
    private readonly Dictionary<ResourceNode, ResourceChange> decided = [];
    private readonly HashSet<ResourceNode> open = [];
    private readonly Queue<(ResourceNode Before, ResourceNode After)> waiting = [];

    /// <summary>Makes pairs of the resources of two stacks and of the stacks behind them. Heat knows resources by their names.</summary>
    public void Pair(StackNode before, StackNode after)
    {
        foreach (var now in after.Resources)
        {
            if (before.Find(now.Name) is { } then)
            {
                Pair(then, now);
            }
        }
    }

    /// <summary>Makes pairs of the resources of two whole trees.</summary>
    public void PairTrees(StackNode before, StackNode after)
    {
        Pair(before, after);

        // Which members an autoscaling group has depends on whether its definition differs, and that on all other pairs.
        while (waiting.TryDequeue(out var group))
        {
            if (group.Before.Child is { } oldChild && group.After.Child is { } newChild)
            {
                Pair(oldChild, newChild);
            }
        }
    }

    /// <summary>Makes a pair of two resources, and pairs of what stands behind them.</summary>
    public void Pair(ResourceNode before, ResourceNode after)
    {
        beforeOf.TryAdd(after, before);
        if (before.Type == GroupNode.AutoScalingGroup && after.Type == GroupNode.AutoScalingGroup)
        {
            after.Former = new FormerGroup(before, () => Decide(after).Properties.Any(p => p.Name == "resource"), () => ReplacesMembers(before, after));
            waiting.Enqueue((before, after));
        }
        else if (HasSameKind(before, after) && before.Child is { } oldChild && after.Child is { } newChild)
        {
            Pair(oldChild, newChild);
        }
    }

    // On trial, since the members themselves are not known yet.
    private bool ReplacesMembers(ResourceNode before, ResourceNode after)
    {
        if (before.Child?.Resources is not [var old, ..]
            || StackNode.MakeGroup(after, stack => GroupNode.Member(stack, after, old.Name) is { } member ? [member] : []).Resources is not [var renewed])
        {
            return false;
        }

        Pair(old, renewed);
        return Decide(renewed).Action == ChangeAction.Replace;
    }

    /// <summary>What happens to a resource that will be there.</summary>
    public ResourceChange Decide(ResourceNode after)
    {
        if (decided.TryGetValue(after, out var known))
        {
            return known;
        }

        // A circle is no valid template; Heat refuses it.
        if (!open.Add(after))
        {
            return new ResourceChange(beforeOf.GetValueOrDefault(after), after);
        }

        var change = Work(after);
        open.Remove(after);
        decided.Add(after, change);
        return change;
    }

    /// <summary>What becomes of a resource that will not be there.</summary>
    public static ResourceChange Gone(ResourceNode before) =>
        new(before, null) { Action = ChangeAction.Delete, Reason = IsLeftOver(before) ? ChangeReason.GroupSize : ChangeReason.Removed };

    public Likeness Compare(ReferenceTerm before, ReferenceTerm after)
    {
        // A member that has its new template and still its old values.
        if (before.Target == after.Target)
        {
            return SamePath(before, after) ? Likeness.Same : Likeness.Different;
        }

        if (beforeOf.GetValueOrDefault(after.Target) != before.Target || !SamePath(before, after))
        {
            return Likeness.Different;
        }

        var change = Decide(after.Target);
        var family = FamilyTable.Of(change.Type);
        return (change.Action, after.Attribute) switch
        {
            (ChangeAction.None, _) => Likeness.Same,
            (not ChangeAction.Delete, { } attribute) when Spelled(before.Target, attribute, before.Path) is { } old && Spelled(after.Target, attribute, after.Path) is { } current =>
                TermComparer.KnownEqual(old, current) == true ? Likeness.Same : Likeness.Different,
            (ChangeAction.Create or ChangeAction.Replace or ChangeAction.Delete, null) => Likeness.Different,
            (ChangeAction.Create or ChangeAction.Replace or ChangeAction.Delete, { } attribute) => family.AttributeAfterReplace(change, attribute),
            (_, null) => family.IdAfterUpdate(change),
            (_, { } attribute) => family.AttributeAfterUpdate(change, attribute),
        };
    }

    // An attribute with the name of a property says what the property says: an address that the template fixes stays the same
    // in a new resource, too.
    private static Scalar? Spelled(ResourceNode target, string attribute, ImmutableArray<Term> path) =>
        target.Properties[attribute] is { } given && TermPaths.Walk(given, path, "get_attr") is Scalar { IsNull: false, Text: not "" } spelled ? spelled : null;

    private ResourceChange Work(ResourceNode after)
    {
        if (after.Stack.Owner is { } owner && Decide(owner) is { Action: ChangeAction.Replace or ChangeAction.Create } parent)
        {
            return parent.Action == ChangeAction.Create
                ? new ResourceChange(null, after) { Action = ChangeAction.Create, Reason = parent.Reason, Properties = [] }
                : new ResourceChange(beforeOf.GetValueOrDefault(after), after)
                {
                    Action = beforeOf.ContainsKey(after) ? ChangeAction.Replace : ChangeAction.Create,
                    Reason = ChangeReason.ParentReplaced,
                };
        }

        if (!beforeOf.TryGetValue(after, out var before))
        {
            return new ResourceChange(null, after) { Action = ChangeAction.Create, Reason = IsLeftOver(after) ? ChangeReason.GroupSize : ChangeReason.Added };
        }

        if (!HasSameKind(before, after))
        {
            return new ResourceChange(before, after) { Action = ChangeAction.Replace, Reason = ChangeReason.TypeChanged, Cause = "type" };
        }

        // Heat updates a nested stack always, and leaves it to its resources whether they change.
        return after.TemplatePath is not null ? new ResourceChange(before, after) : Leaf(before, after);
    }

    private ResourceChange Leaf(ResourceNode before, ResourceNode after)
    {
        var diff = Differences(before, after);
        var verdict = UpdateRules.Decide(after, diff);
        if (verdict.Action == ChangeAction.None && diff.Changed.Count == 0 && DefinitionPart(before, after) is { } part)
        {
            verdict = new Verdict(ChangeAction.Update, ChangeReason.DefinitionChanged, part);
        }

        if (verdict.Action == ChangeAction.Update && diff.Has("resource_def") && RollingClash.Find(before, after) is { } clash)
        {
            verdict = new Verdict(ChangeAction.Refuse, ChangeReason.UpdateRefused, $"resource_def.properties.{clash}");
        }

        return new ResourceChange(before, after) { Action = verdict.Action, Reason = verdict.Reason, Cause = verdict.Cause, Properties = [.. diff.Changed] };
    }

    private PropertyDiff Differences(ResourceNode before, ResourceNode after)
    {
        var (then, now) = (Normalized(before), Normalized(after));
        var changed = new List<PropertyChange>();
        foreach (var name in then.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, current) = (then.GetValueOrDefault(name), now.GetValueOrDefault(name));
            var likeness = old is null || current is null ? Likeness.Different : TermComparer.Compare(old, current, this);
            if (likeness != Likeness.Same)
            {
                changed.Add(new PropertyChange(name, old, current, likeness));
            }
        }

        return new PropertyDiff(changed, then, now);
    }

    private static IReadOnlyDictionary<string, Term> Normalized(ResourceNode node) => node.Schema is { AcceptsAnyProperty: false, IsDescribed: true } schema
        ? PropertyNormalizer.Normalize(schema, node.Properties)
        : node.Properties.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);

    // What Heat compares of a resource besides its properties (heat/engine/rsrc_defn.py). The order of dependencies changes
    // nothing that exists.
    private string? DefinitionPart(ResourceNode before, ResourceNode after)
    {
        foreach (var part in (ReadOnlySpan<string>)["metadata", "deletion_policy", "update_policy"])
        {
            var (then, now) = (before.Definition[part], after.Definition[part]);
            if ((then, now) is not (null, null) && (then is null || now is null || TermComparer.Compare(Value(before, then), Value(after, now), this) != Likeness.Same))
            {
                return part;
            }
        }

        return null;
    }

    private static Term Value(ResourceNode node, HotValue value) => node.Stack.Evaluator.Evaluate(value);

    private bool SamePath(ReferenceTerm before, ReferenceTerm after) =>
        before.Attribute == after.Attribute && TermComparer.Compare(new TermList(before.Path), new TermList(after.Path), this) == Likeness.Same;

    private static bool HasSameKind(ResourceNode before, ResourceNode after) =>
        before.TemplatePath is not null && after.TemplatePath is not null ? before.WrittenType == before.Type == (after.WrittenType == after.Type)
        : before.TemplatePath is null && after.TemplatePath is null && before.Type == after.Type;

    // Only a member of a group comes and goes by the group's size.
    private static bool IsLeftOver(ResourceNode node) => ResourceChange.MemberOf(node) is not null;
}
