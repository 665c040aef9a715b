using System.Globalization;
using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;

namespace Hotc.Review.Consequences;

/// <summary>Volumes and other stores that go.</summary>
internal sealed class DataLossRule : ConsequenceRule
{
    private static readonly DiagnosticDescriptor Lost = new(
        "HE7511",
        DiagnosticLevel.Error,
        "Data is lost",
        "A volume, share or container is deleted, or replaced by an empty one. Nothing in Heat asks before. Take a backup or a snapshot first, or keep "
        + "the old one with deletion_policy: Retain, in an update of its own before this one.",
        Examples.Pair(
            "resources:\n  data: {type: OS::Cinder::Volume, properties: {size: 20, availability_zone: a}}\n",
            "resources:\n  data: {type: OS::Cinder::Volume, properties: {size: 20, availability_zone: b}}\n"),
        Examples.Pair(
            "resources:\n  data: {type: OS::Cinder::Volume, properties: {size: 20, availability_zone: a}}\n",
            "resources:\n  data: {type: OS::Cinder::Volume, properties: {size: 40, availability_zone: a}}\n"));

    private static readonly string[] Stores = ["OS::Cinder::Volume", "OS::Manila::Share", "OS::Swift::Container", "OS::Trove::Instance", "OS::Trove::Cluster"];

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Lost];

    public override IEnumerable<Consequence> Find(ChangePlan plan) =>
        from change in plan.Changes
        where Stores.Contains(change.Type) && change.Action is ChangeAction.Delete or ChangeAction.Replace && change.Fate == ChangeFate.Deleted
        group change by (ResourceViews.Of(change).Pattern, change.Action, change.Cause) into same
        select new Consequence(Lost, Message([.. same]), [.. same.Select(c => c.Address)])
        {
            IsDataLoss = true,
            Help = "back it up first, or keep it with deletion_policy: Retain",
        };

    private static string Message(IReadOnlyList<ResourceChange> same)
    {
        var first = same[0];
        var what = first.Type == "OS::Cinder::Volume" ? "volume" : first.Type[(first.Type.LastIndexOf(':') + 1)..].ToLowerInvariant();
        var which = same.Count == 1
            ? $"{what} {first.Address} is"
            : string.Create(CultureInfo.InvariantCulture, $"{same.Count} {what}s {ResourceViews.Of(first).Pattern} are");
        var how = first.Action == ChangeAction.Delete ? "deleted" : $"replaced by {(same.Count == 1 ? "an empty one" : "empty ones")} ({first.Reason.Word()}{(first.Cause is null ? "" : $": {first.Cause}")})";
        return $"{which} {how}: data loss";
    }
}
