using Hotc.Lint.Engine;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Resources.Faults;

/// <summary>What Heat checks of the databases of Trove.</summary>
internal static class DatabaseFaults
{
    /// <summary>What is looked at, by type.</summary>
    public static (string Type, FaultCheck Check)[] Checks { get; } =
    [
        ("OS::Trove::Cluster", (_, subject) => Nics("instances", subject.Maps("instances").SelectMany(i => Presence.Maps(i["networks"])))),
        ("OS::Trove::Instance", (_, subject) => Database(subject) ?? Nics("networks", subject.Maps("networks"))),
    ];

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
}
