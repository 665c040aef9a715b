using System.Collections.Immutable;

namespace Hotc.Conformance.Tests.Updates;

/// <summary>
/// Pairs of small templates: one property of one resource differs. Those types come first whose Python does at an update what
/// the schema of their properties does not say.
/// </summary>
internal static class TemplatePairs
{
    private const string Server = "resources:\n  a:\n    type: OS::Nova::Server\n    properties: {name: n, flavor: m1, image: linux, user_data: one, user_data_format: RAW, networks: [{network: n}], metadata: {k: v}, POLICY}\n";
    private const string Port = "resources:\n  a: {type: OS::Neutron::Port, properties: {network: n, fixed_ips: [{ip_address: 10.0.0.5}], security_groups: [s], POLICY}}\n  f: {type: OS::Neutron::FloatingIP, properties: {floating_network: p, port_id: {get_resource: a}}}\n";
    private const string Volume = "resources:\n  a: {type: OS::Cinder::Volume, properties: {size: 10, name: n, volume_type: slow, availability_zone: z, metadata: {k: v}, description: d}}\n  b: {type: OS::Cinder::VolumeAttachment, properties: {volume_id: {get_resource: a}, instance_uuid: s, mountpoint: /dev/vdb}}\n";
    private const string Balancer =
        "resources:\n  lb: {type: OS::Octavia::LoadBalancer, properties: {vip_subnet: s, name: n, description: d, admin_state_up: true, PLUS}}\n"
        + "  listener: {type: OS::Octavia::Listener, properties: {loadbalancer: {get_resource: lb}, protocol: TCP, protocol_port: 6443, connection_limit: 5, allowed_cidrs: [10.0.0.0/8]}}\n"
        + "  pool: {type: OS::Octavia::Pool, properties: {listener: {get_resource: listener}, protocol: TCP, lb_algorithm: ROUND_ROBIN, session_persistence: {type: SOURCE_IP}}}\n"
        + "  member: {type: OS::Octavia::PoolMember, properties: {pool: {get_resource: pool}, address: 10.0.0.5, protocol_port: 6443, weight: 1, subnet: s}}\n"
        + "  monitor: {type: OS::Octavia::HealthMonitor, properties: {pool: {get_resource: pool}, type: TCP, delay: 5, timeout: 3, max_retries: 3}}\n";

    private const string Wait =
        "resources:\n  handle: {type: OS::Heat::WaitConditionHandle}\n  wait: {type: OS::Heat::WaitCondition, properties: {handle: {get_resource: handle}, timeout: 600, count: 1}}\n"
        + "  used: {type: OS::Heat::SoftwareConfig, properties: {group: g, config: {str_replace: {template: T, params: {T: {get_attr: [wait, data]}}}}}}\n";

    private const string Config = "resources:\n  a: {type: OS::Heat::SoftwareConfig, properties: {group: g, config: one, options: {o: 1}, inputs: [{name: i, default: d}]}}\n  m: {type: OS::Heat::MultipartMime, properties: {parts: [{config: {get_resource: a}}]}}\n"
        + "  s: {type: OS::Nova::Server, properties: {flavor: m1, image: linux, networks: [{network: n}], user_data_format: RAW, user_data: {get_resource: m}, user_data_update_policy: POLICY}}\n";

    private const string Network =
        "resources:\n  net: {type: OS::Neutron::Net, properties: {name: n, admin_state_up: true, port_security_enabled: true}}\n"
        + "  subnet: {type: OS::Neutron::Subnet, properties: {network: {get_resource: net}, cidr: 10.0.0.0/24, gateway_ip: 10.0.0.1, dns_nameservers: [192.0.2.1], enable_dhcp: true, ip_version: 4, allocation_pools: [{start: 10.0.0.10, end: 10.0.0.20}]}}\n"
        + "  router: {type: OS::Neutron::Router, properties: {name: n, external_gateway_info: {network: p}}}\n"
        + "  link: {type: OS::Neutron::RouterInterface, properties: {router: {get_resource: router}, subnet: {get_resource: subnet}}}\n";

    private const string Security =
        "resources:\n  g: {type: OS::Neutron::SecurityGroup, properties: {name: n, description: d, rules: [{protocol: tcp, port_range_min: 22, port_range_max: 22, remote_ip_prefix: 10.0.0.0/8}]}}\n"
        + "  r: {type: OS::Neutron::SecurityGroupRule, properties: {security_group: {get_resource: g}, protocol: tcp, port_range_min: 80, port_range_max: 80, direction: ingress}}\n"
        + "  p: {type: OS::Neutron::Port, properties: {network: n, security_groups: [{get_resource: g}]}}\n";

