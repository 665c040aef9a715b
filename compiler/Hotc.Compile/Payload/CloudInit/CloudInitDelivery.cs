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
    private readonly ConcurrentDictionary<string, Lazy<GzipStart>> scripts = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public int Size(IEnumerable<StaticPart> parts, OwnPart own) =>
        UserDataSize.Of([.. parts.Select(OfPart), UserDataSize.OfPart(own.Text, own.Plan.Filename, own.Growth)]);

    /// <inheritdoc />
    public void Prepare(DriverPackage driver, string role, ImmutableArray<Fragment> fragments)
    {
        var packing = driver.Definition.UserData.Packing;
        if (!IsTogether(driver, fragments))
        {
            Apart(driver, fragments);
        }
        else if (packing == UserDataDeliveryPacking.Dense)
        {
            Script(driver, fragments);
        }
        else
        {
            Together(driver, role, fragments);
        }
    }

    /// <inheritdoc />
    public RoleParts Pack(
        DriverPackage driver, string role, ImmutableArray<Fragment> fragments, IReadOnlyList<DeliveredGroup> groups, ImmutableArray<string> sshKeys)
    {
        var packing = driver.Definition.UserData.Packing;
        ImmutableArray<OwnPart> Owned() => [.. groups.Select(g => Own(driver, g, sshKeys, isInArchive: false))];
        if (!IsTogether(driver, fragments))
        {
            var (apart, own) = (Apart(driver, fragments), Owned());
            if (!MayBeTogether(packing) || !own.Any(o => IsLong(Size(apart, o))))
            {
                return new(apart, own);
            }
        }

        // What is alike packs better together, and what only one group has need not stand apart.
        return packing == UserDataDeliveryPacking.Dense && groups is [var only]
            ? new([Together(driver, role, fragments, only.Env)], [Own(driver, only, sshKeys, isInArchive: true)])
            : new([Together(driver, role, fragments)], Owned());
    }

    // Whatever the groups' own parts may be.
    private bool IsTogether(DriverPackage driver, ImmutableArray<Fragment> fragments)
    {
        var packing = driver.Definition.UserData.Packing;
        return packing == UserDataDeliveryPacking.Archive
            || (MayBeTogether(packing) && IsLong(UserDataSize.Of([.. Apart(driver, fragments).Select(OfPart)])));
    }

    private static bool MayBeTogether(UserDataDeliveryPacking packing) => packing is UserDataDeliveryPacking.Auto or UserDataDeliveryPacking.Dense;

    private OwnPart Own(DriverPackage driver, DeliveredGroup delivered, ImmutableArray<string> sshKeys, bool isInArchive)
    {
        var (name, env) = ($"{delivered.Group.Name}.env.yaml", delivered.Env);
        var text = writer.OfEnv(env, sshKeys, driver.Definition.UserData, isInArchive);
        return new OwnPart(new PlanEnv { File = $"user-data/{name}", Filename = name, Params = env.Params }, text, env.Growth);
    }

    private static bool IsLong(int bytes) => bytes > HeatLimits.Default.UserDataBytes / 2;

    private string Once(string key, Func<string> make) => packed.GetOrAdd(key, _ => new Lazy<string>(make)).Value;

    private ImmutableArray<StaticPart> Apart(DriverPackage driver, ImmutableArray<Fragment> fragments) => [.. fragments.Select(f => Alone(driver, f))];

    private StaticPart Alone(DriverPackage driver, Fragment fragment)
    {
        var name = fragment.Definition.Name;
        var text = Once($"{driver.Shown} {fragment.Id}", () => writer.OfFragment(fragment, driver.Definition.UserData));
        return new StaticPart(Part(name, [fragment], fragment.Definition.Description), text);
    }

    private StaticPart Together(DriverPackage driver, string role, ImmutableArray<Fragment> fragments, EnvFile? env = null)
    {
        var delivery = driver.Definition.UserData;
        string Write() => delivery.Packing == UserDataDeliveryPacking.Dense
            ? writer.OfScript(Script(driver, fragments), delivery, env)
            : writer.OfArchive(fragments, delivery);
        return new StaticPart(Part(role + "-fragments", fragments, $"All that {role} nodes run"), env is null ? Once(Key(driver, fragments), Write) : Write());
    }

    private GzipStart Script(DriverPackage driver, ImmutableArray<Fragment> fragments) =>
        scripts.GetOrAdd(Key(driver, fragments), _ => new Lazy<GzipStart>(() => CloudConfig.ScriptOf(fragments, driver.Definition.UserData))).Value;

    private static string Key(DriverPackage driver, ImmutableArray<Fragment> fragments) => $"{driver.Shown} {string.Join(' ', fragments.Select(f => f.Id))}";

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
