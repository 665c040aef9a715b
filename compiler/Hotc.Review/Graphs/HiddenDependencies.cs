using Hotc.Review.Stacks;
using Hotc.Review.Values;

namespace Hotc.Review.Graphs;

/// <summary>
/// Dependencies that the code of Heat's resource types adds (<c>add_dependencies</c> in <c>heat/engine/resources/openstack/</c>
/// <c>neutron/port.py</c>, <c>neutron/floatingip.py</c>, <c>neutron/router.py</c> and <c>nova/server.py</c>).
/// </summary>
internal static class HiddenDependencies
{
    /// <summary>Whether a resource waits for another of its stack although it does not refer to it.</summary>
    public static bool Waits(ResourceNode resource, ResourceNode other) => (resource.Type, other.Type) switch
    {
        ("OS::Neutron::Port", "OS::Neutron::Subnet") => Same(NetworkOf(resource), NetworkOf(other)),
        ("OS::Nova::Server", "OS::Neutron::Subnet") => Networks(resource).Any(n => Same(n, NetworkOf(other))),
        ("OS::Neutron::Router", "OS::Neutron::Subnet") => Same(Gateway(resource), NetworkOf(other)),
        ("OS::Neutron::FloatingIP", "OS::Neutron::Router") => Same(resource.Properties["floating_network"], Gateway(other)),
        _ => false,
    };

    private static Term? NetworkOf(ResourceNode resource) => resource.Properties["network"] ?? resource.Properties["network_id"];

    private static Term? Gateway(ResourceNode router) => (router.Properties["external_gateway_info"] as TermMap)?["network"];

    private static IEnumerable<Term?> Networks(ResourceNode server) =>
        ((server.Properties["networks"] as TermList)?.Items ?? []).OfType<TermMap>().Select(n => n["network"] ?? n["uuid"]);

    // Two that are not known are the same when they are written the same.
    private static bool Same(Term? left, Term? right) => left is not null && right is not null && TermText.Show(left) == TermText.Show(right);
}
