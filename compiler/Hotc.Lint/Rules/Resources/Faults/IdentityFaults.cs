using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Resources.Faults;

/// <summary>What Heat checks of the roles that Keystone gives.</summary>
internal static class IdentityFaults
{
    /// <summary>What is looked at, by type.</summary>
    public static (string Type, FaultCheck Check)[] Checks { get; } =
    [
        ("OS::Keystone::Group", (_, subject) => Roles(subject)),
        ("OS::Keystone::GroupRoleAssignment", (_, subject) => Roles(subject)),
        ("OS::Keystone::User", (_, subject) => Roles(subject)),
        ("OS::Keystone::UserRoleAssignment", (_, subject) => Roles(subject)),
    ];

    private static (string, string)? Roles(Subject subject)
    {
        foreach (var role in subject.Maps("roles"))
        {
            if (Presence.Of(role, "project") is { } hasProject && Presence.Of(role, "domain") == hasProject)
            {
                return ("roles", hasProject ? "a role is given in a project or in a domain, not in both" : "a role is given in a project or in a domain: name one of them");
            }
        }

        return null;
    }
}
