using Hotc.Lint.Engine;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Resources.Faults;

/// <summary>What Heat checks of the pools of load balancers.</summary>
internal static class PoolFaults
{
    /// <summary>What is looked at, by type.</summary>
    public static (string Type, FaultCheck Check)[] Checks { get; } =
    [
        ("OS::Neutron::Pool", (_, subject) => Persistence("vip", (subject.Properties["vip"] as MapValue)?["session_persistence"], mayHaveName: true)),
        ("OS::Neutron::LBaaS::Pool", (_, subject) => Persistence("session_persistence", subject.Properties["session_persistence"], mayHaveName: false)),
        ("OS::Octavia::Pool", (_, subject) => Persistence("session_persistence", subject.Properties["session_persistence"], mayHaveName: false)),
    ];

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
}
