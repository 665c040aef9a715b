using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Resources;

/// <summary>Properties of which Heat's types take only one, or need one.</summary>
internal sealed class PropertyCombinationRule : TypeRule
{
    private static readonly DiagnosticDescriptor Both = new(
        "HE6010",
        DiagnosticLevel.Error,
        "Two properties exclude each other",
        "The type takes one of the two properties, or one of them only with some values of the other, and Heat refuses both together.",
        """
        heat_template_version: 2018-08-31
        resources:
          subnet: {type: OS::Neutron::Subnet, properties: {network: internal, cidr: 10.0.0.0/24, subnetpool: pool}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          subnet: {type: OS::Neutron::Subnet, properties: {network: internal, cidr: 10.0.0.0/24}}
        """);

    private static readonly DiagnosticDescriptor OneOf = new(
        "HE6011",
        DiagnosticLevel.Error,
        "One of several properties is required",
        "The type cannot be made without one of the properties that the message names.",
        """
        heat_template_version: 2018-08-31
        resources:
          subnet: {type: OS::Neutron::Subnet, properties: {network: internal}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          subnet: {type: OS::Neutron::Subnet, properties: {network: internal, cidr: 10.0.0.0/24}}
        """);

    private static readonly DiagnosticDescriptor Needs = new(
        "HE6012",
        DiagnosticLevel.Error,
        "A property needs another one",
        "The property means something only together with the other one, or with a certain value of it; Heat refuses it alone.",
        """
        heat_template_version: 2018-08-31
        resources:
          rule: {type: OS::Octavia::L7Rule, properties: {l7policy: policy, type: HEADER, compare_type: EQUAL_TO, value: a}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          rule: {type: OS::Octavia::L7Rule, properties: {l7policy: policy, type: HEADER, key: X-Name, compare_type: EQUAL_TO, value: a}}
        """);

    // Read out of the checks in Heat's own resource types.
    private static readonly (string Type, string First, string Second)[] Exclusive =
    [
        ("OS::Neutron::Subnet", "subnetpool", "cidr"), ("OS::Neutron::Subnet", "prefixlen", "cidr"), ("OS::Neutron::RouterInterface", "subnet", "port"),
        ("OS::Neutron::RouterInterface", "subnet_id", "port_id"), ("OS::Neutron::SecurityGroupRule", "remote_group", "remote_ip_prefix"), ("OS::Neutron::Router", "l3_agent_id", "l3_agent_ids"),
        ("OS::Cinder::Volume", "image", "imageRef"), ("OS::Nova::Server", "block_device_mapping", "block_device_mapping_v2"),
        ("AWS::EC2::Instance", "SecurityGroups", "NetworkInterfaces"), ("AWS::EC2::Instance", "SecurityGroupIds", "NetworkInterfaces"),
    ];

    private static readonly (string Type, string[] Names)[] Required =
    [
        ("OS::Neutron::Subnet", ["subnetpool", "cidr"]), ("OS::Neutron::RouterInterface", ["subnet", "port", "subnet_id", "port_id"]),
        ("OS::Octavia::Listener", ["loadbalancer", "default_pool"]), ("OS::Octavia::Pool", ["listener", "loadbalancer"]), ("OS::Neutron::LBaaS::Listener", ["loadbalancer", "default_pool"]),
        ("OS::Neutron::LBaaS::Pool", ["listener", "loadbalancer"]),
    ];

    // The first property needs the second one, when a third one has a value; an empty value stands for any.
    private static readonly (string Type, string When, string Value, string Needed)[] Dependent =
    [
        ("OS::Octavia::Listener", "protocol", "TERMINATED_HTTPS", "default_tls_container_ref"), ("OS::Octavia::L7Rule", "type", "HEADER", "key"), ("OS::Octavia::L7Rule", "type", "COOKIE", "key"),
        ("OS::Octavia::L7Policy", "action", "REDIRECT_TO_POOL", "redirect_pool"), ("OS::Octavia::L7Policy", "action", "REDIRECT_TO_URL", "redirect_url"),
        ("OS::Neutron::LBaaS::Listener", "protocol", "TERMINATED_HTTPS", "default_tls_container_ref"),
        ("OS::Neutron::LBaaS::L7Rule", "type", "HEADER", "key"), ("OS::Neutron::LBaaS::L7Rule", "type", "COOKIE", "key"),
        ("OS::Neutron::LBaaS::L7Policy", "action", "REDIRECT_TO_POOL", "redirect_pool"), ("OS::Neutron::LBaaS::L7Policy", "action", "REDIRECT_TO_URL", "redirect_url"),
        ("OS::Neutron::FloatingIP", "fixed_ip_address", "", "port_id"),
    ];

