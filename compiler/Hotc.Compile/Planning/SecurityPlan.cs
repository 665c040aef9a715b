using System.Collections.Immutable;
using System.Globalization;
using Hotc.Compile.Drivers;
using Hotc.Compile.Rendering;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Planning;

/// <summary>Turns the driver's table of ports into security groups, one a role.</summary>
internal sealed class SecurityPlan(ClusterSpec spec, DriverPackage driver, ScriptScope scope, DiagnosticBag bag)
{
    private const string Anywhere = "0.0.0.0/0";

    private readonly ImmutableArray<string> roles = Roles.Of(spec);

    /// <summary>The groups with their rules.</summary>
    public ImmutableArray<PlanSecurityGroup> Make()
    {
        var ports = driver.Definition.Ports.Where(p => driver.Holds(p.Node[DriverPort.Keys.When], scope, bag)).ToList();
        return [.. roles.Select(role => new PlanSecurityGroup
        {
            Resource = GroupOf(role),
            Role = role,
            Name = $"{spec.Metadata.Name}-{role}",
            Description = $"Traffic that {role} nodes of {spec.Metadata.Name} accept",
            Rules = [.. ports.Where(p => p.To.Contains(role)).SelectMany(p => RulesOf(p, role)).DistinctBy(r => r.Resource)],
        })];
    }

    private static string GroupOf(string role) => $"security_group_{Names.Resource(role)}";

    private IEnumerable<PlanRule> RulesOf(DriverPort port, string role)
    {
        foreach (var source in port.From)
        {
            var from = source.ToText();
            if (from is Roles.ControlPlane or Roles.Etcd or Roles.Worker)
            {
                if (roles.Contains(from))
                {
                    yield return Rule(port, role, from, null, GroupOf(from));
                }

                continue;
            }

            foreach (var range in RangesOf(source))
            {
                yield return Rule(port, role, range, range, null);
            }
        }
    }

    private ImmutableArray<string> RangesOf(DriverPortFromItem source) => source switch
    {
        DriverPortFromItem.NodeCidr => [spec.Network.NodeCidr],
        DriverPortFromItem.PodCidr => [spec.Network.PodCidr],
        DriverPortFromItem.ApiClients => spec.Api.AllowedCidrs,
        DriverPortFromItem.SshClients => spec.Ssh.AllowedCidrs,
        DriverPortFromItem.NodePortClients => spec.NodePorts.AllowedCidrs,
        _ => [Anywhere],
    };

    private static PlanRule Rule(DriverPort port, string role, string from, string? cidr, string? group) => new()
    {
        Resource = NameOf(port, role, from),
        Description = port.Description,
        Protocol = port.Protocol,
        PortMin = port.Ports is { Length: 2 } first ? first[0] : null,
        PortMax = port.Ports is { Length: 2 } last ? last[1] : null,
        Ethertype = "IPv4",
        Cidr = cidr,
        Group = group,
    };

    // A rule is named by what it says and by nothing else. Neutron refuses a second rule of the same content, and Heat makes
    // new resources before it deletes old ones: were a rule numbered or named by the driver, a range that leaves a list, or a
    // port that the driver calls otherwise in a later version, would fail the update of a running cluster. It also drops
    // ranges that are listed twice.
    private static string NameOf(DriverPort port, string role, string from)
    {
        var ports = port.Ports switch
        {
            [var first, var last] when first == last => string.Create(CultureInfo.InvariantCulture, $"-{first}"),
            [var first, var last] => string.Create(CultureInfo.InvariantCulture, $"-{first}-{last}"),
            _ => "",
        };
        var sender = from.Replace('.', '-').Replace('/', '-');
        return Names.Resource($"{role}-{port.Protocol}{ports}-from-{sender}");
    }
}
