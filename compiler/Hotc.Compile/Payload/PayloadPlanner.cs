using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Compile.Planning;
using Hotc.Compile.Rendering;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Bundles;

namespace Hotc.Compile.Payload;

/// <summary>What a group's nodes get at their first boot, and the files of the bundle that carry it.</summary>
internal sealed record GroupPayload(PlanPayload Plan, ImmutableArray<BundleFile> Files);

/// <summary>The fragments of a role, in the order in which they are laid on a node.</summary>
internal sealed record RoleFragments(ImmutableArray<Fragment> Fragments, ImmutableArray<PlanPhase> Phases);

/// <summary>Puts the payload of nodes together from the driver's phases and fragments.</summary>
public sealed class PayloadPlanner
{
    private readonly FragmentStore store;
    private readonly CloudConfig writer = new();
    private readonly StaticParts packer;

    /// <summary>Makes a planner.</summary>
    /// <param name="store">Where fragments are found.</param>
    public PayloadPlanner(FragmentStore store)
    {
        this.store = store;
        packer = new StaticParts(writer);
    }

    /// <summary>Finds the fragments and phases of a role; null, with diagnostics, when some cannot be used.</summary>
    internal RoleFragments? Fragments(DriverPackage driver, string role, DiagnosticBag bag)
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
        foreach (var phase in definition.Phases)
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

        return bag.Count == before ? new RoleFragments([.. fragments.OfType<Fragment>().DistinctBy(f => f.Id)], phases.DrainToImmutable()) : null;
    }

    /// <summary>The payloads of a role's groups, in the same order.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="groups">The groups, without their payload yet, each with the plan as scripts see it and the group as `pool`.</param>
    /// <param name="fragments">What the role runs.</param>
    /// <param name="bag">Takes the problems.</param>
    internal ImmutableArray<GroupPayload> Make(DriverPackage driver, IEnumerable<(PlanGroup Group, ScriptScope Scope)> groups, RoleFragments fragments, DiagnosticBag bag)
    {
        var own = groups.Select(g => Env(driver, g.Group, fragments, g.Scope, bag)).ToList();
        var largest = own.Max(e => e.Size);
        var role = own[0].Group.Role;
        var parts = packer.Make(driver, role, fragments.Fragments, UserDataSize.Of([largest]));
        var size = parts.Sum(p => UserDataSize.OfPart(p.Text, p.Plan.Filename, 0));
        ImmutableArray<BundleFile> shared = [.. parts.Select(p => BundleFile.Of(p.Plan.File, p.Text)), .. StaticParts.Readable(fragments.Fragments)];
        return [.. own.Select(e => new GroupPayload(
            new PlanPayload
            {
                Role = role,
                Resource = Names.Resource(role) + "_payload",
                Parts = [.. parts.Select(p => p.Plan)],
                Env = e.Plan,
                MaxBytes = UserDataSize.Of([size, e.Size]),
            },
            [.. shared, BundleFile.Of(e.Plan.File, e.Text)]))];
    }

    private (PlanGroup Group, PlanEnv Plan, string Text, int Size) Env(DriverPackage driver, PlanGroup group, RoleFragments fragments, ScriptScope scope, DiagnosticBag bag)
    {
        var env = EnvFile.Make(driver, group.Role, fragments.Fragments, scope, bag);
        var text = writer.OfEnv(env, driver.Definition.UserData);
        var name = $"{group.Name}.env.yaml";
        var plan = new PlanEnv { File = $"user-data/{name}", Filename = name, Params = env.Params };
        return (group, plan, text, UserDataSize.OfPart(text, name, env.Growth));
    }
}
