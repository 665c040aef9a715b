using Hotc.Compile.Completion;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Planning;

/// <summary>Holds server names to Heat's limit.</summary>
internal static class NameCheck
{
    // Heat numbers members on and on when some are removed, so a number can grow beyond the pool's size.
    private const int LargestIndex = 9999;

    /// <summary>Reports the groups whose servers' names become too long.</summary>
    public static void Check(ClusterSpec spec, int longest, DiagnosticBag bag)
    {
        var cluster = spec.Metadata.Name;
        // Those of etcd are shorter.
        var plane = Names.Server(cluster, Roles.ControlPlane, spec.ControlPlane.Count - 1);
        if (plane.Length > longest)
        {
            bag.Add(PlanCodes.NameTooLong, spec.Metadata.Node.SpanOf(MetadataSpec.Keys.Name), $"The server name \"{plane}\" has {plane.Length} characters; Heat takes {longest}.", "Shorten metadata.name.");
        }

        foreach (var pool in spec.Pools)
        {
            var server = Names.Server(cluster, pool.Name, LargestIndex);
            if (server.Length > longest)
            {
                bag.Add(PlanCodes.NameTooLong, pool.Node.SpanOf(PoolSpec.Keys.Name), $"The server name \"{server}\" has {server.Length} characters; Heat takes {longest}.", "Shorten the pool's name or metadata.name.");
            }
        }
    }
}
