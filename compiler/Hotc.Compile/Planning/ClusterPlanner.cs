using System.Collections.Immutable;
using Hotc.Compile.Completion;
using Hotc.Compile.Payload;
using Hotc.Compile.Rendering;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Bundles;
using Hotc.Heat.Releases;

namespace Hotc.Compile.Planning;

/// <summary>A plan and the files of its payload.</summary>
/// <param name="Plan">What templates read.</param>
/// <param name="Files">Fragments and user-data parts of the bundle.</param>
public sealed record PlannedCluster(ClusterPlan Plan, ImmutableArray<BundleFile> Files);

/// <summary>Decides everything that a completed spec leaves open: addresses, names, rules, payloads.</summary>
public sealed class ClusterPlanner(PayloadPlanner payloads)
{
    private static readonly PlanPayload NoPayload = new()
    {
        Role = "",
        Resource = "",
        Parts = [],
        Env = new PlanEnv { File = "", Filename = "", Params = TreeEdit.NoParams },
        MaxBytes = 0,
    };

    /// <summary>Plans a cluster; null, with diagnostics, when it cannot be built so.</summary>
    public PlannedCluster? Plan(CompletedSpec completed, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(completed);
        var spec = completed.Spec;
        NameCheck.Check(spec, HeatLimits.Default.ServerNameLength, bag);
        var addresses = AddressPlan.Make(spec, bag);
        var roles = spec.Pools.Length > 0 ? new[] { Roles.ControlPlane, Roles.Worker } : [Roles.ControlPlane];
        var fragments = roles.ToDictionary(r => r, r => payloads.Fragments(completed.Driver, r, AddonPlan.Fragments(completed, r), bag));
        if (addresses is null || fragments.Values.Any(f => f is null))
        {
            return null;
        }

        var groups = new GroupPlan(completed, addresses, bag);
        var plan = PlanSections.Make(
            completed,
            addresses,
            groups.OfControlPlane(fragments[Roles.ControlPlane]!.Phases, NoPayload),
            [.. spec.Pools.Select(p => groups.OfPool(p, fragments[Roles.Worker]!.Phases, NoPayload))]);
        plan = plan with { SecurityGroups = new SecurityPlan(spec, completed.Driver, new PlanScopes(plan).OfPlan(), bag).Make() };
        return bag.HasErrors ? null : WithPayloads(completed, plan, fragments!, bag);
    }

    private PlannedCluster? WithPayloads(CompletedSpec completed, ClusterPlan plan, Dictionary<string, RoleFragments> fragments, DiagnosticBag bag)
    {
        var scopes = new PlanScopes(plan);
        (PlanGroup, ScriptScope) Scoped(PlanGroup group) => (group, scopes.OfGroup(group));

        var ofControlPlane = payloads.Make(completed.Driver, [Scoped(plan.ControlPlane)], fragments[Roles.ControlPlane], plan.Ssh.AuthorizedKeys, bag)[0];
        var ofPools = plan.Pools.Length == 0 ? [] : payloads.Make(completed.Driver, plan.Pools.Select(Scoped), fragments[Roles.Worker], plan.Ssh.AuthorizedKeys, bag);
        var all = ofPools.Prepend(ofControlPlane).ToList();
        foreach (var payload in all)
        {
            CheckSize(payload.Plan, completed, bag);
        }

        if (bag.HasErrors)
        {
            return null;
        }

        var done = plan with
        {
            Fragments = [.. all.SelectMany(p => p.Plan.Parts).DistinctBy(p => p.Resource)],
            ControlPlane = plan.ControlPlane with { Payload = ofControlPlane.Plan },
            Pools = [.. plan.Pools.Select((p, i) => p with { Payload = ofPools[i].Plan })],
        };
        return new PlannedCluster(done, [.. all.SelectMany(p => p.Files).DistinctBy(f => f.Path)]);
    }

    private static void CheckSize(PlanPayload payload, CompletedSpec completed, DiagnosticBag bag)
    {
        var limit = HeatLimits.Default.UserDataBytes;
        if (payload.MaxBytes > limit)
        {
            bag.Add(PlanCodes.UserDataTooLarge, completed.Root.Span.Head(), $"The user-data of {payload.Env.Filename} can become {payload.MaxBytes} bytes; Nova takes {limit}.", "Shorten labels, flags, proxies or the certificates of cloud.caFile, or bring manifests by url.");
        }
    }
}