    private const string Group =
        "resources:\n  a:\n    type: OS::Heat::ResourceGroup\n    update_policy: {rolling_update: {max_batch_size: 2, min_in_service: LEAST, pause_time: 0}}\n"
        + "    properties:\n      count: 5\n      index_var: \"%index%\"\n      removal_policies: [{resource_list: [GONE]}]\n      resource_def: {type: OS::Nova::Server, properties: {name: \"n-%index%\", flavor: m1, image: linux, networks: [{network: n}], image_update_policy: REPLACE}}\n"
        + "  user: {type: OS::Heat::SoftwareConfig, properties: {config: {str_replace: {template: T, params: {T: {get_attr: [a, refs_map]}}}}}}\n";

    private const string Scaling =
        "resources:\n  a:\n    type: OS::Heat::AutoScalingGroup\n    properties:\n      min_size: 2\n      max_size: 8\n      SIZE\n      rolling_updates: {min_in_service: LEAST, max_batch_size: 2, pause_time: 0}\n"
        + "      resource: {type: OS::Nova::Server, properties: {flavor: m1, image: linux, networks: [{network: n}], image_update_policy: REPLACE}}\n"
        + "  user: {type: OS::Heat::SoftwareConfig, properties: {config: {str_replace: {template: T, params: {T: {get_attr: [a, refs]}}}}}}\n";

    private const string ScalingNode =
        "resources:\n  net: {type: OS::Neutron::Net}\n  a: {type: OS::Heat::AutoScalingGroup, properties: {min_size: 1, max_size: 4, desired_capacity: 3, resource: {type: node.yaml, properties: {flavor: m1, index: {get_resource: net}}}}}\n";

    private const string NestedGroup = "resources:\n  a: {type: OS::Heat::ResourceGroup, update_policy: {rolling_update: {max_batch_size: 1}}, properties: {count: 3, resource_def: {type: node.yaml, properties: {flavor: m1, index: \"%index%\"}}}}\n";
    private const string Node =
        "parameters:\n  flavor: {type: string}\n  index: {type: string}\nresources:\n  port: {type: OS::Neutron::Port, properties: {network: n}}\n"
        + "  server: {type: OS::Nova::Server, properties: {name: {get_param: index}, flavor: {get_param: flavor}, image: linux, networks: [{port: {get_resource: port}}]}}\noutputs:\n  id: {value: {get_resource: server}}\n";

