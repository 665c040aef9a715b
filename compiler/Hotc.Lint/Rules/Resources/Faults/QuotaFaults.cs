using Hotc.Lint.Engine;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Resources.Faults;

/// <summary>What Heat checks of quotas and zones.</summary>
internal static class QuotaFaults
{
    /// <summary>What is looked at, by type.</summary>
    public static (string Type, FaultCheck Check)[] Checks { get; } =
    [
        ("OS::Cinder::Quota", (_, subject) => Quota(subject)),
        ("OS::Neutron::Quota", (_, subject) => Quota(subject)),
        ("OS::Nova::Quota", (_, subject) => Quota(subject)),
        ("OS::Octavia::Quota", (_, subject) => Quota(subject)),
        ("OS::Designate::Zone", (_, subject) => Zone(subject)),
    ];

    private static (string, string)? Quota(Subject subject) =>
        subject.Properties.Entries.All(e => e.Key == "project" || subject.Has(e.Key) == false) ? ("", "a quota must limit something") : null;

    private static (string, string)? Zone(Subject subject)
    {
        var type = subject.Has("type") == false ? "PRIMARY" : subject.Text("type");
        return type == "PRIMARY" && subject.Has("email") == false ? ("type", "a primary zone needs an email")
            : type == "SECONDARY" && subject.Has("primaries") == false && (subject.Has("masters") == false || subject.Properties["masters"] is ListValue { IsOpen: false, Items: [] }) ? ("type", "a secondary zone needs masters")
            : null;
    }
}
