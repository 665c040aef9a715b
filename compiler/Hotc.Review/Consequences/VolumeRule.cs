using System.Globalization;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Values;
using Hotc.Review.Changes;
using Hotc.Review.Families;
using Hotc.Review.Stacks;
using Hotc.Review.Values;

namespace Hotc.Review.Consequences;

/// <summary>
/// Volumes that Heat takes from running servers to change them. Source: <c>heat/engine/resources/openstack/cinder/volume.py</c> of
/// Heat 19, <c>handle_update</c>: a volume in use is detached, changed and attached again, unless Cinder says that it has the wanted
/// size already. Nova detaches no volume that a running server has its root on.
/// </summary>
internal sealed class VolumeRule : ConsequenceRule
{
    private const string Volume = "OS::Cinder::Volume";
    private const string Server = "resources:\n  server: {type: OS::Nova::Server, properties: {flavor: m1, image: linux, metadata: {role: etcd}}}\n";
    private const string Small = "  etcd_volume: {type: OS::Cinder::Volume, properties: {size: 10}}\n";
    private const string Large = "  etcd_volume: {type: OS::Cinder::Volume, properties: {size: 20}}\n";
    private const string Attachment = "  at: {type: OS::Cinder::VolumeAttachment, properties: {instance_uuid: {get_resource: server}, volume_id: {get_resource: etcd_volume}}}\n";

    // Cinder's API takes an attached volume from microversion 3.42 on.
    private const string Instead =
        "Make it larger in Cinder first, where it stays attached (openstack --os-volume-api-version 3.42 volume set --size SIZE VOLUME), and its file system on the node "
        + "(resize2fs): Heat then finds the size that it wants.";

    private static readonly DiagnosticDescriptor Vital = new(
        "HE7515",
        DiagnosticLevel.Error,
        "A volume that its server cannot do without is detached",
        "To make a volume larger, Heat detaches it from its server and attaches it again, without a word to the system on the server. Under etcd "
        + "that ends the member, until somebody mounts the volume again; and as the size stands in the members' template, all members lose theirs at once. The volume that a "
        + "server runs from cannot be detached, and the update fails. " + Instead,
        Examples.Pair(Server + Small + Attachment, Server + Large + Attachment),
        Examples.Pair(Server + Small, Server + Large));

    private static readonly DiagnosticDescriptor Detached = new(
        "HW7524",
        DiagnosticLevel.Warning,
        "Volumes are detached from running servers",
        "To make a volume larger, Heat detaches it from its server and attaches it again, without a word to the system on the server: what is "
        + "mounted from it fails until it is mounted again, and its file system stays as small as it was. " + Instead,
        Examples.Pair((Server + Small + Attachment).Replace("etcd", "data", StringComparison.Ordinal), (Server + Large + Attachment).Replace("etcd", "data", StringComparison.Ordinal)),
        Examples.Pair((Server + Small).Replace("etcd", "data", StringComparison.Ordinal), (Server + Large).Replace("etcd", "data", StringComparison.Ordinal)));

    private static readonly string[] Causes = ["size", "backup_id", "read_only"];

    private static readonly string[] DeviceLists = ["block_device_mapping", "block_device_mapping_v2"];

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Vital, Detached];

    public override IEnumerable<Consequence> Find(ChangePlan plan)
    {
        var volumes = plan.Changes.Where(c => c.Type == Volume && c.Action == ChangeAction.Update && c.Properties.Any(p => Causes.Contains(p.Name))).ToList();
        if (volumes.Count == 0)
        {
            return [];
        }

        var (attached, roots) = InUse(plan.Before.Root);
        return
            from change in volumes
            let isRoot = roots.Contains(change.Before!)
            where isRoot || attached.Contains(change.Before!)
            let cause = change.Properties.First(p => Causes.Contains(p.Name)).Name
            group change by (ResourceViews.Of(change).Pattern, isRoot, cause) into same
            select Tell([.. same], same.Key.Pattern, same.Key.isRoot, same.Key.cause);
    }

    private static Consequence Tell(IReadOnlyList<ResourceChange> same, string pattern, bool isRoot, string cause)
    {
        var which = same.Count == 1 ? $"volume {same[0].Address}" : string.Create(CultureInfo.InvariantCulture, $"{same.Count} volumes {pattern}");
        var are = same.Count == 1 ? "is" : "are";
        var isOfEtcd = same[0].Node.Name.Contains("etcd", StringComparison.Ordinal);
        return new Consequence(
            isRoot || isOfEtcd ? Vital : Detached,
            isRoot
                ? $"{which} {are} to be detached for another {cause}, and a server runs from it: the update fails"
                : $"{which} {are} detached from running servers{(same.Count > 1 && same[0].Group is not null ? " together" : "")} for another {cause}{(isOfEtcd ? ": etcd stops on them" : "")}",
            [.. same.Select(c => c.Address)])
        {
            Help = cause == "size" ? "make them larger in Cinder first, while they stay attached: Heat then finds nothing to do" : "stop what uses them before the update",
        };
    }

    private static (HashSet<ResourceNode> Attached, HashSet<ResourceNode> Roots) InUse(StackNode root)
    {
        var (attached, roots) = (new HashSet<ResourceNode>(), new HashSet<ResourceNode>());
        Walk(root);
        return (attached, roots);

        void Walk(StackNode stack)
        {
            foreach (var node in stack.Resources)
            {
                if (node.Type == VolumeAttachmentFamily.Attachment && node.Properties["volume_id"] is ReferenceTerm { Attribute: null } at)
                {
                    attached.Add(at.Target);
                }

                foreach (var device in node.Type == ServerFamily.Server ? Devices(node) : [])
                {
                    if (device["volume_id"] is ReferenceTerm { Attribute: null } volume)
                    {
                        (IsRoot(device) ? roots : attached).Add(volume.Target);
                    }
                }

                if (node.Child is { } child)
                {
                    Walk(child);
                }
            }
        }
    }

    private static IEnumerable<TermMap> Devices(ResourceNode server) =>
        DeviceLists
            .SelectMany(p => (server.Properties[p] as TermList)?.Items ?? [])
            .OfType<TermMap>();

    private static bool IsRoot(TermMap device) => device["boot_index"] is Scalar { Value: HotNumber number } && number.TryGetInt64(out var index) && index == 0;
}
