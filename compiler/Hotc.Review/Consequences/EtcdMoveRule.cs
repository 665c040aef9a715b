using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;
using Hotc.Review.Families;

namespace Hotc.Review.Consequences;

/// <summary>etcd that gets nodes of its own, or loses them, in a cluster that runs.</summary>
internal sealed class EtcdMoveRule : ConsequenceRule
{
    private const string Plane =
        "resources:\n  control_plane:\n    type: OS::Heat::ResourceGroup\n"
        + "    properties: {count: 3, resource_def: {type: OS::Nova::Server, properties: {flavor: m1, image: linux, metadata: {role: control-plane}}}}\n";

    private const string Own =
        "  etcd:\n    type: OS::Heat::ResourceGroup\n"
        + "    properties: {count: 3, resource_def: {type: OS::Nova::Server, properties: {flavor: m1, image: linux, metadata: {role: etcd}}}}\n";

    private static readonly DiagnosticDescriptor Moved = new(
        "HE7514",
        DiagnosticLevel.Error,
        "etcd moves to other nodes without its data",
        "etcd gets nodes of its own, or goes back to those of the control plane. No update carries its data there: the new members begin an empty "
        + "cluster, and every object of Kubernetes is gone for whoever asks them. Make a new cluster, or restore a snapshot on the new members "
        + "before a node of the control plane is made anew.",
        Examples.Pair(Plane, Plane + Own),
        Examples.Pair(Plane, (Plane + Own).Replace("  etcd:", "  pool:", StringComparison.Ordinal).Replace("role: etcd", "role: worker", StringComparison.Ordinal)));

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Moved];

    public override IEnumerable<Consequence> Find(ChangePlan plan)
    {
        var (had, has) = (NodeRoles.Has(plan.Before.Root, NodeRole.Etcd), NodeRoles.Has(plan.After.Root, NodeRole.Etcd));
        var addresses = plan.Changes.Where(c => c.Type == ServerFamily.Server && NodeRoles.Of(c.Node) == NodeRole.Etcd).Select(c => c.Address).ToList();
        if (had != has && NodeRoles.Has((has ? plan.Before : plan.After).Root, NodeRole.ControlPlane))
        {
            yield return new Consequence(Moved, has ? "etcd moves from the control plane to nodes of its own, and its data stays behind: data loss" : "etcd's own nodes go, and its data with them: data loss", [.. addresses])
            {
                IsDataLoss = true,
                Help = "keep controlPlane.etcd.topology as it is",
            };
        }
    }
}
