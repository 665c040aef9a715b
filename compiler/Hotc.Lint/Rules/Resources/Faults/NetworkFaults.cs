using Hotc.Lint.Engine;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Resources.Faults;

/// <summary>What Heat checks of the networks of Neutron.</summary>
internal static class NetworkFaults
{
    private static readonly string[] TunnelTypes = ["vxlan", "gre", "geneve"];

    /// <summary>What is looked at, by type.</summary>
    public static (string Type, FaultCheck Check)[] Checks { get; } =
    [
        ("OS::Neutron::NetworkGateway", (_, subject) => Gateway(subject)),
        ("OS::Neutron::ProviderNet", (_, subject) => subject.Has("segmentation_id") == true && subject.Text("network_type") is { } kind && kind != "vlan"
            ? ("segmentation_id", $"a network of type {kind} has no segmentation id")
            : null),
        ("OS::Neutron::RBACPolicy", (_, subject) => subject.Text("object_type") == "qos_policy" && subject.Text("action") == "access_as_external"
            ? ("action", "a QoS policy can be shared, but it cannot be external: the action must be access_as_shared")
            : null),
        ("OS::Neutron::Router", (_, subject) => Router(subject)),
        ("OS::Neutron::SecurityGroup", (_, subject) => subject.Text("name") == "default" ? ("name", "a security group cannot have the name \"default\"") : null),
        ("OS::Neutron::SecurityGroupRule", (_, subject) => PortRange(subject.Properties)),
        ("OS::Neutron::Segment", (_, subject) => Segment(subject)),
        ("OS::Neutron::Subnet", (_, subject) => AddressModes(subject)),
        ("OS::Neutron::SubnetPool", (_, subject) => Prefixes(subject)),
    ];

    private static (string, string)? Gateway(Subject subject)
    {
        foreach (var connection in subject.Maps("connections"))
        {
            var (type, id) = ((connection["segmentation_type"] as ExactValue)?.Text, Presence.Of(connection, "segmentation_id"));
            if (type == "vlan" && id == false)
            {
                return ("connections", "a connection of type vlan needs a segmentation_id");
            }

            if (type == "flat" && (connection["segmentation_id"] as ExactValue)?.Node is { } number && Python.ToDouble(number) is not (null or 0))
            {
                return ("connections", "a connection of type flat has no segmentation_id but 0");
            }
        }

        return null;
    }

    private static (string, string)? Router(Subject subject)
    {
        var distributed = subject.Text("distributed") is "True" or "true";
        var ha = subject.Text("ha") is "True" or "true";
        if (distributed && ha)
        {
            return ("ha", "a router is distributed or ha, not both");
        }

        return distributed && (subject.Has("l3_agent_id") == true || subject.Properties["l3_agent_ids"] is ListValue { Items.Length: > 0 })
            ? ("distributed", "a distributed router has no L3 agent of its own")
            : !ha && subject.Has("ha") == false && subject.Properties["l3_agent_ids"] is ListValue { IsOpen: false, Items.Length: > 1 }
                ? ("l3_agent_ids", "only a router with ha has several L3 agents")
                : null;
    }

    /// <summary>Neutron's rule about a range of ports; for ICMP the two are type and code.</summary>
    public static (string, string)? PortRange(MapValue rule)
    {
        var protocol = rule["protocol"] is ExactValue { Text: { } text } ? text.ToLowerInvariant() : rule["protocol"] is null ? "" : null;
        if (protocol is null or "icmp" or "icmpv6" or "ipv6-icmp"
            || rule["port_range_min"] is not ExactValue low || rule["port_range_max"] is not ExactValue high
            || Python.ToDouble(low.Node) is not { } min || Python.ToDouble(high.Node) is not { } max)
        {
            return null;
        }

        return min > max ? ("port_range_min", $"the port range ends before it begins: {min} to {max}") : null;
    }

    private static (string, string)? Segment(Subject subject)
    {
        var (type, physical, id) = (subject.Text("network_type"), subject.Has("physical_network"), subject.Has("segmentation_id"));
        return type switch
        {
            "flat" or "vlan" when physical == false => ("network_type", $"a segment of type {type} needs a physical_network"),
            "vlan" when id == false => ("network_type", "a segment of type vlan needs a segmentation_id"),
            "vlan" when subject.Number("segmentation_id") > 4094 => ("segmentation_id", "a VLAN has a number up to 4094"),
            "local" or "flat" when id == true => ("segmentation_id", $"a segment of type {type} has no segmentation_id"),
            not null when TunnelTypes.Contains(type) && physical == true => ("physical_network", $"a segment of type {type} has no physical_network"),
            _ => null,
        };
    }

    private static (string, string)? AddressModes(Subject subject) =>
        subject.Text("ipv6_ra_mode") is { } advertised && subject.Text("ipv6_address_mode") is { } mode && advertised != mode
            ? ("ipv6_address_mode", "ipv6_ra_mode and ipv6_address_mode must be the same where both are set")
            : null;

    private static (string, string)? Prefixes(Subject subject)
    {
        var (min, standard, max) = (subject.Number("min_prefixlen"), subject.Number("default_prefixlen"), subject.Number("max_prefixlen"));
        return min > max ? ("max_prefixlen", $"max_prefixlen {max} is less than min_prefixlen {min}")
            : standard < min ? ("default_prefixlen", $"default_prefixlen {standard} is less than min_prefixlen {min}")
            : standard > max ? ("default_prefixlen", $"default_prefixlen {standard} is more than max_prefixlen {max}")
            : null;
    }
}
