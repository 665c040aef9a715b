using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Compile.Planning;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Bundles;
using Scriban.Runtime;

namespace Hotc.Compile.Payload;

/// <summary>What a group's nodes get at their first boot, and the files of the bundle that carry it.</summary>
internal sealed record GroupPayload(PlanPayload Plan, ImmutableArray<BundleFile> Files);

/// <summary>The fragments of a role, in the order in which they are laid on a node.</summary>
internal sealed record RoleFragments(ImmutableArray<Fragment> Fragments, ImmutableArray<PlanPhase> Phases);

/// <summary>Puts the payload of nodes together from the driver's phases and fragments.</summary>
public sealed class PayloadPlanner(FragmentStore store)
{
    // Packing depends on the fragment and the driver alone, so clusters of one run share it.
    private readonly ConcurrentDictionary<string, string> packed = new(StringComparer.Ordinal);

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

    /// <summary>The payload of a group.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="group">The group, without its payload yet.</param>
    /// <param name="fragments">What its role runs.</param>
    /// <param name="view">The plan as scripts see it, with the group as `pool`.</param>
    /// <param name="bag">Takes the problems.</param>
    internal GroupPayload Make(DriverPackage driver, PlanGroup group, RoleFragments fragments, ScriptObject view, DiagnosticBag bag)
    {
        var delivery = driver.Definition.UserData;
        var parts = fragments.Fragments.Select(f => (Fragment: f, Plan: PartOf(f), Text: Packed(driver, f))).ToList();
        var env = EnvFile.Make(driver, group.Role, fragments.Fragments, view, bag);
        var envText = CloudConfig.OfEnv(env.Text, delivery);
        var envName = $"{group.Name}.env.yaml";
        var growth = env.MostBytes - System.Text.Encoding.UTF8.GetByteCount(env.Text);
        var sizes = parts.Select(p => UserDataSize.OfPart(p.Text, p.Plan.Filename, 0)).Append(UserDataSize.OfPart(envText, envName, growth));
        var plan = new PlanPayload
        {
            Role = group.Role,
            Resource = Names.Resource(group.Role) + "_payload",
            Parts = [.. parts.Select(p => p.Plan)],
            Env = new PlanEnv { File = $"user-data/{envName}", Filename = envName, Params = env.Params },
            MaxBytes = UserDataSize.Of(sizes),
        };
        return new GroupPayload(plan, [.. parts.SelectMany(p => FilesOf(p.Fragment, p.Plan, p.Text)), BundleFile.Of(plan.Env.File, envText)]);
    }

    private static PlanPart PartOf(Fragment fragment) => new()
    {
        Fragment = fragment.Id,
        Resource = $"fragment_{Names.Resource(fragment.Definition.Name)}",
        Description = fragment.Definition.Description,
        File = $"user-data/{fragment.Definition.Name}.yaml",
        Filename = $"{fragment.Definition.Name}.yaml",
    };

    // The readable file stands beside its packed form; the manifest ties both by digest.
    private static IEnumerable<BundleFile> FilesOf(Fragment fragment, PlanPart part, string text) => fragment.Definition.Files
        .Select((file, i) => new BundleFile($"fragments/{fragment.Definition.Name}/{fragment.Definition.Version}/{file.Source}", fragment.Contents[i]))
        .Append(BundleFile.Of(part.File, text));

    private string Packed(DriverPackage driver, Fragment fragment) =>
        packed.GetOrAdd($"{driver.Shown} {fragment.Id}", _ => CloudConfig.OfFragment(fragment, driver.Definition.UserData));
}
