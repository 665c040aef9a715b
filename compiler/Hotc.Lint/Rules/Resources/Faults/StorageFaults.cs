using Hotc.Lint.Engine;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Resources.Faults;

/// <summary>What Heat checks of images, volumes and shares.</summary>
internal static class StorageFaults
{
    private static readonly string[] OldImageFormats = ["ami", "ari", "aki"];

    private static readonly string[] VolumeSources = ["source_volid", "snapshot_id", "image", "imageRef"];

    /// <summary>What is looked at, by type.</summary>
    public static (string Type, FaultCheck Check)[] Checks { get; } =
    [
        ("OS::Cinder::Volume", (_, subject) => Volume(subject)),
        ("OS::Cinder::VolumeType", (_, subject) => subject.Properties["projects"] is ListValue { Items.Length: > 0 } && (subject.Has("is_public") == false || subject.Text("is_public") is "True" or "true")
            ? ("projects", "only a volume type that is not public has projects: set is_public to false")
            : null),
        ("OS::Glance::Image", (_, subject) => Image(subject)),
        ("OS::Glance::WebImage", (_, subject) => Image(subject)),
        ("OS::Manila::ShareNetwork", (_, subject) => subject.Has("neutron_network") == true && subject.Has("neutron_subnet") == false
            ? ("neutron_network", "\"neutron_network\" needs \"neutron_subnet\"")
            : subject.Has("nova_network") == true ? ("nova_network", "a share network needs a network and a subnet of Neutron instead of one of Nova") : null),
    ];

    private static (string, string)? Volume(Subject subject)
    {
        if (subject.Has("backup_id") != false)
        {
            return null;
        }

        var sources = VolumeSources.Where(s => subject.Has(s) == true).ToArray();
        if (subject.Has("size") == true)
        {
            return sources.Length > 1 ? (sources[1], $"a volume takes one of \"{sources[0]}\" and \"{sources[1]}\"") : null;
        }

        // Without a size the source must have one: a volume or a snapshot.
        return subject.Has("size") == false && VolumeSources.All(s => subject.Has(s) is not null) && (sources.Length != 1 || sources[0] is "image" or "imageRef")
            ? (sources.Length > 0 ? sources[0] : "", "a volume needs a size, unless it is made of one other volume or snapshot")
            : null;
    }

    private static (string, string)? Image(Subject subject)
    {
        if (subject.Text("container_format") is { } container && OldImageFormats.Contains(container) && (subject.Has("disk_format") == false || subject.Text("disk_format") is { } disk && disk != container))
        {
            return ("container_format", $"the container_format {container} needs the same disk_format");
        }

        var isShared = subject.Has("visibility") == null || subject.Text("visibility") == "shared";
        return !isShared && subject.Properties["members"] is ListValue { Items.Length: > 0 } ? ("members", "only an image with the visibility \"shared\" has members") : null;
    }
}
