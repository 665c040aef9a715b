using System.Globalization;
using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;
using Hotc.Review.Stacks;
using Hotc.Review.Values;

namespace Hotc.Review.Consequences;

/// <summary>Who may talk to whom, when that changes.</summary>
internal sealed class SecurityRule : ConsequenceRule
{
    private const string Rule =
        "resources:\n  ssh: {type: OS::Neutron::SecurityGroupRule, properties: {security_group: nodes, direction: ingress, protocol: tcp, port_range_min: 22, port_range_max: 22, remote_ip_prefix: 192.0.2.0/24}}\n";

    private static readonly DiagnosticDescriptor Opened = new(
        "HI7551",
        DiagnosticLevel.Info,
        "Traffic is allowed that was not",
        "A rule of a security group is new or lets other traffic in.",
        Examples.Pair("resources: {}\n", Rule),
        Examples.Pair(Rule, "resources: {}\n"));

    private static readonly DiagnosticDescriptor Closed = new(
        "HI7552",
        DiagnosticLevel.Info,
        "Traffic is no longer allowed",
        "A rule of a security group goes or lets other traffic in. Connections that exist may live on until they end.",
        Examples.Pair(Rule, "resources: {}\n"),
        Examples.Pair("resources: {}\n", Rule));

    public override IEnumerable<DiagnosticDescriptor> Descriptors => [Opened, Closed];

    public override IEnumerable<Consequence> Find(ChangePlan plan)
    {
        var rules = plan.Changes.Where(c => c.Type == "OS::Neutron::SecurityGroupRule" && c.Action is not ChangeAction.Update).ToList();
        var before = rules.Where(c => c.Before is not null).Select(c => (c.Address, Text: Describe(c.Before!))).ToList();
        var after = rules.Where(c => c.After is not null).Select(c => (c.Address, Text: Describe(c.After!))).ToList();
        foreach (var (address, text) in after.Where(a => !before.Exists(b => b.Text == a.Text)))
        {
            yield return new Consequence(Opened, $"allowed from now on: {text}", [address]);
        }

        foreach (var (address, text) in before.Where(b => !after.Exists(a => a.Text == b.Text)))
        {
            yield return new Consequence(Closed, $"no longer allowed: {text}", [address]);
        }
    }

    private static string Describe(ResourceNode rule)
    {
        var p = rule.Properties;
        var (low, high) = (Shown(p["port_range_min"]), Shown(p["port_range_max"]));
        var ports = low is null ? "" : low == high ? $" port {low}" : $" ports {low}–{high}";
        var peer = Shown(p["remote_ip_prefix"]) ?? Group(p["remote_group"]) ?? "anywhere";
        var isOut = Shown(p["direction"]) == "egress";
        return string.Create(CultureInfo.InvariantCulture, $"{Shown(p["protocol"]) ?? "any protocol"}{ports} {(isOut ? "to" : "from")} {peer} {(isOut ? "from" : "to")} {Group(p["security_group"])}");
    }

    private static string? Shown(Term? term) => term is null or Scalar { IsNull: true } ? null : TermText.Show(term);

    private static string? Group(Term? term) => term is ReferenceTerm { Attribute: null } reference ? reference.Target.Name : Shown(term);
}