    /// <summary>All of them.</summary>
    public static IEnumerable<UpdatePair> All() =>
    [
        .. Edits("server", Server.Replace(", POLICY", "", StringComparison.Ordinal), ("name: n,", "name: m,"), ("flavor: m1", "flavor: m2"), ("image: linux", "image: other"), ("user_data: one", "user_data: two"), ("k: v", "k: w"),
            ("network: n", "network: m"), ("metadata: {k: v}", "metadata: {k: v}, key_name: k"), ("metadata: {k: v}", "metadata: {k: v}, availability_zone: z"), ("metadata: {k: v}", "metadata: {k: v}, config_drive: true"),
            ("metadata: {k: v}", "metadata: {k: v}, security_groups: [g]"), ("metadata: {k: v}", "metadata: {k: v}, tags: [t]"), ("metadata: {k: v}", "metadata: {k: v}, scheduler_hints: {a: b}"),
            ("metadata: {k: v}", "metadata: {k: v}, admin_pass: p"), ("image: linux", "block_device_mapping_v2: [{image: linux, volume_size: 5, boot_index: 0}]"),
            ("metadata: {k: v}", "metadata: {k: v}, software_config_transport: POLL_SERVER_HEAT"), ("user_data_format: RAW", "user_data_format: HEAT_CFNTOOLS"),
            ("metadata: {k: v}", "metadata: {k: v}, user_data_update_policy: IGNORE"), ("metadata: {k: v}", "metadata: {k: v}, flavor_update_policy: REPLACE"),
            ("    properties:", "    metadata: {m: 1}\n    properties:"), ("    properties:", "    deletion_policy: Retain\n    properties:"), ("OS::Nova::Server", "OS::Heat::None")),
        .. from property in (string[])["flavor", "image", "user_data"]
           from policy in Policies(property)
           let old = Server.Replace("POLICY", $"{property}_update_policy: {policy}", StringComparison.Ordinal)
           select UpdatePair.OfTemplates($"server: {property} with {policy}", old, old.Replace($"{property}: {ValueOf(property)}", $"{property}: x", StringComparison.Ordinal)),
        UpdatePair.OfTemplates("server: image, flavor and user-data with REBUILD", Server.Replace("POLICY", "user_data_update_policy: REBUILD", StringComparison.Ordinal), Server.Replace("POLICY", "user_data_update_policy: REBUILD", StringComparison.Ordinal).Replace("one", "two", StringComparison.Ordinal).Replace("m1", "m2", StringComparison.Ordinal)),
        UpdatePair.OfTemplates("server: policy and user-data at once", Server.Replace("POLICY", "user_data_update_policy: IGNORE", StringComparison.Ordinal), Server.Replace("POLICY", "user_data_update_policy: REPLACE", StringComparison.Ordinal).Replace("one", "two", StringComparison.Ordinal)),
        .. Edits("port", Port.Replace(", POLICY", "", StringComparison.Ordinal), ("network: n", "network: m"), ("10.0.0.5", "10.0.0.6"), ("[s]", "[t]"), ("[s]", "[s], name: x"), ("[s]", "[s], admin_state_up: false"), ("[s]", "[s], mac_address: '02:00:5e:00:53:02'"),
            ("[s]", "[s], allowed_address_pairs: [{ip_address: 10.9.0.0/16}]"), ("[s]", "[s], port_security_enabled: false"), ("[s]", "[s], binding:vnic_type: direct"), ("[s]", "[s], replacement_policy: REPLACE_ALWAYS"), ("[s]", "[s], device_owner: x")),
        UpdatePair.OfTemplates("port: always replaced", Port.Replace("POLICY", "replacement_policy: REPLACE_ALWAYS", StringComparison.Ordinal), Port.Replace("POLICY", "replacement_policy: REPLACE_ALWAYS", StringComparison.Ordinal)),
        .. Edits("volume", Volume, ("size: 10", "size: 11"), ("size: 10", "size: 9"), ("slow", "fast"), ("name: n", "name: m"), ("availability_zone: z", "availability_zone: y"), ("k: v", "k: w"), ("description: d", "description: e"), ("description: d", "image: i"),
            ("description: d", "read_only: true"), ("description: d", "scheduler_hints: {a: b}"), ("vdb", "vdc"), ("instance_uuid: s", "instance_uuid: t"), ("{type: OS::Cinder::Volume,", "{type: OS::Cinder::Volume, deletion_policy: Snapshot,")),
        UpdatePair.OfTemplates("volume: a retained one goes", Volume.Replace("::Volume,", "::Volume, deletion_policy: Retain,", StringComparison.Ordinal), "resources: {}\n"),
        UpdatePair.OfTemplates("volume: a retained one is replaced", Volume.Replace("::Volume,", "::Volume, deletion_policy: Retain,", StringComparison.Ordinal), Volume.Replace("::Volume,", "::Volume, deletion_policy: Retain,", StringComparison.Ordinal).Replace("zone: z", "zone: y", StringComparison.Ordinal)),
        UpdatePair.OfTemplates("volume: a snapshot of it stays", Volume.Replace("::Volume,", "::Volume, deletion_policy: Snapshot,", StringComparison.Ordinal), "resources: {}\n"),
        .. Edits("load balancer", Balancer.Replace(", PLUS", "", StringComparison.Ordinal), ("vip_subnet: s", "vip_subnet: t"), ("name: n", "name: m"), ("admin_state_up: true", "admin_state_up: false"), ("admin_state_up: true", "provider: ovn"), ("admin_state_up: true", "vip_address: 10.0.0.9"), ("admin_state_up: true", "flavor: f"),
            ("{get_resource: lb}, protocol: TCP", "{get_resource: lb}, protocol: HTTP"), ("protocol_port: 6443, connection", "protocol_port: 443, connection"), ("limit: 5", "limit: 6"), ("10.0.0.0/8", "10.1.0.0/16"), ("ROUND_ROBIN", "LEAST_CONNECTIONS"), ("SOURCE_IP", "HTTP_COOKIE"),
            ("10.0.0.5", "10.0.0.6"), ("weight: 1", "weight: 2"), ("weight: 1, subnet: s", "weight: 1, subnet: t"), ("delay: 5", "delay: 6"), ("type: TCP", "type: PING"), ("max_retries: 3", "max_retries: 4")),
        .. Edits("wait condition", Wait, ("timeout: 600", "timeout: 700"), ("count: 1", "count: 2"), ("OS::Heat::WaitConditionHandle}", "OS::Heat::UpdateWaitConditionHandle}"), ("OS::Heat::WaitConditionHandle}", "OS::Heat::WaitConditionHandle, properties: {signal_transport: TOKEN_SIGNAL}}")),
        UpdatePair.OfTemplates("wait condition: a handle for updates", Wait.Replace("WaitConditionHandle", "UpdateWaitConditionHandle", StringComparison.Ordinal), Wait.Replace("WaitConditionHandle", "UpdateWaitConditionHandle", StringComparison.Ordinal)),
        .. from policy in Policies("user_data")
           from pair in Edits($"software config with {policy}", Config.Replace("POLICY", policy, StringComparison.Ordinal), ("config: one", "config: two"), ("o: 1", "o: 2"), ("default: d", "default: e"))
           select pair,
        .. Edits("network", Network, ("{name: n, admin", "{name: m, admin"), ("port_security_enabled: true", "port_security_enabled: false"), ("10.0.0.0/24", "10.0.0.0/23"), ("gateway_ip: 10.0.0.1", "gateway_ip: 10.0.0.2"), ("192.0.2.1", "192.0.2.2"), ("enable_dhcp: true", "enable_dhcp: false"),
            ("10.0.0.20", "10.0.0.30"), ("network: p", "network: q"), ("{name: n, external", "{name: m, external"), ("subnet: {get_resource: subnet}", "port: p"), ("ip_version: 4", "ip_version: 4, host_routes: [{destination: 10.9.0.0/16, nexthop: 10.0.0.3}]")),
        .. Edits("security group", Security, ("name: n,", "name: m,"), ("description: d", "description: e"), ("22, port_range_max: 22", "23, port_range_max: 23"), ("port_range_max: 80", "port_range_max: 81"), ("direction: ingress", "direction: egress"), ("direction: ingress", "direction: ingress, description: x"), ("network: n", "network: n, no_fixed_ips: true")),
        .. Edits("floating address", Port.Replace(", POLICY", "", StringComparison.Ordinal), ("floating_network: p", "floating_network: q"), ("floating_network: p", "floating_network: p, floating_ip_address: 192.0.2.9"), ("floating_network: p", "floating_network: p, fixed_ip_address: 10.0.0.5"), ("{get_resource: a}", "other"), ("floating_network: p", "floating_network: p, dns_name: x")),
        .. from least in (string[])["0", "4", "5"]
           from pair in Edits($"group with {least} in service", Group.Replace("LEAST", least, StringComparison.Ordinal), ("image: linux", "image: other"), ("flavor: m1", "flavor: m2"), ("count: 5", "count: 7"), ("count: 5", "count: 2"), ("[GONE]", "[\"1\"]"), ("n-%index%", "m-%index%"))
           select pair,
        UpdatePair.OfTemplates("group: count and image at once", Group.Replace("LEAST", "0", StringComparison.Ordinal), Group.Replace("LEAST", "0", StringComparison.Ordinal).Replace("count: 5", "count: 3", StringComparison.Ordinal).Replace("linux", "other", StringComparison.Ordinal)),
        UpdatePair.OfTemplates("group: larger and another image", Group.Replace("LEAST", "2", StringComparison.Ordinal), Group.Replace("LEAST", "2", StringComparison.Ordinal).Replace("count: 5", "count: 6", StringComparison.Ordinal).Replace("linux", "other", StringComparison.Ordinal)),
        UpdatePair.OfTemplates("group: removed before, and image", Removed, Removed.Replace("linux", "other", StringComparison.Ordinal)),
        UpdatePair.OfTemplates("group: no longer in steps", Group.Replace("LEAST", "0", StringComparison.Ordinal), Group.Replace("    update_policy: {rolling_update: {max_batch_size: 2, min_in_service: LEAST, pause_time: 0}}\n", "", StringComparison.Ordinal).Replace("linux", "other", StringComparison.Ordinal)),
        UpdatePair.OfTemplates("group: none left", Group.Replace("LEAST", "0", StringComparison.Ordinal), Group.Replace("LEAST", "0", StringComparison.Ordinal).Replace("count: 5", "count: 0", StringComparison.Ordinal)),
        .. from least in (string[])["0", "4"]
           let five = Scaling.Replace("LEAST", least, StringComparison.Ordinal).Replace("SIZE", "desired_capacity: 5", StringComparison.Ordinal)
           from pair in Edits($"autoscaling group of five, {least} in service", five, ("image: linux", "image: other"), ("flavor: m1", "flavor: m2"), ("capacity: 5", "capacity: 7"), ("capacity: 5", "capacity: 3"),
               ("max_size: 8", "max_size: 9"), ("min_size: 2", "min_size: 5"), ("max_batch_size: 2", "max_batch_size: 3"))
           select pair,
        .. from least in (string[])["0", "2", "4"]
           from size in (string[])["3", "5", "7"]
           let five = Scaling.Replace("LEAST", least, StringComparison.Ordinal).Replace("SIZE", "desired_capacity: 5", StringComparison.Ordinal)
           select UpdatePair.OfTemplates($"autoscaling group, {least} in service: {size} and image at once", five, five.Replace("capacity: 5", "capacity: " + size, StringComparison.Ordinal).Replace("linux", "other", StringComparison.Ordinal)),
        .. Edits("autoscaling group without a size", Scaling.Replace("LEAST", "0", StringComparison.Ordinal).Replace("      SIZE\n", "", StringComparison.Ordinal), ("min_size: 2", "min_size: 3"), ("min_size: 2", "min_size: 1"), ("image: linux", "image: other"),
            ("min_size: 2", "min_size: 2\n      desired_capacity: 4"), ("min_size: 2", "min_size: 2\n      cooldown: 60")),
        UpdatePair.OfTemplates("autoscaling group: a size no more", Scaling.Replace("LEAST", "0", StringComparison.Ordinal).Replace("SIZE", "desired_capacity: 5", StringComparison.Ordinal), Scaling.Replace("LEAST", "0", StringComparison.Ordinal).Replace("      SIZE\n", "", StringComparison.Ordinal)),
        .. Edits("autoscaling group of templates", ScalingNode, Node, ("flavor: m1", "flavor: m2"), ("capacity: 3", "capacity: 4"), ("{type: OS::Neutron::Net}", "{type: OS::Neutron::Net, properties: {tags: [t]}}"), ("type: OS::Neutron::Net", "type: OS::Neutron::QoSPolicy")),
        .. Edits("group of templates", NestedGroup, Node, ("flavor: m1", "flavor: m2"), ("count: 3", "count: 4"), ("\"%index%\"", "\"x-%index%\""), ("  a:", "  b:")),
        Nested("a template's image", ("image: linux", "image: other")), Nested("a template's port", ("network: n}", "network: m}")), Nested("a resource more", ("resources:\n", "resources:\n  net: {type: OS::Neutron::Net}\n")),
        Nested("a resource renamed", ("  port: {", "  gate: {"), ("get_resource: port", "get_resource: gate")), Nested("a default more", ("parameters:\n", "parameters:\n  extra: {type: string, default: x}\n")),
    ];

