using Hotc.Heat.Values;
using Hotc.Review.Changes;
using Hotc.Review.Values;

namespace Hotc.Review.Families;

/// <summary>
/// Volumes. Source: <c>heat/engine/resources/openstack/cinder/volume.py</c> of Heat 19: <c>handle_update</c> refuses to make a
/// volume smaller, and makes it larger in place.
/// </summary>
internal sealed class VolumeFamily : ResourceFamily
{
    public override IEnumerable<string> Types => ["OS::Cinder::Volume"];

    public override Verdict? InPlace(PropertyDiff diff) =>
        diff.Has("size") && Size(diff.Before) is { } before && Size(diff.After) is { } after && after < before
            ? new(ChangeAction.Refuse, ChangeReason.UpdateRefused, "size")
            : null;

    private static long? Size(IReadOnlyDictionary<string, Term> properties) =>
        properties.GetValueOrDefault("size") is Scalar { Value: HotNumber number } && number.TryGetInt64(out var size) ? size : null;
}
