using System.Collections.Immutable;

namespace Hotc.Review.Quotas;

/// <summary>Something that a cloud has quotas for, or that says how large a cluster is.</summary>
/// <param name="Name">Its name, that of <c>openstack quota show</c> where that has one.</param>
/// <param name="Title">What people call it, with its unit.</param>
/// <param name="Aliases">Other names that clients of OpenStack have used for it.</param>
public sealed record QuotaItem(string Name, string Title, ImmutableArray<string> Aliases)
{
    /// <summary>All, in the order of the views.</summary>
    /// <remarks>
    /// Names: <c>openstackclient/common/quota.py</c> (Nova, Cinder, Neutron; some releases show Neutron's own singular names) and
    /// <c>octaviaclient/osc/v2/constants.py</c>. Heat has no quota that can be asked for.
    /// </remarks>
    public static ImmutableArray<QuotaItem> All { get; } =
    [
        new("instances", "servers", []),
        new("cores", "cores", []),
        new("ram", "memory, MiB", []),
        new("server-groups", "server groups", ["server_groups"]),
        new("key-pairs", "key pairs", ["key_pairs"]),
        new("volumes", "volumes", []),
        new("gigabytes", "volumes, GiB", []),
        new("networks", "networks", ["network"]),
        new("subnets", "subnets", ["subnet"]),
        new("routers", "routers", ["router"]),
        new("ports", "ports", ["port"]),
        new("floating-ips", "floating IPs", ["floating_ips", "floatingip"]),
        new("secgroups", "security groups", ["security_groups", "security_group"]),
        new("secgroup-rules", "security group rules", ["security_group_rules", "security_group_rule"]),
        new("load-balancers", "load balancers", ["load_balancers", "load_balancer", "loadbalancer"]),
        new("listeners", "listeners", ["listener"]),
        new("pools", "balancer pools", ["pool"]),
        new("members", "pool members", ["member"]),
        new("health-monitors", "health monitors", ["health_monitors", "health_monitor", "healthmonitor"]),
        new("stacks", "stacks, nested ones too", []),
        new("software-configs", "software configs", []),
    ];

    /// <summary>The item that a client of OpenStack calls so; null when hotc counts no such thing.</summary>
    public static QuotaItem? Find(string name) => All.FirstOrDefault(i => i.Name == name || i.Aliases.Contains(name));
}
