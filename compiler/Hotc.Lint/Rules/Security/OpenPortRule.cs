using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Security;

/// <summary>Ports of administration that are open to everybody.</summary>
internal sealed class OpenPortRule : Rule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "HW8001",
        DiagnosticLevel.Warning,
        "A port of administration is open to the whole world",
        "A rule lets every address reach a port that only administrators or other nodes need: ssh, RDP, etcd, the kubelet, the Docker API, a "
        + "database. Without remote_ip_prefix and remote_group a rule stands for every address. Name the networks that need it.",
        """
        heat_template_version: 2018-08-31
        resources:
          rule:
            type: OS::Neutron::SecurityGroupRule
            properties: {security_group: nodes, protocol: tcp, port_range_min: 22, port_range_max: 22, remote_ip_prefix: 0.0.0.0/0}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          rule:
            type: OS::Neutron::SecurityGroupRule
            properties: {security_group: nodes, protocol: tcp, port_range_min: 22, port_range_max: 22, remote_ip_prefix: 192.0.2.0/24}
        """);

    private static readonly (int Port, string Name)[] Ports =
    [
        (22, "ssh"), (23, "telnet"), (445, "SMB"), (2375, "the Docker API"), (2376, "the Docker API"), (2379, "etcd"), (2380, "etcd"), (3306, "MySQL"), (3389, "RDP"),
        (5432, "PostgreSQL"), (5900, "VNC"), (6379, "Redis"), (9200, "Elasticsearch"), (10250, "the kubelet"), (10255, "the kubelet"), (11211, "memcached"), (27017, "MongoDB"),
    ];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override void CheckStack(StackContext context)
    {
        foreach (var resource in context.EnabledResources)
        {
            if (context.Stack.Target(resource) is not BuiltInTarget { Type.Name: var type } || context.Stack.Properties(resource) is not MapValue properties)
            {
                continue;
            }

            switch (type)
            {
                case "OS::Neutron::SecurityGroupRule":
                    Check(context, properties, resource.NameSpan);
                    break;
                case "OS::Neutron::SecurityGroup":
                    foreach (var rule in ((properties["rules"] as ListValue)?.Items ?? []).OfType<MapValue>())
                    {
                        Check(context, rule, rule.Span ?? resource.NameSpan);
                    }

                    break;
            }
        }
    }

    private static void Check(StackContext context, MapValue rule, SourceSpan? span)
    {
        // An egress rule lets the servers out, not others in. Rules for any protocol or port are mostly within trusted networks by other means.
        if (rule["direction"] is ExactValue { Text: "egress" } || rule["protocol"] is not ExactValue { Text: { } protocol } || !protocol.Equals("tcp", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (rule["remote_mode"] is ExactValue { Text: "remote_group_id" } || rule["remote_group"] is not null || rule["remote_group_id"] is not null)
        {
            return;
        }

        var prefix = rule["remote_ip_prefix"];
        if (prefix is not (null or ExactValue { IsNull: true } or ExactValue { Text: "0.0.0.0/0" or "::/0" or "" })
            || Number(rule["port_range_min"]) is not { } low || Number(rule["port_range_max"]) is not { } high)
        {
            return;
        }

        foreach (var (port, name) in Ports)
        {
            if (low <= port && port <= high)
            {
                context.Report(Descriptor, span, $"the rule lets every address reach {name} (port {port})", "set remote_ip_prefix to the networks that need it");
                return;
            }
        }
    }

    private static double? Number(Value? value) => value is ExactValue exact ? Python.ToDouble(exact.Node) : null;
}
