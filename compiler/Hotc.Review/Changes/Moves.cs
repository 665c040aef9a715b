using System.Collections.Immutable;
using Hotc.Review.Stacks;
using Hotc.Review.Values;

namespace Hotc.Review.Changes;

/// <summary>
/// Recognises what was only renamed or moved. Heat does not: it deletes the one and makes the other, so both stay in the plan,
/// and each says where the other is.
/// </summary>
internal static class Moves
{
    // Comparing all with all; a change as large as this is no rename.
    private const int MostCandidates = 400;

    public static ImmutableArray<ResourceChange> Find(List<ResourceChange> changes, Differ differ)
    {
        var gone = changes.Where(c => c.Action == ChangeAction.Delete).ToList();
        var made = changes.Where(c => c.Action == ChangeAction.Create).ToList();
        if (gone.Count == 0 || made.Count == 0 || gone.Count > MostCandidates || made.Count > MostCandidates)
        {
            return [.. changes];
        }

        var partner = new Dictionary<ResourceChange, ResourceChange>();
        foreach (var old in gone)
        {
            var match = made.FirstOrDefault(m => !partner.ContainsKey(m) && m.Node.Name == old.Node.Name && IsSame(old.Node, m.Node, differ))
                ?? made.FirstOrDefault(m => !partner.ContainsKey(m) && m.Node.Stack.Path == old.Node.Stack.Path && IsSame(old.Node, m.Node, differ));
            if (match is not null)
            {
                partner[match] = old;
                partner[old] = match;
            }
        }

        return [.. changes.Select(c => partner.TryGetValue(c, out var other) ? Marked(c, other) : c)];
    }

    private static ResourceChange Marked(ResourceChange change, ResourceChange other) => new(change.Before, change.After)
    {
        Action = change.Action,
        Reason = change.Node.Name == other.Node.Name ? ChangeReason.Moved : ChangeReason.Renamed,
        Properties = change.Properties,
        OtherAddress = other.Address,
    };

    // A stack that was only renamed holds the same template.
    private static bool IsSame(ResourceNode old, ResourceNode made, Differ differ)
    {
        if (old.Type != made.Type || old.IsGroup != made.IsGroup)
        {
            return false;
        }

        return old.Properties.Entries.Length > 0 && Without(old) is var then && Without(made) is var now && TermComparer.Compare(then, now, differ) == Likeness.Same;
    }

    // The name in the cloud often follows the name in the template.
    private static TermMap Without(ResourceNode node) => new([.. node.Properties.Entries.Where(e => e.Key is not ("name" or "description"))]);
}
