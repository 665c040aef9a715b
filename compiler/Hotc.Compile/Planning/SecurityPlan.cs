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

    private readonly IReadOnlyList<string> roles = spec.Pools.Length > 0 ? [Roles.ControlPlane, Roles.Worker] : [Roles.ControlPlane];

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
            if (from is Roles.ControlPlane or Roles.Worker)
            {
                if (roles.Contains(from))
                {
                    yield return Rule(port, role, from, null, GroupOf(from));
                }

                continue;
            }

            var ranges = RangesOf(source);
            for (var i = 0; i < ranges.Length; i++)
            {
                var suffix = ranges.Length == 1 ? from : $"{from}-{(i + 1).ToString(CultureInfo.InvariantCulture)}";
                yield return Rule(port, role, suffix, ranges[i], null);
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
        Resource = Names.Resource($"{role}-{port.Name}-from-{from}"),
        Description = port.Description,
        Protocol = port.Protocol,
        PortMin = port.Ports is { Length: 2 } first ? first[0] : null,
        PortMax = port.Ports is { Length: 2 } last ? last[1] : null,
        Ethertype = "IPv4",
        Cidr = cidr,
        Group = group,
    };
}
