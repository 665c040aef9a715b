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

/// <summary>The fragments of a role, in the order in which they are laid on a node.</summary>
internal sealed record RoleFragments(ImmutableArray<Fragment> Fragments, ImmutableArray<PlanPhase> Phases);

/// <summary>Puts the payload of nodes together from the driver's phases and fragments.</summary>
public sealed class PayloadPlanner
{
    private readonly FragmentStore store;
    private readonly Dictionary<Delivery, IDelivery> deliveries;
    private readonly ConcurrentDictionary<Fragment, ImmutableArray<BundleFile>> readable = new(ReferenceEqualityComparer.Instance);

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

    /// <summary>Packs what a driver's nodes run, as far as that does not depend on a spec.</summary>
    internal void Prepare(DriverPackage driver)
    {
        foreach (var role in driver.Definition.Roles.Select(r => r.Key))
        {
            if (Fragments(driver, role, [], null, new DiagnosticBag()) is { } found)
            {
                deliveries[driver.Definition.UserData.Delivery].Prepare(driver, role, found.Fragments);
            }
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
        return bag.Count == before ? new RoleFragments([.. fragments.OfType<Fragment>().DistinctBy(f => f.Id)], phases.DrainToImmutable()) : null;
    }

    /// <summary>The payloads of a role's groups.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="groups">The groups, without their payload yet, each with the plan as scripts see it and the group as `pool`.</param>
    /// <param name="fragments">What the role runs.</param>
    /// <param name="sshKeys">Public keys that may log in.</param>
    /// <param name="bag">Takes the problems.</param>
    internal ImmutableArray<GroupPayload> Make(DriverPackage driver, IEnumerable<(PlanGroup Group, ScriptScope Scope)> groups, RoleFragments fragments, ImmutableArray<string> sshKeys, DiagnosticBag bag)
    {
        var delivery = deliveries[driver.Definition.UserData.Delivery];
        var given = groups.ToList();
        var role = given[0].Group.Role;
        var (parts, own) = delivery.Pack(
            driver, role, fragments.Fragments, [.. given.Select(g => new DeliveredGroup(g.Group, EnvFile.Make(driver, role, fragments.Fragments, g.Scope, bag)))], sshKeys);
        ImmutableArray<BundleFile> shared = [.. parts.Select(p => BundleFile.Of(p.Plan.File, p.Text)), .. fragments.Fragments.SelectMany(f => Readable(f))];
        return [.. given.Zip(own, (g, o) => new GroupPayload(
            g.Group.Name,
            new PlanPayload
            {
                Role = role,
                Resource = Names.Resource(role) + "_payload",
                Parts = [.. parts.Select(p => p.Plan)],
                Env = o.Plan,
                MaxBytes = delivery.Size(parts, o),
            },
            [.. shared, BundleFile.Of(o.Plan.File, o.Text)]))];
    }

    // The files of fragments stand in the bundle beside their packed form; in all bundles of a run the same, so they are digested once.
    private ImmutableArray<BundleFile> Readable(Fragment fragment) => readable.GetOrAdd(fragment, f =>
        [.. f.Definition.Files.Select((file, i) => new BundleFile($"fragments/{f.Definition.Name}/{f.Definition.Version}/{file.Source}", f.Contents[i]))]);
}
