using Hotc.Lint.Engine;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Resources;

/// <summary>
/// What Heat's own resource types check besides their schema, for the smaller services. Each gives the property and what is wrong
/// with it, or null.
/// </summary>
internal static class ServiceFaults
{
    private static readonly string[] OldImageFormats = ["ami", "ari", "aki"];

    private static readonly string[] OrderOfKey = ["name", "algorithm", "bit_length", "mode", "payload_content_type", "expiration"];

    private static readonly string[] OrderOfCertificate = ["name", "request_type", "subject_dn", "source_container_ref", "ca_id", "profile", "request_data"];

    private static readonly string[] TunnelTypes = ["vxlan", "gre", "geneve"];

    /// <summary>The types that are looked at.</summary>
    public static string[] Types { get; } =
    [
        "OS::Barbican::CertificateContainer", "OS::Barbican::GenericContainer", "OS::Barbican::Order", "OS::Barbican::RSAContainer", "OS::Barbican::Secret",
        "OS::Cinder::Quota", "OS::Cinder::VolumeType", "OS::Designate::Zone", "OS::Glance::Image", "OS::Glance::WebImage", "OS::Magnum::ClusterTemplate",
        "OS::Manila::ShareNetwork", "OS::Mistral::CronTrigger", "OS::Mistral::Workflow", "OS::Monasca::Notification", "OS::Neutron::LBaaS::Pool", "OS::Neutron::NetworkGateway", "OS::Neutron::Pool",
        "OS::Neutron::ProviderNet", "OS::Neutron::Quota", "OS::Neutron::RBACPolicy", "OS::Neutron::Segment", "OS::Neutron::SubnetPool", "OS::Nova::Quota", "OS::Octavia::Pool",
        "OS::Octavia::Quota", "OS::Trove::Cluster", "OS::Trove::Instance", "OS::Zun::Container",
    ];

    /// <summary>What is wrong with a resource.</summary>
    public static (string Property, string Message)? Of(Subject subject) => subject.Type switch
    {
        "OS::Barbican::GenericContainer" => Twice("secrets", subject.Maps("secrets").Select(s => s["ref"])),
        "OS::Barbican::CertificateContainer" or "OS::Barbican::RSAContainer" => Twice("", subject.Properties.Entries.Where(e => e.Key != "name").Select(e => e.Value)),
        "OS::Barbican::Order" => Order(subject),
        "OS::Barbican::Secret" => Secret(subject),
        "OS::Cinder::VolumeType" => subject.Properties["projects"] is ListValue { Items.Length: > 0 } && (subject.Has("is_public") == false || subject.Text("is_public") is "True" or "true")
            ? ("projects", "only a volume type that is not public has projects: set is_public to false")
            : null,
        "OS::Cinder::Quota" or "OS::Neutron::Quota" or "OS::Nova::Quota" or "OS::Octavia::Quota" =>
            subject.Properties.Entries.All(e => e.Key == "project" || subject.Has(e.Key) == false) ? ("", "a quota must limit something") : null,
        "OS::Designate::Zone" => Zone(subject),
        "OS::Glance::Image" or "OS::Glance::WebImage" => Image(subject),
        "OS::Magnum::ClusterTemplate" => VolumeDriver(subject),
        "OS::Manila::ShareNetwork" => subject.Has("neutron_network") == true && subject.Has("neutron_subnet") == false
            ? ("neutron_network", "\"neutron_network\" needs \"neutron_subnet\"")
            : subject.Has("nova_network") == true ? ("nova_network", "a share network needs a network and a subnet of Neutron instead of one of Nova") : null,
        "OS::Mistral::CronTrigger" => subject.Has("pattern") == false && subject.Has("first_time") == false ? ("", "a trigger needs a pattern or a first time") : null,
        "OS::Mistral::Workflow" => Workflow(subject),
        "OS::Monasca::Notification" => Notification(subject),
        "OS::Neutron::NetworkGateway" => Gateway(subject),
        "OS::Neutron::Pool" => Persistence("vip", (subject.Properties["vip"] as MapValue)?["session_persistence"], mayHaveName: true),
        "OS::Neutron::LBaaS::Pool" or "OS::Octavia::Pool" => Persistence("session_persistence", subject.Properties["session_persistence"], mayHaveName: false),
        "OS::Neutron::ProviderNet" => subject.Has("segmentation_id") == true && subject.Text("network_type") is { } kind && kind != "vlan"
            ? ("segmentation_id", $"a network of type {kind} has no segmentation id")
            : null,
        "OS::Neutron::RBACPolicy" => subject.Text("object_type") == "qos_policy" && subject.Text("action") == "access_as_external"
            ? ("action", "a QoS policy can be shared, but it cannot be external: the action must be access_as_shared")
            : null,
        "OS::Neutron::Segment" => Segment(subject),
        "OS::Neutron::SubnetPool" => Prefixes(subject),
        "OS::Trove::Cluster" => Nics("instances", subject.Maps("instances").SelectMany(i => Presence.Maps(i["networks"]))),
        "OS::Trove::Instance" => Database(subject) ?? Nics("networks", subject.Maps("networks")),
        "OS::Zun::Container" => Container(subject),
        _ => null,
    };

