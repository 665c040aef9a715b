using System.Collections.Frozen;
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

    private static readonly FrozenSet<string> Types = Pairs.SelectMany(p => new[] { p.Type, p.Other }).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Which resource waits for which other one, by their numbers in the template. Those that wait for the same ones do so through a
    /// node of their own, with a number above those of all resources, so that many ports and many subnets are not a product of both.
    /// </summary>
    public static List<(int From, int To)> Find(Stack stack)
    {
        List<(int, int)> found = [];
        List<(Resource Resource, string Type)> resources = [];
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in stack.EnabledResources)
        {
            if (stack.Target(resource) is BuiltInTarget { Type.Name: var type } && Types.Contains(type))
            {
                resources.Add((resource, type));
                kinds.Add(type);
            }
        }

        var next = stack.Template.Resources.Length;
        foreach (var (type, property, other, otherProperty) in Pairs)
        {
            if (!kinds.Contains(type) || !kinds.Contains(other))
            {
                continue;
            }

            var between = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (side, names, isFirst) in new[] { (type, property, true), (other, otherProperty, false) })
            {
                foreach (var (resource, _) in resources.Where(r => r.Type == side))
                {
                    if (Of(stack, resource, names) is not { } known)
                    {
                        continue;
                    }

                    if (!between.TryGetValue(known, out var node))
                    {
                        between.Add(known, node = next++);
                    }

                    found.Add(isFirst ? (resource.Index, node) : (node, resource.Index));
                }
            }
        }

        return found;
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
