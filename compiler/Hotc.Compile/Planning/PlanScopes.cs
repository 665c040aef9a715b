using Hotc.Compile.Rendering;

namespace Hotc.Compile.Planning;

/// <summary>A plan as scripts of the driver see it.</summary>
internal static class PlanScopes
{
    // The name under which a script finds the group that it is run for.
    private const string Group = "pool";

    /// <summary>The plan alone.</summary>
    public static ScriptScope OfPlan(ClusterPlan plan) => new(plan.ToScript());

    /// <summary>The plan, and one of its groups as `pool`.</summary>
    public static ScriptScope OfGroup(ClusterPlan plan, PlanGroup group)
    {
        var view = plan.ToScript();
        view[Group] = group.ToScript();
        return new ScriptScope(view);
    }
}