    private static (string, string)? Twice(string property, IEnumerable<Value?> values)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return values.OfType<ExactValue>().Any(v => v.Text is { } text && !seen.Add(text)) ? (property, "the same secret stands here twice") : null;
    }

    private static (string, string)? Order(Subject subject)
    {
        if (subject.Text("type") is not { } type || !(type is "key" or "asymmetric" or "certificate"))
        {
            return null;
        }

        if (type != "certificate" && (subject.Has("algorithm") == false || subject.Has("bit_length") == false))
        {
            return ("type", $"an order of type {type} needs algorithm and bit_length");
        }

        if (type == "certificate" && subject.Has("profile") == true && subject.Has("ca_id") == false)
        {
            return ("profile", "\"profile\" needs \"ca_id\"");
        }

        var allowed = type == "certificate" ? OrderOfCertificate : OrderOfKey;
        var other = subject.Properties.Entries.FirstOrDefault(e => e.Key != "type" && !allowed.Contains(e.Key) && (type, e.Key) != ("asymmetric", "pass_phrase") && subject.Has(e.Key) == true).Key;
        return other is null ? null : (other, $"an order of type {type} has no \"{other}\"");
    }

    private static (string, string)? Secret(Subject subject)
    {
        var (content, encoding) = (subject.Text("payload_content_type"), subject.Has("payload_content_encoding"));
        if (subject.Has("payload_content_type") == true && subject.Has("payload") == false)
        {
            return ("payload_content_type", "\"payload_content_type\" needs \"payload\"");
        }

        if (content == "application/octet-stream" && encoding == false)
        {
            return ("payload_content_type", "a payload of application/octet-stream needs \"payload_content_encoding\"");
        }

        return encoding == true && (subject.Has("payload_content_type") == false || content == "text/plain")
            ? ("payload_content_encoding", "\"payload_content_encoding\" is for the payload_content_type application/octet-stream only")
            : null;
    }

    private static (string, string)? Zone(Subject subject)
    {
        var type = subject.Has("type") == false ? "PRIMARY" : subject.Text("type");
        return type == "PRIMARY" && subject.Has("email") == false ? ("type", "a primary zone needs an email")
            : type == "SECONDARY" && subject.Has("primaries") == false && (subject.Has("masters") == false || subject.Properties["masters"] is ListValue { IsOpen: false, Items: [] }) ? ("type", "a secondary zone needs masters")
            : null;
    }

    private static (string, string)? Image(Subject subject)
    {
        if (subject.Text("container_format") is { } container && OldImageFormats.Contains(container) && (subject.Has("disk_format") == false || subject.Text("disk_format") is { } disk && disk != container))
        {
            return ("container_format", $"the container_format {container} needs the same disk_format");
        }

        var isShared = subject.Has("visibility") == null || subject.Text("visibility") == "shared";
        return !isShared && subject.Properties["members"] is ListValue { Items.Length: > 0 } ? ("members", "only an image with the visibility \"shared\" has members") : null;
    }

    private static (string, string)? VolumeDriver(Subject subject)
    {
        var wanted = subject.Text("coe") switch { "kubernetes" => "cinder", "swarm" or "mesos" => "rexray", _ => null };
        return wanted is not null && subject.Text("volume_driver") is { } driver && driver != wanted ? ("volume_driver", $"with the coe {subject.Text("coe")} the volume driver must be {wanted}") : null;
    }

    private static (string, string)? Workflow(Subject subject)
    {
        var type = subject.Text("type");
        if (type == "reverse" && (subject.Has("params") == false || subject.Properties["params"] is MapValue { IsOpen: false } parameters && Presence.Of(parameters, "task_name") == false))
        {
            return ("params", "a reverse workflow needs a task_name in its params");
        }

        foreach (var task in subject.Maps("tasks"))
        {
            var (action, workflow) = (Presence.Of(task, "action"), Presence.Of(task, "workflow"));
            if (action == workflow && action is not null)
            {
                return ("tasks", action == true ? "a task has an action or a workflow, not both" : "a task needs an action or a workflow");
            }

            if (type == "direct" && Presence.Of(task, "requires") == true)
            {
                return ("tasks", "only a task of a reverse workflow has \"requires\"");
            }

            if (Presence.Of(task, "concurrency") == true && Presence.Of(task, "with_items") == false)
            {
                return ("tasks", "\"concurrency\" of a task needs \"with_items\"");
            }
        }

        return null;
    }

    private static (string, string)? Notification(Subject subject)
    {
        var (type, address) = (subject.Text("type"), subject.Text("address"));
        if (subject.Has("period") == true && type is not (null or "webhook"))
        {
            return ("period", "only a notification of type webhook has a period");
        }

        return type switch
        {
            _ when string.IsNullOrEmpty(address) => null,
            "webhook" when !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") => ("address", $"\"{address}\" is no address of a web server, such as https://example.org/hook"),
            "email" when address.Any(char.IsWhiteSpace) || address.IndexOf('@', StringComparison.Ordinal) is var at && (at <= 0 || at == address.Length - 1) => ("address", $"\"{address}\" is no e-mail address"),
            _ => null,
        };
    }

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

    private static (string, string)? Persistence(string property, Value? value, bool mayHaveName)
    {
        if (value is not MapValue { IsOpen: false } session || session["type"] is not ExactValue { Text: { } type })
        {
            return null;
        }

        var name = session["cookie_name"] is ExactValue { Text.Length: 0 } ? false : Presence.Of(session, "cookie_name");
        return (type, name) switch
        {
            ("APP_COOKIE", false) => (property, "session persistence by APP_COOKIE needs a cookie_name"),
            ("SOURCE_IP", true) when !mayHaveName => (property, "session persistence by SOURCE_IP takes no cookie_name"),
            _ => null,
        };
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

    private static (string, string)? Prefixes(Subject subject)
    {
        var (min, standard, max) = (subject.Number("min_prefixlen"), subject.Number("default_prefixlen"), subject.Number("max_prefixlen"));
        return min > max ? ("max_prefixlen", $"max_prefixlen {max} is less than min_prefixlen {min}")
            : standard < min ? ("default_prefixlen", $"default_prefixlen {standard} is less than min_prefixlen {min}")
            : standard > max ? ("default_prefixlen", $"default_prefixlen {standard} is more than max_prefixlen {max}")
            : null;
    }

    private static (string, string)? Nics(string property, IEnumerable<MapValue> nics) =>
        nics.Any(n => Presence.Of(n, "network") is { } hasNetwork && Presence.Of(n, "port") == hasNetwork) ? (property, "each of the networks needs either a network or a port") : null;

    private static (string, string)? Database(Subject subject)
    {
        var users = subject.Maps("users").ToArray();
        if (users.Length == 0)
        {
            return null;
        }

        if (subject.Has("databases") == false || subject.Properties["databases"] is ListValue { IsOpen: false, Items: [] })
        {
            return ("users", "users need databases");
        }

        var names = subject.Maps("databases").Select(d => (d["name"] as ExactValue)?.Text).ToArray();
        var lost = users.SelectMany(u => (u["databases"] as ListValue)?.Items ?? []).OfType<ExactValue>().FirstOrDefault(n => n.Text is { } name && !names.Contains(name));
        return lost is null || names.Contains(null) ? null : ("users", $"there is no database \"{lost.Text}\" in \"databases\"");
    }

    private static (string, string)? Container(Subject subject)
    {
        foreach (var mount in subject.Maps("mounts"))
        {
            if (Presence.Of(mount, "volume_id") is { } hasVolume && Presence.Of(mount, "volume_size") == hasVolume)
            {
                return ("mounts", "a mount needs either a volume_id or a volume_size");
            }
        }

        foreach (var network in subject.Maps("networks"))
        {
            if (Presence.Of(network, "network") == false && Presence.Of(network, "port") == false)
            {
                return ("networks", "each of the networks needs a network or a port");
            }

            if (Presence.Of(network, "fixed_ip") == true && Presence.Of(network, "port") == true)
            {
                return ("networks", "a port has its addresses already: \"fixed_ip\" and \"port\" exclude each other");
            }
        }

        var policy = subject.Text("restart_policy")?.Split(':');
        return policy is null or [""] or ["no" or "always" or "unless-stopped" or "on-failure"] or ["on-failure", _]
            ? null
            : ("restart_policy", "the restart policy must be no, always, unless-stopped, or on-failure with perhaps a number of retries behind a colon");
    }
}
