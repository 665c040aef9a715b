using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Compile.Planning;

namespace Hotc.Compile.Rendering;

/// <summary>A file to be made of a template.</summary>
/// <param name="Template">The template.</param>
/// <param name="Output">The path of the file.</param>
/// <param name="Group">The group that it is made for; null for the cluster.</param>
internal sealed record RenderTask(DriverTemplate Template, string Output, PlanGroup? Group)
{
    /// <summary>What the template sees of a plan.</summary>
    public ScriptScope ScopeOf(PlanScopes plan) => Group is { } group ? plan.OfGroup(group) : plan.OfPlan();
}

/// <summary>The files of a cluster, made by whoever is free. What they are does not depend on who made them.</summary>
internal sealed class RenderQueue(DriverPackage driver, ClusterPlan plan, IReadOnlyList<RenderTask> tasks)
{
    private readonly RenderedTemplate?[] done = new RenderedTemplate?[tasks.Count];
    private int next;

    /// <summary>Makes files until none is left to begin. Several threads may work.</summary>
    /// <param name="scopes">What scripts see on this thread; null to make it.</param>
    public void Work(PlanScopes? scopes = null)
    {
        var seen = scopes ?? new PlanScopes(plan, new ScriptEngine());
        for (var index = Take(); index < tasks.Count; index = Take())
        {
            done[index] = Make(seen, tasks[index]);
        }
    }

    /// <summary>All files in the order of the tasks, when nobody works any more.</summary>
    public ImmutableArray<RenderedTemplate> Finish()
    {
        // A fault of the program on another thread shows here again.
        PlanScopes? scopes = null;
        return [.. tasks.Select((task, i) => done[i] ?? Make(scopes ??= new PlanScopes(plan, new ScriptEngine()), task))];
    }

    private int Take() => Interlocked.Increment(ref next) - 1;

    private RenderedTemplate Make(PlanScopes scopes, RenderTask task) => new FilledTemplate(driver, task, task.ScopeOf(scopes)).Read();
}
