using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Engine;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Resources;

/// <summary>What Heat checks of the networks of a server besides the schema.</summary>
internal sealed class ServerNetworkRule : TypeRule
{
    private static readonly DiagnosticDescriptor Network = new(
        "HE6022",
        DiagnosticLevel.Error,
        "A network of a server says nothing, or too much",
        "An entry of networks names a network, a port or a subnet, or allocate_network alone. Beside a port stand neither the "
        + "security_groups of the server nor a fixed_ip: the port has its own. A floating_ip needs a port or a subnet. Heat refuses such servers.",
        """
        heat_template_version: 2018-08-31
        resources:
          server:
            type: OS::Nova::Server
            properties: {flavor: small, image: ubuntu, user_data_format: RAW, networks: [{port: eth0}], security_groups: [web]}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          server:
            type: OS::Nova::Server
            properties: {flavor: small, image: ubuntu, user_data_format: RAW, networks: [{port: eth0}]}
        """);

    private static readonly string[] Places = ["network", "uuid", "port", "subnet", "allocate_network"];

    private static readonly string[] OwnTypes = ["OS::Nova::Server"];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Network];

    public override IReadOnlyList<string> Types => OwnTypes;

    public override void Check(StackContext context, Subject subject)
    {
        var networks = subject.Maps("networks").ToArray();
        foreach (var network in networks)
        {
            if (Fault(network) is var (key, message))
            {
                context.Report(Network, Presence.PlaceOf(network, key) ?? network.Span ?? subject.PlaceOf("networks"), message);
            }
        }

        if (subject.Properties["security_groups"] is ListValue { IsOpen: false, Items.Length: > 0 } && Array.Exists(networks, n => Presence.Of(n, "port") == true))
        {
            context.Report(Network, subject.PlaceOf("security_groups"), "security_groups cannot be set beside a port", "set them at the port");
        }

        if (networks.Length > 1 && Array.Exists(networks, n => Presence.Of(n, "allocate_network") == true))
        {
            context.Report(Network, subject.PlaceOf("networks"), "allocate_network must stand alone");
        }
    }

    private static (string Key, string Message)? Fault(MapValue network)
    {
        bool IsSet(string key) => Presence.Of(network, key) == true;
        bool IsUnset(string key) => Presence.Of(network, key) == false;
        if (Array.TrueForAll(Places, IsUnset))
        {
            return ("", "an entry of networks needs a network, a port or a subnet");
        }

        if (IsSet("allocate_network") && network.Entries.Any(e => e.Key != "allocate_network" && IsSet(e.Key)))
        {
            return ("allocate_network", "allocate_network stands alone in its entry of networks");
        }

        if (IsSet("fixed_ip") && IsSet("port"))
        {
            return ("fixed_ip", "\"fixed_ip\" cannot be set beside a port, which has its addresses already");
        }

        return IsSet("floating_ip") && (IsSet("network") || IsSet("uuid")) && IsUnset("port") && IsUnset("subnet")
            ? ("floating_ip", "\"floating_ip\" needs a port or a subnet: of a network alone Heat cannot find the port that Nova makes")
            : null;
    }
}