    private static string Removed => Group.Replace("LEAST", "0", StringComparison.Ordinal).Replace("[GONE]", "[\"1\", \"3\"]", StringComparison.Ordinal);

    private static IEnumerable<UpdatePair> Edits(string name, string old, params (string From, string To)[] edits) => Edits(name, old, null, edits);

    private static IEnumerable<UpdatePair> Edits(string name, string old, string? node, params (string From, string To)[] edits)
    {
        ImmutableArray<(string, string)> others = node is null ? [] : [("node.yaml", node)];
        foreach (var (from, to) in edits)
        {
            Assert.Contains(from, old);
            yield return UpdatePair.OfTemplates($"{name}: {from} becomes {to}", old, old.Replace(from, to, StringComparison.Ordinal), [.. others]);
        }
    }

    private static UpdatePair Nested(string name, params (string From, string To)[] edits)
    {
        var changed = edits.Aggregate(Node, (text, edit) => text.Replace(edit.From, edit.To, StringComparison.Ordinal));
        Assert.NotEqual(Node, changed);
        return new UpdatePair($"group of templates: {name}", UpdatePair.Files(NestedGroup, [("node.yaml", Node)]), UpdatePair.Files(NestedGroup, [("node.yaml", changed)]));
    }

    private static string[] Policies(string property) => property switch
    {
        "flavor" => ["RESIZE", "REPLACE"],
        "image" => ["REBUILD", "REPLACE", "REBUILD_PRESERVE_EPHEMERAL"],
        _ => ["IGNORE", "REPLACE", "REBUILD"],
    };

    private static string ValueOf(string property) => property switch
    {
        "flavor" => "m1",
        "image" => "linux",
        _ => "one",
    };
}
