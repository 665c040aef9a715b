namespace Hotc.Compile.Planning;

/// <summary>The groups of nodes in a plan.</summary>
public static class PlanGroups
{
    /// <summary>All groups: the control plane, that of etcd if it has one, the pools.</summary>
    public static IEnumerable<PlanGroup> Groups(this ClusterPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [plan.ControlPlane, .. plan.Etcd is { } etcd ? [etcd] : Array.Empty<PlanGroup>(), .. plan.Pools];
    }
}
