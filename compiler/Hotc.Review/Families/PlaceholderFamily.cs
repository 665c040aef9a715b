using Hotc.Review.Changes;

namespace Hotc.Review.Families;

/// <summary>
/// Resources that stand for nothing. Source: <c>heat/engine/resources/openstack/heat/none_resource.py</c> of Heat 19:
/// <c>_needs_update</c> is always false, and any property is taken.
/// </summary>
internal sealed class PlaceholderFamily : ResourceFamily
{
    public override IEnumerable<string> Types => ["OS::Heat::None"];

    public override Verdict? Always(PropertyDiff diff) => new(ChangeAction.None, ChangeReason.Unchanged, null);
}
