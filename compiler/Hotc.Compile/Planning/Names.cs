using System.Collections.Immutable;
using Hotc.Compile.Spec;

namespace Hotc.Compile.Planning;

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

/// <summary>Names of resources and servers.</summary>
internal static class Names
{
    /// <summary>A name as part of resource and parameter names: conventionally with underscores.</summary>
    public static string Resource(string name) => name.Replace('-', '_');

    /// <summary>The name of a server.</summary>
    public static string Server(string cluster, string group, int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{cluster}-{group}-{index}");
}
