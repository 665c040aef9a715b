using System.Globalization;
using Hotc.Foundation.Text;
using Hotc.Review.Changes;

namespace Hotc.Review.Views;

/// <summary>Sentences that several views share.</summary>
internal static class Sentences
{
    public static string NoDifference(ReviewResult result) => $"no difference: an update from {result.Before} to {result.After} changes nothing";

    /// <summary>«2 replace, 1 update; 57 unchanged».</summary>
    public static string Summary(ReviewResult result)
    {
        var counts = FoldedResource.Count(result.Resources).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Count} {c.Action.Word()}"));
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", counts)}; {result.Unchanged} unchanged");
    }

    /// <summary>«(immutable-property: network)».</summary>
    public static string Why(ReviewedResource resource)
    {
        var cause = resource.Cause is null ? "" : $": {resource.Cause}";
        var other = resource.OtherAddress is null ? "" : resource.Action == ChangeAction.Delete ? $", to {resource.OtherAddress}" : $", from {resource.OtherAddress}";
        var fate = resource.Fate switch
        {
            ChangeFate.Retained => ", the old one is retained",
            ChangeFate.Snapshotted => ", with a snapshot",
            _ => "",
        };
        return resource.Reason.Word() + cause + other + fate;
    }

    /// <summary>«3 of 3 members change in steps of 1, 1, 1».</summary>
    public static string Group(ReviewedGroup group)
    {
        var size = (group.Before, group.After) switch
        {
            ({ } a, { } b) when a != b => string.Create(CultureInfo.InvariantCulture, $"{a} → {Counted.Of(b, "member")}"),
            ({ } a, _) => Counted.Of(a, "member"),
            _ => "size not known",
        };
        if (group.Changed == 0)
        {
            return size;
        }

        var steps = group.Steps.Where(s => s.Updated > 0).Select(s => s.Updated.ToString(CultureInfo.InvariantCulture)).ToList();
        var how = group.IgnoresSteps ? "all in the first step, since their template changes"
            : steps.Count > 1 ? $"in steps of {string.Join(", ", steps)}"
            : "in one step";
        var come = group.Steps.Sum(s => s.Updated) - group.Changed;
        var who = steps.Count > 1 && group.After > group.Before && come > 0 ? string.Create(CultureInfo.InvariantCulture, $"{(group.Changed == 1 ? "changes" : "change")} and {come} {(come == 1 ? "comes" : "come")}") : group.Changed == 1 ? "changes" : "change";
        return string.Create(CultureInfo.InvariantCulture, $"{size}, {group.Changed} {who} {how}");
    }

    /// <summary>«m1 → m2».</summary>
    public static string Values(ReviewedProperty property)
    {
        var values = property.Before != property.After ? $"{property.Before ?? "(not set)"} → {property.After ?? "(not set)"}"
            : property.IsSecret ? "differs; secrets in it are not shown"
            : property.Lines.IsEmpty ? $"{property.After}, which is another afterwards"
            : "differs in these lines";
        return property.IsCertain ? values : $"{values} (perhaps)";
    }
}
