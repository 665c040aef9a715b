using Hotc.Lint.Bundles;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Engine;

/// <summary>
/// Dependencies that Heat adds by itself between resources of Neutron: a port waits for the subnets of its network, a gateway for
/// the interfaces of its router. It compares the values that properties have before any resource exists.
/// </summary>
internal static class ImplicitDependencies
{
    /// <summary>The first character of a node between resources; no resource has it in its name.</summary>
    public const char Between = '\u0001';

    private const string Gateway = "OS::Neutron::RouterGateway";
    private const string Interface = "OS::Neutron::RouterInterface";
    private const string Subnet = "OS::Neutron::Subnet";

    // Read out of add_dependencies of Heat's resource types: the first waits for every second one with the same value.
    private static readonly (string Type, string[] Property, string Other, string[] OtherProperty)[] Pairs =
    [
        ("OS::Neutron::Port", ["network", "network_id"], Subnet, ["network", "network_id"]),
        (Gateway, ["network", "network_id"], Subnet, ["network", "network_id"]),
        (Gateway, ["router_id", "router"], Interface, ["router", "router_id"]),
        ("OS::Neutron::ExtraRoute", ["router_id"], Interface, ["router", "router_id"]),
        ("OS::Neutron::ExtraRoute", ["router_id"], Gateway, ["router_id", "router"]),
        ("OS::Neutron::ExtraRouteSet", ["router"], Interface, ["router", "router_id"]),
        ("OS::Neutron::FloatingIP", ["floating_network", "floating_network_id"], Gateway, ["network", "network_id"]),
    ];

    /// <summary>
    /// Which resource waits for which other one. Those that wait for the same ones do so through a node of their own, so that many
    /// ports and many subnets are not a product of both.
    /// </summary>
    public static IEnumerable<(string From, string To)> Find(Stack stack, IEnumerable<Resource> resources)
    {
        var byType = resources.Select(r => (Resource: r, Type: (stack.Target(r) as BuiltInTarget)?.Type.Name)).Where(r => r.Type is not null).ToLookup(r => r.Type!, r => r.Resource, StringComparer.Ordinal);
        foreach (var (type, property, other, otherProperty) in Pairs)
        {
            if (!byType[type].Any())
            {
                continue;
            }

            foreach (var (side, names, isFirst) in new[] { (byType[type], property, true), (byType[other], otherProperty, false) })
            {
                foreach (var resource in side)
                {
                    if (Of(stack, resource, names) is { } known)
                    {
                        var between = $"{Between}{type} {other} {property[0]} {known}";
                        yield return isFirst ? (resource.Name, between) : (between, resource.Name);
                    }
                }
            }
        }
    }

    // The value before the resources exist, with a mark that tells a null from a text; null when it is not known.
    private static string? Of(Stack stack, Resource resource, string[] names) =>
        stack.Properties(resource) is not MapValue { IsOpen: false } map ? null : names.Select(n => map[n]).FirstOrDefault(v => v is not null) switch
        {
            ExactValue { Text: { } text } => "=" + text,
            UnknownValue { IsUnmade: true } or ExactValue { IsNull: true } => "null",
            UnknownValue { Resource: { } other, Attribute: null, IsIdentifier: true } => "=" + other.Name,
            _ => null,
        };
}
