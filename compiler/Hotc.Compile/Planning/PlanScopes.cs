using Hotc.Compile.Rendering;
using Scriban.Runtime;

namespace Hotc.Compile.Planning;

/// <summary>A plan as scripts of the driver see it.</summary>
/// <param name="plan">The plan.</param>
/// <param name="engine">Runs the scripts.</param>
internal sealed class PlanScopes(ClusterPlan plan, ScriptEngine engine)
{
    /// <summary>The name under which a script finds the group that it is run for.</summary>
    public const string Group = "pool";

    private readonly IScriptObject view = plan.ToScript();

    private ScriptScope? ofPlan;

    /// <summary>The plan alone.</summary>
    public ScriptScope OfPlan() => ofPlan ??= new(engine, [view]);

    /// <summary>The plan, and one of its groups as `pool`.</summary>
    public ScriptScope OfGroup(PlanGroup group) => OfPlan().With(new ScriptObject { [Group] = Find(group) });

    // A group is an object of the plan already.
    private object? Find(PlanGroup group) =>
        ReferenceEquals(group, plan.ControlPlane) ? Field("controlPlane")
        : ReferenceEquals(group, plan.Etcd) ? Field("etcd")
        : ((ScriptArray)Field("pools")!)[plan.Pools.IndexOf(group, 0, plan.Pools.Length, ReferenceEqualityComparer.Instance)];

    private object? Field(string name) => view.TryGetValue(name, out var value) ? value : null;
}
