using Hotc.Review.Families;
using Hotc.Review.Stacks;

namespace Hotc.Review.Changes;

/// <summary>
/// What an update does with a resource whose properties differ, in the order in which Heat asks
/// (<c>heat/engine/resource.py</c> of Heat 19: <c>_needs_update</c>, <c>update_template_diff_properties</c>).
/// </summary>
internal static class UpdateRules
{
    /// <summary>The verdict. The facts about properties are the catalogue's, the exceptions are the family's.</summary>
    public static Verdict Decide(ResourceNode after, PropertyDiff diff)
    {
        var family = FamilyTable.Of(after.Type);
        if (family.Always(diff) is { } always)
        {
            return always;
        }

        if (diff.Changed.Count == 0)
        {
            return new Verdict(ChangeAction.None, ChangeReason.Unchanged, null);
        }

        if (after.Schema is not { IsDescribed: true } schema)
        {
            return new Verdict(ChangeAction.Replace, ChangeReason.UnknownType, diff.Changed[0].Name);
        }

        if (schema.AcceptsAnyProperty)
        {
            return new Verdict(ChangeAction.None, ChangeReason.Unchanged, null);
        }

        if (diff.Changed.FirstOrDefault(c => schema.Properties.GetValueOrDefault(c.Name) is { Immutable: true }) is { } forbidden)
        {
            return new Verdict(ChangeAction.Refuse, ChangeReason.UpdateRefused, forbidden.Name);
        }

        if (family.OnChange(diff) is { } special)
        {
            return special;
        }

        if (diff.Changed.FirstOrDefault(c => schema.Properties.GetValueOrDefault(c.Name) is not { UpdateAllowed: true }) is { } fixedProperty)
        {
            return new Verdict(ChangeAction.Replace, ChangeReason.ImmutableProperty, fixedProperty.Name);
        }

        return family.InPlace(diff) ?? new Verdict(ChangeAction.Update, ChangeReason.PropertyChanged, diff.Changed[0].Name);
    }
}
