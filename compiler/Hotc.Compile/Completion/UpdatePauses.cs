using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Completion;

/// <summary>
/// Holds the pauses between the steps of an update to the stack's time. Source: <c>heat/engine/resources/openstack/heat/resource_group.py</c>,
/// <c>_update_timeout</c>: a group whose pauses together are as long as that does not begin to change its members.
/// </summary>
internal static class UpdatePauses
{
    /// <summary>Reports every group whose members Heat would refuse to change.</summary>
    public static void Check(ClusterSpec spec, DiagnosticBag bag)
    {
        Check("the control plane", spec.ControlPlane.Count, spec.ControlPlane.Update, spec.Timeouts, bag);
        if (spec.ControlPlane.Etcd.Nodes is { } etcd)
        {
            Check("etcd", etcd.Count, etcd.Update, spec.Timeouts, bag);
        }

        foreach (var pool in spec.Pools)
        {
            Check($"pool {pool.Name}", pool.Count, pool.Update, spec.Timeouts, bag);
        }
    }

    private static void Check(string name, int count, UpdateSpec update, TimeoutsSpec timeouts, DiagnosticBag bag)
    {
        var steps = (count + update.MaxBatchSize - 1) / update.MaxBatchSize;
        var seconds = (long)update.PauseSeconds * Math.Max(0, steps - 1);
        if (seconds >= timeouts.StackMinutes * 60L)
        {
            bag.Add(SpecCodes.PausesTooLong, update.Node.SpanOf(UpdateSpec.Keys.PauseSeconds), $"An update of {name} takes {steps} steps, and the pauses between them {seconds / 60} minutes; the stack has {timeouts.StackMinutes}.", "Shorten pauseSeconds, or raise maxBatchSize or timeouts.stackMinutes.");
        }
    }
}
