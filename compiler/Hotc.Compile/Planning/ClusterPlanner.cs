using System.Collections.Immutable;
using Hotc.Compile.Completion;
using Hotc.Compile.Payload;
using Hotc.Compile.Rendering;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Bundles;
using Hotc.Heat.Releases;

namespace Hotc.Compile.Planning;

/// <summary>A plan and the files of its payload.</summary>
/// <param name="Plan">What templates read.</param>
/// <param name="Files">Fragments and user-data parts of the bundle.</param>
public sealed record PlannedCluster(ClusterPlan Plan, ImmutableArray<BundleFile> Files);

/// <summary>A plan whose payload is not packed yet.</summary>
/// <param name="Completed">The spec.</param>
/// <param name="Plan">What is decided.</param>
/// <param name="Roles">The groups of each role.</param>
internal sealed record DraftPlan(CompletedSpec Completed, ClusterPlan Plan, ImmutableArray<DraftRole> Roles);

/// <summary>The groups whose nodes run the same.</summary>
/// <param name="Set">What they run.</param>
/// <param name="Groups">The groups, with what their nodes read.</param>
internal sealed record DraftRole(FragmentSet Set, ImmutableArray<DeliveredGroup> Groups);

/// <summary>Decides everything that a completed spec leaves open: addresses, names, rules, payloads.</summary>
public sealed class ClusterPlanner(PayloadPlanner payloads)
{
    /// <summary>Plans a cluster but for the packing of its payload; null, with diagnostics, when it cannot be built so.</summary>
    /// <param name="completed">The spec.</param>
    /// <param name="engine">Runs the scripts of the driver.</param>
    /// <param name="bag">Takes the problems.</param>
    internal DraftPlan? Decide(CompletedSpec completed, ScriptEngine engine, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(completed);
        var spec = completed.Spec;
        NameCheck.Check(spec, HeatLimits.Default.ServerNameLength, bag);
        var addresses = AddressPlan.Make(spec, bag);
        if (addresses is null)
        {
            return null;
        }

        PodRoom.Check(spec, bag);
        var groups = new GroupPlan(completed, addresses, bag);
        var plan = PlanSections.Make(completed, addresses, groups.OfControlPlane(), groups.OfEtcd(), [.. spec.Pools.Select(groups.OfPool)]);
        var scope = new PlanScopes(plan, engine).OfPlan();
        var fragments = Roles.Of(spec).ToDictionary(r => r, r => payloads.Fragments(completed.Driver, r, AddonPlan.Fragments(completed, r), scope, bag));
        plan = plan with { SecurityGroups = new SecurityPlan(spec, completed.Driver, scope, bag).Make() };
        if (bag.HasErrors || fragments.Values.Any(f => f is null))
        {
            return null;
        }

        plan = EachGroup(plan, g => g with { Phases = fragments[g.Role]!.Phases });
        var scopes = new PlanScopes(plan, engine);
        var envFiles = new EnvFiles(completed.Driver, scopes, bag);
        return new DraftPlan(completed, plan, [.. plan.Groups().GroupBy(g => g.Role).Select(ofRole => RoleOf(fragments[ofRole.Key]!.Set, ofRole))]);

        DraftRole RoleOf(FragmentSet set, IEnumerable<PlanGroup> groups) => new(set, [.. groups.Select(g => new DeliveredGroup(g, envFiles.Make(set, scopes.OfGroup(g))))]);
    }

    /// <summary>Packs what nodes get at their first boot; null, with diagnostics, when they cannot get it.</summary>
    internal PlannedCluster? Pack(DraftPlan draft, DiagnosticBag bag)
    {
        var (completed, plan, roles) = draft;
        // One payload a group, role by role: the groups of a role share what is the same on all of its nodes.
        var all = roles.SelectMany(r => payloads.Make(r.Set, r.Groups, plan.Ssh.AuthorizedKeys)).ToList();
        foreach (var payload in all)
        {
            CheckSize(payload.Plan, completed, bag);
        }

        if (bag.HasErrors)
        {
            return null;
        }

        var ofGroup = all.ToDictionary(p => p.Group, p => p.Plan, StringComparer.Ordinal);
        var done = EachGroup(plan, g => g with { Payload = ofGroup[g.Name] }) with
        {
            Fragments = [.. all.SelectMany(p => p.Plan.Parts).DistinctBy(p => p.Resource)],
        };
        return new PlannedCluster(done, [.. all.SelectMany(p => p.Files).DistinctBy(f => f.Path)]);
    }

    private static ClusterPlan EachGroup(ClusterPlan plan, Func<PlanGroup, PlanGroup> change) => plan with
    {
        ControlPlane = change(plan.ControlPlane),
        Etcd = plan.Etcd is { } etcd ? change(etcd) : null,
        Pools = [.. plan.Pools.Select(change)],
    };

    private static void CheckSize(PlanPayload payload, CompletedSpec completed, DiagnosticBag bag)
    {
        var limit = HeatLimits.Default.UserDataBytes;
        if (payload.MaxBytes > limit)
        {
            bag.Add(PlanCodes.UserDataTooLarge, completed.Root.Span.Head(), $"The user-data of {payload.Env.Filename} can become {payload.MaxBytes} bytes; Nova takes {limit}.", "Shorten labels, flags, proxies or the certificates of cloud.caFile, or bring manifests by url.");
        }
    }
}
