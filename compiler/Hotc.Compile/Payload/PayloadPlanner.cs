using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Compile.Payload.CloudInit;
using Hotc.Compile.Payload.Ignition;
using Hotc.Compile.Planning;
using Hotc.Compile.Rendering;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Bundles;

namespace Hotc.Compile.Payload;

/// <summary>What a group's nodes get at their first boot, and the files of the bundle that carry it.</summary>
/// <param name="Group">Name of the group.</param>
/// <param name="Plan">What templates read of it.</param>
/// <param name="Files">The files.</param>
internal sealed record GroupPayload(string Group, PlanPayload Plan, ImmutableArray<BundleFile> Files);

/// <summary>What a role's nodes run in one cluster.</summary>
/// <param name="Set">The fragments.</param>
/// <param name="Phases">The phases of the bring-up.</param>
internal sealed record RoleFragments(FragmentSet Set, ImmutableArray<PlanPhase> Phases);

/// <summary>Puts the payload of nodes together from the driver's phases and fragments.</summary>
public sealed class PayloadPlanner
{
    private readonly FragmentStore store;
    private readonly Dictionary<Delivery, IDelivery> deliveries;
    private readonly ConcurrentDictionary<string, FragmentSet> sets = new(StringComparer.Ordinal);

    /// <summary>Makes a planner.</summary>
    /// <param name="store">Where fragments are found.</param>
    public PayloadPlanner(FragmentStore store)
    {
        this.store = store;
        var gzip = new Gzip();
        deliveries = new()
        {
            [Delivery.CloudInit] = new CloudInitDelivery(gzip),
            [Delivery.Ignition] = new IgnitionDelivery(gzip),
        };
    }

    /// <summary>Packs what a driver's nodes of a role run, as far as that does not depend on a spec.</summary>
    internal void Prepare(DriverPackage driver, string role)
    {
        if (Fragments(driver, role, [], null, new DiagnosticBag()) is { } found)
        {
            deliveries[driver.Definition.UserData.Delivery].Prepare(found.Set);
            found.Set.Inputs(new DiagnosticBag());
        }
    }

    /// <summary>Finds the fragments and phases of a role; null, with diagnostics, when some cannot be used.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="role">The role.</param>
    /// <param name="added">What this cluster's nodes get besides, as name@version and the place that names it.</param>
    /// <param name="plan">The plan, which says what phases there are; null for all that there can be.</param>
    /// <param name="bag">Takes the problems.</param>
    internal RoleFragments? Fragments(DriverPackage driver, string role, IEnumerable<(string Id, SourceSpan Place)> added, ScriptScope? plan, DiagnosticBag bag)
    {
        if (driver.Definition.Roles.FirstOrDefault(r => r.Key == role).Value is not { } definition)
        {
            bag.Add(DriverCodes.RoleMissing, driver.Definition.Node.Find(DriverDefinition.Keys.Roles)?.Key.Span, $"{driver.Id} does not say what {role} nodes run.");
            return null;
        }

        var before = bag.Count;
        var fragments = new List<Fragment?>();
        foreach (var library in ((YamlSequence)definition.Node[DriverRole.Keys.Libraries]!).Items.OfType<YamlScalar>())
        {
            fragments.Add(store.Load(driver, library.Value, library.Span, bag));
        }

        var phases = ImmutableArray.CreateBuilder<PlanPhase>();
        foreach (var phase in definition.Phases.Where(p => plan is null || driver.Holds(p.Node[DriverPhase.Keys.When], plan, bag)))
        {
            var place = phase.Node[DriverPhase.Keys.Fragment]!.Span;
            var fragment = store.Load(driver, phase.Fragment, place, bag);
            fragments.Add(fragment);
            if (fragment is { Definition.Entry: { } entry })
            {
                phases.Add(new PlanPhase { Name = phase.Name, Entry = $"{fragment.Definition.Name}/{entry}", Timeout = phase.Timeout });
            }
            else if (fragment is not null)
            {
                bag.Add(DriverCodes.NoEntry, place, $"The fragment {fragment.Id} has no entry that a phase could run.");
            }
        }

        fragments.AddRange(added.Select(a => store.Load(driver, a.Id, a.Place, bag)));
        return bag.Count == before ? new RoleFragments(SetOf(driver, role, fragments.OfType<Fragment>()), phases.DrainToImmutable()) : null;
    }

    /// <summary>The payloads of a role's groups.</summary>
    /// <param name="set">What the role runs.</param>
    /// <param name="groups">The groups, without their payload yet, with what their nodes read.</param>
    /// <param name="sshKeys">Public keys that may log in.</param>
    internal ImmutableArray<GroupPayload> Make(FragmentSet set, ImmutableArray<DeliveredGroup> groups, ImmutableArray<string> sshKeys)
    {
        var delivery = deliveries[set.Driver.Definition.UserData.Delivery];
        var (parts, own) = delivery.Pack(set, groups, sshKeys);
        ImmutableArray<BundleFile> shared = [.. parts.Select(p => p.File), .. set.Files];
        return [.. groups.Zip(own, (g, o) => new GroupPayload(
            g.Group.Name,
            new PlanPayload
            {
                Role = set.Role,
                Resource = Names.Resource(set.Role) + "_payload",
                Parts = [.. parts.Select(p => p.Plan)],
                Env = o.Plan,
                MaxBytes = delivery.Size(parts, o),
            },
            [.. shared, BundleFile.Of(o.Plan.File, o.Text)]))];
    }

    private FragmentSet SetOf(DriverPackage driver, string role, IEnumerable<Fragment> fragments)
    {
        ImmutableArray<Fragment> distinct = [.. fragments.Distinct(ReferenceEqualityComparer.Instance).Cast<Fragment>()];
        return sets.GetOrAdd($"{driver.Shown} {role} {string.Join(' ', distinct.Select(f => f.Id))}", _ => new FragmentSet(driver, role, distinct));
    }
}
