using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Hotc.Review.Families;

/// <summary>Which family a type belongs to.</summary>
internal static class FamilyTable
{
    private static readonly ImmutableArray<ResourceFamily> All =
    [
        new ServerFamily(), new PortFamily(), new VolumeFamily(), new VolumeAttachmentFamily(), new WaitConditionFamily(), new PlaceholderFamily(),
        new LoadBalancerFamily(), new RemoteStackFamily(), new FloatingIpFamily(),
    ];

    private static readonly FrozenDictionary<string, ResourceFamily> ByType =
        All.SelectMany(f => f.Types.Select(t => KeyValuePair.Create(t, f))).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ResourceFamily Other = new OtherFamily();

    /// <summary>The family of a type; one without exceptions when the type has none.</summary>
    public static ResourceFamily Of(string type) => ByType.GetValueOrDefault(type, Other);

    /// <summary>Words in a bundle by which an update may do something although nothing differs.</summary>
    public static IEnumerable<string> RestlessWords => All.Select(f => f.Restless).OfType<string>();

    private sealed class OtherFamily : ResourceFamily
    {
        public override IEnumerable<string> Types => [];
    }
}
