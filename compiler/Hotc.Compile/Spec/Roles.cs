using System.Collections.Immutable;

namespace Hotc.Compile.Spec;

/// <summary>The roles that nodes have.</summary>
internal static class Roles
{
    /// <summary>Runs the control plane, and etcd where that has no nodes of its own.</summary>
    public const string ControlPlane = "control-plane";

    /// <summary>Runs etcd alone.</summary>
    public const string Etcd = "etcd";

    /// <summary>Runs the users' pods.</summary>
    public const string Worker = "worker";

    /// <summary>The roles of which a cluster has nodes, in the order of its groups.</summary>
    public static ImmutableArray<string> Of(ClusterSpec spec) =>
        [ControlPlane, .. HasEtcdNodes(spec) ? [Etcd] : ImmutableArray<string>.Empty, .. spec.Pools.Length > 0 ? [Worker] : ImmutableArray<string>.Empty];

    /// <summary>Whether etcd has nodes of its own.</summary>
    public static bool HasEtcdNodes(ClusterSpec spec) => spec.ControlPlane.Etcd.Topology == EtcdTopology.Separate;
}
