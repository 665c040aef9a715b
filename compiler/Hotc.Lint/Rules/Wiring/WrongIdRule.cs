using System.Collections.Frozen;
using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Catalogue;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Wiring;

/// <summary>The id of one kind of thing where another kind belongs.</summary>
internal sealed class WrongIdRule : Rule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "HE6306",
        DiagnosticLevel.Error,
        "The id of another kind of resource stands here",
        "The property takes the id or name of one kind of thing, and get_resource gives the id of another. Heat cannot see this before it "
        + "makes the resource, and then the cloud does not find it.",
        """
        heat_template_version: 2018-08-31
        resources:
          network: {type: OS::Neutron::Net}
          interface:
            type: OS::Neutron::RouterInterface
            properties: {router: main, subnet: {get_resource: network}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          subnet: {type: OS::Neutron::Subnet, properties: {network: internal, cidr: 10.0.0.0/24}}
          interface:
            type: OS::Neutron::RouterInterface
            properties: {router: main, subnet: {get_resource: subnet}}
        """) { HeatAccepts = true };

    private static readonly DiagnosticDescriptor Number = new(
        "HE6307",
        DiagnosticLevel.Error,
        "An attribute that is text stands where a number belongs",
        "get_attr gives a name, an id or an address, and the property takes a number. Heat cannot see this before it makes the resource, "
        + "and then it fails.",
        """
        heat_template_version: 2018-08-31
        resources:
          network: {type: OS::Neutron::Net}
          secret: {type: OS::Heat::RandomString, properties: {length: {get_attr: [network, name]}}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          network: {type: OS::Neutron::Net}
          secret: {type: OS::Heat::RandomString, properties: {length: {get_attr: [network, mtu]}}}
        """) { HeatAccepts = true };

    // The types that a look-up of Heat finds.
    private static readonly FrozenDictionary<string, string[]> Makers = new Dictionary<string, string[]>
    {
        ["neutron.network"] = ["OS::Neutron::Net", "OS::Neutron::ProviderNet"],
        ["neutron.subnet"] = ["OS::Neutron::Subnet"],
        ["neutron.port"] = ["OS::Neutron::Port"],
        ["neutron.router"] = ["OS::Neutron::Router"],
        ["neutron.security_group"] = ["OS::Neutron::SecurityGroup", "AWS::EC2::SecurityGroup"],
        ["neutron.subnetpool"] = ["OS::Neutron::SubnetPool"],
        ["neutron.address_scope"] = ["OS::Neutron::AddressScope"],
        ["neutron.qos_policy"] = ["OS::Neutron::QoSPolicy"],
        ["neutron.segment"] = ["OS::Neutron::Segment"],
        ["nova.server"] = ["OS::Nova::Server", "OS::Heat::DeployedServer", "AWS::EC2::Instance"],
        ["nova.keypair"] = ["OS::Nova::KeyPair"],
        ["nova.flavor"] = ["OS::Nova::Flavor"],
        ["glance.image"] = ["OS::Glance::WebImage", "OS::Glance::Image"],
        ["cinder.volume"] = ["OS::Cinder::Volume", "AWS::EC2::Volume"],
        ["cinder.vtype"] = ["OS::Cinder::VolumeType"],
        ["cinder.qos_specs"] = ["OS::Cinder::QoSSpecs"],
        ["keystone.project"] = ["OS::Keystone::Project"],
        ["keystone.role"] = ["OS::Keystone::Role"],
        ["keystone.user"] = ["OS::Keystone::User"],
        ["keystone.group"] = ["OS::Keystone::Group"],
        ["keystone.domain"] = ["OS::Keystone::Domain"],
        ["keystone.service"] = ["OS::Keystone::Service"],
        ["octavia.loadbalancer"] = ["OS::Octavia::LoadBalancer"],
        ["octavia.listener"] = ["OS::Octavia::Listener"],
        ["octavia.pool"] = ["OS::Octavia::Pool"],
        ["octavia.l7policy"] = ["OS::Octavia::L7Policy"],
        ["octavia.flavor"] = ["OS::Octavia::Flavor"],
        ["octavia.flavorprofile"] = ["OS::Octavia::FlavorProfile"],
        ["neutron.lbaas.loadbalancer"] = ["OS::Neutron::LBaaS::LoadBalancer"],
        ["neutron.lbaas.listener"] = ["OS::Neutron::LBaaS::Listener"],
        ["neutron.lbaas.pool"] = ["OS::Neutron::LBaaS::Pool"],
        ["designate.zone"] = ["OS::Designate::Zone"],
        ["barbican.secret"] = ["OS::Barbican::Secret", "OS::Barbican::Order"],
        ["zaqar.queue"] = ["OS::Zaqar::Queue"],
        ["magnum.cluster_template"] = ["OS::Magnum::ClusterTemplate"],
        ["mistral.workflow"] = ["OS::Mistral::Workflow"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Made = Makers.Values.SelectMany(m => m).ToFrozenSet(StringComparer.Ordinal);

    // Properties that Heat does not look up, by type and path without list positions.
    private static readonly (string Type, string Path, string Wanted)[] Unchecked =
    [
        ("OS::Nova::Server", "security_groups.", "neutron.security_group"),
        ("OS::Cinder::VolumeAttachment", "instance_uuid", "nova.server"),
    ];

    // Texts of which none is ever a number.
    private static readonly FrozenSet<string> Words = new[]
    {
        "name", "hostname", "fqdn", "first_address", "mac_address", "address", "floating_ip_address", "fixed_ip_address", "cidr", "gateway_ip",
        "vip_address", "network_id", "subnet_id", "router_id", "port_id", "tenant_id", "project_id", "user_id", "device_id", "instance_name", "accessIPv4",
        "accessIPv6", "public_key", "private_key", "secret_ref", "container_ref", "description", "WebsiteURL", "alarm_url", "signal_url",
    }.ToFrozenSet(StringComparer.Ordinal);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor, Number];

    public override void CheckStack(StackContext context)
    {
        foreach (var use in context.Uses)
        {
            if (use.Value is not UnknownValue { Resource: { } resource } value || context.Stack.Target(resource) is not BuiltInTarget { Type: { AcceptsAnyProperty: false } type })
            {
                continue;
            }

            if (value.Attribute is null)
            {
                CheckId(context, use, value, type);
            }
            else if (use.Schema.Type is PropertyType.Integer or PropertyType.Number && value.Kinds == (Kinds.Text | Kinds.Null) && Words.Contains(value.Attribute))
            {
                context.Report(new Diagnostic(Number, $"\"{use.Path}\" takes a number, and the attribute \"{value.Attribute}\" of {type.Name} is text", value.Span ?? use.KeySpan), use.IsLive);
            }
        }
    }

    private static void CheckId(StackContext context, PropertyUse use, UnknownValue value, ResourceType type)
    {
        foreach (var constraint in use.Schema.Constraints)
        {
            if (constraint is CustomConstraint { Name: var wanted })
            {
                CheckKind(context, use, value, type, wanted);
            }
        }

        foreach (var (owner, path, wanted) in Unchecked)
        {
            if (owner == use.Type && path == use.PlainPath)
            {
                CheckKind(context, use, value, type, wanted);
            }
        }
    }

    private static void CheckKind(StackContext context, PropertyUse use, UnknownValue value, ResourceType type, string wanted)
    {
        // Only types whose kind is known to be another one count.
        if (!Makers.TryGetValue(wanted, out var makers) || makers.Contains(type.Name) || !Made.Contains(type.Name))
        {
            return;
        }

        context.Report(
            new Diagnostic(Descriptor, $"\"{use.Path}\" takes the id of {Word(wanted)}, and \"{value.Resource!.Name}\" is {Word(Makers.First(m => m.Value.Contains(type.Name)).Key)}", value.Span ?? use.KeySpan)
            {
                Related = value.Resource.NameSpan is { } span ? [new RelatedLocation(span, $"this is of type {type.Name}")] : [],
            },
            use.IsLive);
    }

    private static string Word(string constraint)
    {
        var name = constraint[(constraint.LastIndexOf('.') + 1)..].Replace('_', ' ');
        name = name switch { "vtype" => "volume type", "loadbalancer" => "load balancer", "keypair" => "key pair", "subnetpool" => "subnet pool", "flavorprofile" => "flavor profile", _ => name };
        return "aeiou".Contains(name[0], StringComparison.Ordinal) ? $"an {name}" : $"a {name}";
    }
}
