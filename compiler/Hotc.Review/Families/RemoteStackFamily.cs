using Hotc.Review.Changes;
using Hotc.Review.Values;

namespace Hotc.Review.Families;

/// <summary>
/// Stacks in another region or cloud. Source: <c>heat/engine/resources/openstack/heat/remote_stack.py</c> of Heat 19:
/// <c>needs_replace_with_prop_diff</c> replaces the stack when its context names another region.
/// </summary>
internal sealed class RemoteStackFamily : ResourceFamily
{
    public override IEnumerable<string> Types => ["OS::Heat::Stack"];

    public override Verdict? OnChange(PropertyDiff diff) =>
        diff.Changed.FirstOrDefault(c => c.Name == "context") is { } change && Region(change.Before) != Region(change.After)
            ? new(ChangeAction.Replace, ChangeReason.TypeBehaviour, "context")
            : null;

    private static string? Region(Term? context) => ((context as TermMap)?["region_name"] as Scalar)?.Text;
}
