using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Resources.Faults;

/// <summary>What Heat checks of the clusters of Magnum, Sahara and Senlin, and of the containers of Zun.</summary>
internal static class ClusterFaults
{
    /// <summary>What is looked at, by type.</summary>
    public static (string Type, FaultCheck Check)[] Checks { get; } =
    [
        ("OS::Magnum::ClusterTemplate", (_, subject) => VolumeDriver(subject)),
        ("OS::Sahara::JobBinary", (_, subject) => JobLocation(subject)),
        ("OS::Senlin::Cluster", (_, subject) => Sizes(subject)),
        ("OS::Zun::Container", (_, subject) => Container(subject)),
    ];

    private static (string, string)? VolumeDriver(Subject subject)
    {
        var wanted = subject.Text("coe") switch { "kubernetes" => "cinder", "swarm" or "mesos" => "rexray", _ => null };
        return wanted is not null && subject.Text("volume_driver") is { } driver && driver != wanted ? ("volume_driver", $"with the coe {subject.Text("coe")} the volume driver must be {wanted}") : null;
    }

    private static (string, string)? JobLocation(Subject subject)
    {
        const string Internal = "internal-db://";
        return subject.Text("url") is { } url && !url.StartsWith("swift://", StringComparison.Ordinal)
            && !(url.StartsWith(Internal, StringComparison.Ordinal) && Guid.TryParse(url.AsSpan(Internal.Length), out _))
            ? ("url", $"a job binary lies at swift://, or at {Internal} and the id of one")
            : null;
    }

    private static (string, string)? Sizes(Subject subject)
    {
        double? Or(string name, double standard) => subject.Has(name) == false ? standard : subject.Number(name);
        var (min, max, desired) = (Or("min_size", 0), Or("max_size", -1), Or("desired_capacity", 0));
        return max != -1 && max < min ? ("max_size", $"max_size {max} is less than min_size {min}")
            : desired < min ? ("desired_capacity", $"desired_capacity {desired} is less than min_size {min}")
            : max != -1 && desired > max ? ("desired_capacity", $"desired_capacity {desired} is more than max_size {max}")
            : null;
    }

    private static (string, string)? Container(Subject subject)
    {
        foreach (var mount in subject.Maps("mounts"))
        {
            if (Presence.Of(mount, "volume_id") is { } hasVolume && Presence.Of(mount, "volume_size") == hasVolume)
            {
                return ("mounts", "a mount needs either a volume_id or a volume_size");
            }
        }

        foreach (var network in subject.Maps("networks"))
        {
            if (Presence.Of(network, "network") == false && Presence.Of(network, "port") == false)
            {
                return ("networks", "each of the networks needs a network or a port");
            }

            if (Presence.Of(network, "fixed_ip") == true && Presence.Of(network, "port") == true)
            {
                return ("networks", "a port has its addresses already: \"fixed_ip\" and \"port\" exclude each other");
            }
        }

        var policy = subject.Text("restart_policy")?.Split(':');
        return policy is null or [""] or ["no" or "always" or "unless-stopped" or "on-failure"] or ["on-failure", _]
            ? null
            : ("restart_policy", "the restart policy must be no, always, unless-stopped, or on-failure with perhaps a number of retries behind a colon");
    }
}
