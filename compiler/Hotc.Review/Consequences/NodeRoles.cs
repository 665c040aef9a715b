using Hotc.Review.Changes;
using Hotc.Review.Families;
using Hotc.Review.Stacks;
using Hotc.Review.Values;

namespace Hotc.Review.Consequences;

/// <summary>What a node is for.</summary>
internal enum NodeRole
{
    /// <summary>Runs pods, or is unknown.</summary>
    Worker,

    /// <summary>Runs the control plane, and etcd where that has no nodes of its own.</summary>
    ControlPlane,

    /// <summary>Runs etcd alone.</summary>
    Etcd,
}

/// <summary>Tells what nodes are for by the metadata of their servers, or by the name of their group.</summary>
internal static class NodeRoles
{
    /// <summary>The role of a server's node.</summary>
    public static NodeRole Of(ResourceNode server) => (Metadata(server, "role") ?? ResourceChange.GroupOf(server)?.Name) switch
    {
        "control-plane" or "control_plane" or "masters" => NodeRole.ControlPlane,
        "etcd" => NodeRole.Etcd,
        _ => NodeRole.Worker,
    };

    /// <summary>Whether there are nodes of a role somewhere in a tree of stacks.</summary>
    public static bool Has(StackNode stack, NodeRole role) =>
        stack.Resources.Any(r => (r.Type == ServerFamily.Server && Of(r) == role) || (r.Child is { } child && Has(child, role)));

    /// <summary>What a server's metadata say under a key.</summary>
    public static string? Metadata(ResourceNode server, string key) => ((server.Properties["metadata"] as TermMap)?[key] as Scalar)?.Text;
}
