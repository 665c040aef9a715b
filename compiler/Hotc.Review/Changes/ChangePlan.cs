using System.Collections.Immutable;
using Hotc.Review.Stacks;

namespace Hotc.Review.Changes;

/// <summary>Everything that an update does, in the order of the templates.</summary>
/// <param name="Before">The stack as it is.</param>
/// <param name="After">The stack as it will be.</param>
/// <param name="Changes">The resources that change. Stacks and groups themselves are not among them, unless they are replaced, made or deleted.</param>
/// <param name="Groups">The groups whose members or size change.</param>
/// <param name="Unchanged">How many resources stay as they are.</param>
internal sealed record ChangePlan(
    ReviewSide Before, ReviewSide After, ImmutableArray<ResourceChange> Changes, ImmutableArray<GroupChange> Groups, int Unchanged)
{
    /// <summary>Compares.</summary>
    public static ChangePlan Make(ReviewSide before, ReviewSide after)
    {
        var walk = new Walk();
        walk.Differ.PairTrees(before.Root, after.Root);
        walk.Visit(before.Root, after.Root);
        var changes = Moves.Find(walk.Changes, walk.Differ);
        var groups = walk.Pairs
            .Select(p => GroupPlanner.Plan(p.Before, p.After, walk.Differ, changes))
            .Where(g => g.Changed > 0 || g.CountBefore != g.CountAfter);
        return new ChangePlan(before, after, changes, [.. groups], walk.Unchanged);
    }

    private sealed class Walk
    {
        public Differ Differ { get; } = new();

        public List<ResourceChange> Changes { get; } = [];

        public List<(ResourceNode Before, ResourceNode After)> Pairs { get; } = [];

        public int Unchanged { get; private set; }

        public void Visit(StackNode? before, StackNode? after)
        {
            foreach (var now in after?.Resources ?? [])
            {
                var change = Differ.Decide(now);
                Add(change);
                Visit(change.Before?.Child, now.Child);
            }

            foreach (var then in before?.Resources ?? [])
            {
                if (after?.Find(then.Name) is null)
                {
                    Add(Differ.Gone(then));
                    Visit(then.Child, null);
                }
            }
        }

        private void Add(ResourceChange change)
        {
            var isContainer = change.Node.IsGroup || change.Node.TemplatePath is not null;
            if (change is { Before: { IsGroup: true } then, After: { IsGroup: true } now } && change.Action != ChangeAction.Replace)
            {
                Pairs.Add((then, now));
            }

            if (change.Action == ChangeAction.None || (isContainer && change.Action == ChangeAction.Update))
            {
                Unchanged++;
            }
            else
            {
                Changes.Add(change);
            }
        }
    }
}
