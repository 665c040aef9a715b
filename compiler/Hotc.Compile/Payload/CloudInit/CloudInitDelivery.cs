using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Compile.Planning;
using Hotc.Heat.Releases;

namespace Hotc.Compile.Payload.CloudInit;

/// <summary>User-data as a multipart of cloud-config parts, which Heat's MultipartMime puts together.</summary>
internal sealed class CloudInitDelivery(Gzip gzip) : IDelivery
{
    private readonly CloudConfig writer = new(gzip);
    private readonly ConcurrentDictionary<string, Lazy<string>> packed = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public OwnPart Own(DriverPackage driver, PlanGroup group, EnvFile env, IEnumerable<Fragment> fragments, ImmutableArray<string> sshKeys)
    {
        var name = $"{group.Name}.env.yaml";
        return new OwnPart(new PlanEnv { File = $"user-data/{name}", Filename = name, Params = env.Params }, writer.OfEnv(env, sshKeys, driver.Definition.UserData), env.Growth);
    }

    /// <inheritdoc />
    public int Size(IEnumerable<StaticPart> parts, OwnPart own) =>
        UserDataSize.Of([.. parts.Select(OfPart), UserDataSize.OfPart(own.Text, own.Plan.Filename, own.Growth)]);

    /// <inheritdoc />
    public ImmutableArray<StaticPart> Parts(DriverPackage driver, string role, ImmutableArray<Fragment> fragments, IReadOnlyList<OwnPart> own)
    {
        var packing = driver.Definition.UserData.Packing;
        if (packing == UserDataDeliveryPacking.Archive)
        {
            return [Together(driver, role, fragments)];
        }

        ImmutableArray<StaticPart> apart = [.. fragments.Select(f => Alone(driver, f))];
        return packing == UserDataDeliveryPacking.Auto && IsLong(apart, own) ? [Together(driver, role, fragments)] : apart;
    }

    private bool IsLong(ImmutableArray<StaticPart> parts, IReadOnlyList<OwnPart> own) =>
        own.Select(o => Size(parts, o)).DefaultIfEmpty(UserDataSize.Of([.. parts.Select(OfPart)])).Max() > HeatLimits.Default.UserDataBytes / 2;

    private string Once(string key, Func<string> make) => packed.GetOrAdd(key, _ => new Lazy<string>(make)).Value;

    private StaticPart Alone(DriverPackage driver, Fragment fragment)
    {
        var name = fragment.Definition.Name;
        var text = Once($"{driver.Shown} {fragment.Id}", () => writer.OfFragment(fragment, driver.Definition.UserData));
        return new StaticPart(Part(name, [fragment], fragment.Definition.Description), text);
    }

    private StaticPart Together(DriverPackage driver, string role, ImmutableArray<Fragment> fragments)
    {
        var text = Once($"{driver.Shown} {string.Join(' ', fragments.Select(f => f.Id))}", () => writer.OfArchive(fragments, driver.Definition.UserData));
        return new StaticPart(Part(role + "-fragments", fragments, $"All that {role} nodes run"), text);
    }

    private static int OfPart(StaticPart part) => UserDataSize.OfPart(part.Text, part.Plan.Filename, 0);

    private static PlanPart Part(string name, IEnumerable<Fragment> fragments, string description) => new()
    {
        Fragments = [.. fragments.Select(f => f.Id)],
        Resource = $"fragment_{Names.Resource(name)}",
        Description = description,
        File = $"user-data/{name}.yaml",
        Filename = $"{name}.yaml",
    };
}
