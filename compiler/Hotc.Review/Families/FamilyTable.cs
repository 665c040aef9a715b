using System.Collections.Frozen;

namespace Hotc.Review.Families;

/// <summary>Which family a type belongs to.</summary>
internal static class FamilyTable
{
    private static readonly FrozenDictionary<string, ResourceFamily> ByType =
        new ResourceFamily[]
            {
                new ServerFamily(), new PortFamily(), new VolumeAttachmentFamily(), new WaitConditionFamily(), new PlaceholderFamily(),
                new LoadBalancerFamily(), new RemoteStackFamily(), new FloatingIpFamily(),
            }
            .SelectMany(f => f.Types.Select(t => KeyValuePair.Create(t, f)))
            .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ResourceFamily Other = new OtherFamily();

    /// <summary>The family of a type; one without exceptions when the type has none.</summary>
    public static ResourceFamily Of(string type) => ByType.GetValueOrDefault(type, Other);

    private sealed class OtherFamily : ResourceFamily
    {
        public override IEnumerable<string> Types => [];
    }
}
