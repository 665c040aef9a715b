using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Compile.Planning;
using Hotc.Heat.Bundles;
using Hotc.Heat.Releases;

namespace Hotc.Compile.Payload;

/// <summary>A part of the user-data that is the same on all nodes of a role.</summary>
internal sealed record StaticPart(PlanPart Plan, string Text);

/// <summary>Packs the fragments of roles. What it remembers depends on drivers and fragments alone.</summary>
internal sealed class StaticParts(CloudConfig writer)
{
    private readonly ConcurrentDictionary<string, string> packed = new(StringComparer.Ordinal);

    /// <summary>The parts that carry a role's fragments.</summary>
    /// <param name="driver">The driver, which says how to pack.</param>
    /// <param name="role">The role.</param>
    /// <param name="fragments">Its fragments, in order.</param>
    /// <param name="besides">The bytes that the rest of the user-data can take.</param>
    public ImmutableArray<StaticPart> Make(DriverPackage driver, string role, ImmutableArray<Fragment> fragments, int besides)
    {
        var packing = driver.Definition.UserData.Packing;
        if (packing == UserDataDeliveryPacking.Archive)
        {
            return [Together(driver, role, fragments)];
        }

        ImmutableArray<StaticPart> apart = [.. fragments.Select(f => Alone(driver, f))];
        var size = besides + apart.Sum(p => UserDataSize.OfPart(p.Text, p.Plan.Filename, 0));
        return packing == UserDataDeliveryPacking.Auto && size > HeatLimits.Default.UserDataBytes / 2 ? [Together(driver, role, fragments)] : apart;
    }

    /// <summary>The readable files of fragments, which stand in the bundle beside their packed form.</summary>
    public static IEnumerable<BundleFile> Readable(IEnumerable<Fragment> fragments) =>
        fragments.SelectMany(f => f.Definition.Files.Select((file, i) => new BundleFile($"fragments/{f.Definition.Name}/{f.Definition.Version}/{file.Source}", f.Contents[i])));

    private StaticPart Alone(DriverPackage driver, Fragment fragment)
    {
        var name = fragment.Definition.Name;
        var text = packed.GetOrAdd($"{driver.Shown} {fragment.Id}", _ => writer.OfFragment(fragment, driver.Definition.UserData));
        return new StaticPart(Part(name, [fragment], fragment.Definition.Description), text);
    }

    private StaticPart Together(DriverPackage driver, string role, ImmutableArray<Fragment> fragments)
    {
        var text = packed.GetOrAdd($"{driver.Shown} {role}", _ => writer.OfArchive(fragments, driver.Definition.UserData));
        return new StaticPart(Part(role + "-fragments", fragments, $"All that {role} nodes run"), text);
    }

    private static PlanPart Part(string name, IEnumerable<Fragment> fragments, string description) => new()
    {
        Fragments = [.. fragments.Select(f => f.Id)],
        Resource = $"fragment_{Names.Resource(name)}",
        Description = description,
        File = $"user-data/{name}.yaml",
        Filename = $"{name}.yaml",
    };
}
