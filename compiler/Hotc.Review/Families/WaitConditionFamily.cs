using Hotc.Review.Changes;

namespace Hotc.Review.Families;

/// <summary>
/// Handles of wait conditions. Source: <c>heat/engine/resources/openstack/heat/wait_condition_handle.py</c> of Heat 19: the
/// handle for updates is replaced at every update; the plain ones never by themselves. A wait condition itself does what its
/// schema says: another number of signals in place, another handle or time by a new one, which waits anew.
/// </summary>
internal sealed class WaitConditionFamily : ResourceFamily
{
    public override IEnumerable<string> Types => ["OS::Heat::UpdateWaitConditionHandle"];

    public override string? Restless => "UpdateWaitConditionHandle";

    public override Verdict? Always(PropertyDiff diff) => new(ChangeAction.Replace, ChangeReason.TypeBehaviour, null);
}
