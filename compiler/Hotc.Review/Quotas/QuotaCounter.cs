using System.Collections.Frozen;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Review.Stacks;
using Hotc.Review.Values;

namespace Hotc.Review.Quotas;

/// <summary>Counts what a stack takes of the quotas of its project when it is created.</summary>
/// <remarks>
/// What the services make by themselves is counted where its number is known: two rules that let everything out for each
/// security group (Neutron's default; Heat takes them away when the group has an egress rule of its own), a port for each network
/// of a server that names none, for the address of a load balancer, and for an interface of a router. Ports of DHCP agents are
/// not counted: how many there are is the cloud's choice.
/// </remarks>
public sealed class QuotaCounter
{
    private const int DefaultRules = 2;

    private readonly FlavorList? flavors;
    private readonly DiagnosticBag bag;
    private readonly Dictionary<string, QuotaAmount> amounts = new(StringComparer.Ordinal);
    private readonly List<string> unknownGroups = [];
    private readonly HashSet<string> unknownFlavors = new(StringComparer.Ordinal);
    private string path = "";

    private QuotaCounter(FlavorList? flavors, DiagnosticBag bag)
    {
        this.flavors = flavors;
        this.bag = bag;
    }

    /// <summary>Counts.</summary>
    /// <param name="side">The bundle.</param>
    /// <param name="flavors">The flavors of the cloud; null when they are not known: then cores and memory are not.</param>
    /// <param name="bag">Takes findings about flavors.</param>
    public static QuotaNeed Count(ReviewSide side, FlavorList? flavors, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(side);
        ArgumentNullException.ThrowIfNull(bag);
        var counter = new QuotaCounter(flavors, bag) { path = side.Name };
        counter.Add(side.Root);
        return new QuotaNeed(side.Name, counter.amounts.ToFrozenDictionary(StringComparer.Ordinal), [.. counter.unknownGroups]);
    }

    private void Add(StackNode stack)
    {
        Add("stacks", 1);
        foreach (var resource in stack.Resources)
        {
            if (resource.IsGroup && GroupNode.Count(resource) is null)
            {
                unknownGroups.Add(resource.Address);
            }

            if (resource.Child is { } child)
            {
                Add(child);
            }
            else
            {
                Add(resource);
            }
        }
    }

    private void Add(ResourceNode resource)
    {
        switch (resource.Type)
        {
            case "OS::Nova::Server":
                AddServer(resource);
                break;
            case "OS::Cinder::Volume":
                AddVolume(resource.Properties["size"]);
                break;
            case "OS::Neutron::SecurityGroup":
                var rules = (resource.Properties["rules"] as TermList)?.Items ?? [];
                Add("secgroups", 1);
                Add("secgroup-rules", rules.Length + (rules.Any(IsEgress) ? 0 : DefaultRules));
                break;
            case "OS::Neutron::RouterInterface" when resource.Properties["port"] is null && resource.Properties["port_id"] is null:
                Add("ports", 1);
                break;
            case "OS::Octavia::LoadBalancer":
                Add("load-balancers", 1);
                Add("ports", 1);
                break;
            case var type when ItemOf(type) is { } item:
                Add(item, 1);
                break;
        }
    }

    private static string? ItemOf(string type) => type switch
    {
        "OS::Nova::ServerGroup" => "server-groups",
        "OS::Nova::KeyPair" => "key-pairs",
        "OS::Neutron::Net" => "networks",
        "OS::Neutron::Subnet" => "subnets",
        "OS::Neutron::Router" => "routers",
        "OS::Neutron::Port" => "ports",
        "OS::Neutron::FloatingIP" => "floating-ips",
        "OS::Neutron::SecurityGroupRule" => "secgroup-rules",
        "OS::Octavia::Listener" => "listeners",
        "OS::Octavia::Pool" => "pools",
        "OS::Octavia::PoolMember" => "members",
        "OS::Octavia::HealthMonitor" => "health-monitors",
        "OS::Heat::SoftwareConfig" or "OS::Heat::StructuredConfig" or "OS::Heat::CloudConfig" or "OS::Heat::MultipartMime" => "software-configs",
        _ => null,
    };

    private void AddServer(ResourceNode server)
    {
        Add("instances", 1);
        if (flavors is not null)
        {
            AddFlavor(server, flavors);
        }

        foreach (var network in (server.Properties["networks"] as TermList)?.Items ?? [])
        {
            if (network is TermMap map && map["port"] is null && (map["network"] ?? map["uuid"] ?? map["subnet"]) is not null)
            {
                Add("ports", 1);
            }
        }

        // Nova makes a volume of an image or of a snapshot; what is given by its id exists or is counted on its own.
        foreach (var device in (server.Properties["block_device_mapping_v2"] as TermList)?.Items ?? [])
        {
            if (device is TermMap map && map["volume_id"] is null && (map["image"] ?? map["image_id"] ?? map["snapshot_id"]) is not null
                && (map["boot_index"] is not null || map["volume_size"] is not null))
            {
                AddVolume(map["volume_size"]);
            }
        }
    }

    private void AddFlavor(ResourceNode server, FlavorList known)
    {
        if (server.Properties["flavor"] is Scalar { IsNull: false } given)
        {
            var name = PythonText.Str(given.Value);
            if (known.Find(name) is { } size)
            {
                Add("cores", size.Cores);
                Add("ram", size.Memory);
                return;
            }

            if (unknownFlavors.Add(name))
            {
                var help = known.Near(name) is { } near ? $"did you mean {Shown.Escaped(near)}?" : null;
                bag.Add(new Diagnostic(QuotaCodes.UnknownFlavor, $"the flavor {Shown.Quoted(name)} of {server.Address} is not in the list", null) { Path = path, Help = help });
            }
        }

        AddUnknown("cores");
        AddUnknown("ram");
    }

    private void AddVolume(Term? size)
    {
        Add("volumes", 1);
        if (size is Scalar scalar && PythonText.Int(scalar.Value) is { } gigabytes)
        {
            Add("gigabytes", gigabytes);
        }
        else
        {
            AddUnknown("gigabytes");
        }
    }

    private void Add(string item, long count) => amounts[item] = amounts.GetValueOrDefault(item) + new QuotaAmount(count, 0);

    private void AddUnknown(string item) => amounts[item] = amounts.GetValueOrDefault(item) + new QuotaAmount(0, 1);

    private static bool IsEgress(Term rule) => (rule as TermMap)?["direction"] is Scalar { Text: "egress" };
}
