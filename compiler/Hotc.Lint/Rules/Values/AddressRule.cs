using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Numerics;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Lint.Constraints;
using Hotc.Lint.Engine;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Values;

/// <summary>Addresses of subnets that do not fit the subnet.</summary>
internal sealed class AddressRule : TypeRule
{
    private static readonly DiagnosticDescriptor Outside = new(
        "HE6201",
        DiagnosticLevel.Error,
        "An address lies outside of its subnet",
        "The gateway and the allocation pools of a subnet must lie in its network. Heat does not look; Neutron refuses the subnet.",
        """
        heat_template_version: 2018-08-31
        resources:
          subnet: {type: OS::Neutron::Subnet, properties: {network: internal, cidr: 10.0.0.0/24, gateway_ip: 10.0.1.1}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          subnet: {type: OS::Neutron::Subnet, properties: {network: internal, cidr: 10.0.0.0/24, gateway_ip: 10.0.0.1}}
        """) { HeatAccepts = true };

    private static readonly DiagnosticDescriptor Pools = new(
        "HE6202",
        DiagnosticLevel.Error,
        "Allocation pools overlap, or one ends before it begins",
        "Neutron refuses a subnet with such pools, and one whose gateway lies in a pool. Heat does not look.",
        """
        heat_template_version: 2018-08-31
        resources:
          subnet:
            type: OS::Neutron::Subnet
            properties:
              network: internal
              cidr: 10.0.0.0/24
              allocation_pools: [{start: 10.0.0.10, end: 10.0.0.99}, {start: 10.0.0.50, end: 10.0.0.200}]
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          subnet:
            type: OS::Neutron::Subnet
            properties:
              network: internal
              cidr: 10.0.0.0/24
              allocation_pools: [{start: 10.0.0.10, end: 10.0.0.49}, {start: 10.0.0.50, end: 10.0.0.200}]
        """) { HeatAccepts = true };

    private static readonly DiagnosticDescriptor Version = new(
        "HE6203",
        DiagnosticLevel.Error,
        "The IP version does not fit the network",
        "ip_version is 4 unless it is set, and a network of IPv6 needs 6. Neutron refuses the subnet; Heat does not look.",
        """
        heat_template_version: 2018-08-31
        resources:
          subnet: {type: OS::Neutron::Subnet, properties: {network: internal, cidr: "2001:db8::/64"}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          subnet: {type: OS::Neutron::Subnet, properties: {network: internal, cidr: "2001:db8::/64", ip_version: 6}}
        """) { HeatAccepts = true };

    private static readonly string[] OwnTypes =
        ["OS::Neutron::Subnet"];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Outside, Pools, Version];

    public override IReadOnlyList<string> Types => OwnTypes;

    public override void Check(StackContext context, Subject subject)
    {
        if (subject.Text("cidr") is not { } cidr || !CustomConstraints.IsNetwork(cidr))
        {
            return;
        }

        var slash = cidr.IndexOf('/', StringComparison.Ordinal);
        var address = CustomConstraints.ParseAddress(cidr[..slash])!;
        var isVersion4 = CustomConstraints.IsVersion4(address);
        var version = subject.Has("ip_version") == false ? 4 : subject.Number("ip_version");
        if (version is not null && version != (isVersion4 ? 4 : 6))
        {
            context.Report(Version, subject.PlaceOf(subject.Has("ip_version") == true ? "ip_version" : "cidr"), $"{cidr} is a network of IPv{(isVersion4 ? 4 : 6)}, and the ip_version is {version}");
            return;
        }

        var bits = (isVersion4 ? 32 : 128) - int.Parse(cidr.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        var first = Number(address) >> bits << bits;
        var network = new Range(first, first + (BigInteger.One << bits) - 1);
        var gateway = subject.Text("gateway_ip") is { } text && CustomConstraints.ParseAddress(text) is { } parsed ? parsed : null;
        if (gateway is not null && !IsIn(gateway, address, network) && !IsLinkLocal(gateway))
        {
            context.Report(Outside, subject.PlaceOf("gateway_ip"), $"the gateway {gateway} does not lie in {cidr}");
        }

        CheckPools(context, subject, address, network, cidr, gateway);
    }

    private static void CheckPools(StackContext context, Subject subject, IPAddress address, Range network, string cidr, IPAddress? gateway)
    {
        var pools = new List<(Range Range, SourceSpan? Span)>();
        foreach (var pool in subject.Maps("allocation_pools"))
        {
            if (Parse(pool["start"]) is not { } start || Parse(pool["end"]) is not { } end)
            {
                continue;
            }

            var span = pool.Span ?? subject.PlaceOf("allocation_pools");
            if (!IsIn(start, address, network) || !IsIn(end, address, network))
            {
                context.Report(Outside, span, $"the pool {start} to {end} does not lie in {cidr}");
                continue;
            }

            var range = new Range(Number(start), Number(end));
            if (range.First > range.Last)
            {
                context.Report(Pools, span, $"the pool ends before it begins: {start} to {end}");
            }
            else if (pools.Exists(p => p.Range.First <= range.Last && range.First <= p.Range.Last))
            {
                context.Report(Pools, span, $"the pool {start} to {end} overlaps another one");
            }
            else if (gateway is not null && IsIn(gateway, address, network) && Number(gateway) >= range.First && Number(gateway) <= range.Last)
            {
                context.Report(Pools, span, $"the gateway {gateway} lies in the pool {start} to {end}");
            }

            pools.Add((range, span));
        }
    }

    private static IPAddress? Parse(Value? value) => value is ExactValue { Text: { } text } ? CustomConstraints.ParseAddress(text) : null;

    private static bool IsIn(IPAddress address, IPAddress network, Range range) =>
        CustomConstraints.IsVersion4(address) == CustomConstraints.IsVersion4(network) && Number(address) >= range.First && Number(address) <= range.Last;

    // A router of IPv6 may be known by its link-local address.
    private static bool IsLinkLocal(IPAddress address) => address.IsIPv6LinkLocal;

    private static BigInteger Number(IPAddress address) => new(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);

    private readonly record struct Range(BigInteger First, BigInteger Last);
}