    private static readonly (string Type, string When, string Value, string Refused)[] Contradicting =
    [
        ("OS::Octavia::L7Policy", "action", "REJECT", "redirect_pool"), ("OS::Octavia::L7Policy", "action", "REJECT", "redirect_url"),
        ("OS::Octavia::L7Policy", "action", "REDIRECT_TO_POOL", "redirect_url"), ("OS::Octavia::L7Policy", "action", "REDIRECT_TO_URL", "redirect_pool"),
        ("OS::Neutron::LBaaS::L7Policy", "action", "REJECT", "redirect_pool"), ("OS::Neutron::LBaaS::L7Policy", "action", "REJECT", "redirect_url"),
        ("OS::Neutron::LBaaS::L7Policy", "action", "REDIRECT_TO_POOL", "redirect_url"), ("OS::Neutron::LBaaS::L7Policy", "action", "REDIRECT_TO_URL", "redirect_pool"),
        ("OS::Neutron::Port", "no_fixed_ips", "True", "fixed_ips"), ("OS::Neutron::Subnet", "ip_version", "4", "ipv6_ra_mode"), ("OS::Neutron::Subnet", "ip_version", "4", "ipv6_address_mode"),
        ("OS::Heat::ScalingPolicy", "adjustment_type", "change_in_capacity", "min_adjustment_step"), ("OS::Heat::ScalingPolicy", "adjustment_type", "exact_capacity", "min_adjustment_step"),
    ];

    private static readonly ILookup<string, (string Type, string First, string Second)> ExclusiveOf = Exclusive.ToLookup(e => e.Type, StringComparer.Ordinal);

    private static readonly ILookup<string, (string Type, string[] Names)> RequiredOf = Required.ToLookup(r => r.Type, StringComparer.Ordinal);

    private static readonly ILookup<string, (string Type, string When, string Value, string Needed)> DependentOf = Dependent.ToLookup(d => d.Type, StringComparer.Ordinal);

    private static readonly ILookup<string, (string Type, string When, string Value, string Refused)> ContradictingOf = Contradicting.ToLookup(c => c.Type, StringComparer.Ordinal);

    private static readonly string[] AllTypes =
        [.. Exclusive.Select(e => e.Type).Concat(Required.Select(r => r.Type)).Concat(Dependent.Select(d => d.Type)).Concat(Contradicting.Select(c => c.Type)).Distinct()];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Both, OneOf, Needs];

    public override IReadOnlyList<string> Types => AllTypes;

    public override void Check(StackContext context, Subject subject)
    {
        foreach (var (_, first, second) in ExclusiveOf[subject.Type])
        {
            if (subject.Has(first) == true && subject.Has(second) == true)
            {
                context.Report(Both, subject.PlaceOf(second), $"\"{first}\" and \"{second}\" cannot be set together");
            }
        }

        foreach (var (_, names) in RequiredOf[subject.Type])
        {
            if (Array.TrueForAll(names, n => subject.Has(n) == false))
            {
                context.Report(OneOf, subject.Span, $"one of the properties {string.Join(" and ", names.Take(2).Select(n => $"\"{n}\""))} is required");
            }
        }

        foreach (var (_, when, value, needed) in DependentOf[subject.Type])
        {
            if ((value.Length == 0 ? subject.Has(when) == true : subject.Text(when) == value) && subject.Has(needed) == false)
            {
                context.Report(Needs, subject.PlaceOf(when), value.Length == 0 ? $"\"{when}\" needs \"{needed}\"" : $"\"{when}\" {value} needs \"{needed}\"");
            }
        }

        foreach (var (_, when, value, refused) in ContradictingOf[subject.Type])
        {
            var isDefault = when == "ip_version" && subject.Has(when) == false;
            if ((subject.Text(when) == value || isDefault) && subject.Has(refused) == true)
            {
                context.Report(Both, subject.PlaceOf(refused), $"\"{refused}\" cannot be set with \"{when}\" {value}");
            }
        }
    }
}
