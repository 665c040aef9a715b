using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Compile.Planning;

namespace Hotc.Compile.Payload.CloudInit;

/// <summary>User-data as a multipart of cloud-config parts, which Heat's MultipartMime puts together.</summary>
internal sealed class CloudInitDelivery(Gzip gzip) : IDelivery
{
    private readonly CloudConfig writer = new(gzip);
    private readonly ConcurrentDictionary<FragmentSet, PackedSet> packed = [];
    private readonly ConcurrentDictionary<Fragment, Lazy<StaticPart>> alone = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc />
    public int Size(IEnumerable<StaticPart> parts, OwnPart own) =>
        UserDataSize.Of([.. parts.Select(UserDataSize.OfPart), UserDataSize.OfPart(own.Text, own.Plan.Filename, own.Growth)]);

    /// <inheritdoc />
    public void Prepare(FragmentSet set) => Packed(set).Prepare();

    /// <inheritdoc />
    public RoleParts Pack(FragmentSet set, IReadOnlyList<DeliveredGroup> groups, ImmutableArray<string> sshKeys)
    {
        var role = Packed(set);
        var delivery = set.Driver.Definition.UserData;
        ImmutableArray<OwnPart> Owned() => [.. groups.Select(g => Own(delivery, g, sshKeys, isInArchive: false))];
        if (!role.IsTogether)
        {
            var own = Owned();
            if (!role.MayBeTogether || !own.Any(o => PackedSet.IsLong(Size(role.Apart, o))))
            {
                return new(role.Apart, own);
            }
        }

        // What is alike packs better together, and what only one group has need not stand apart.
        return delivery.Packing == UserDataDeliveryPacking.Dense && groups is [var only]
            ? new([role.With(only.Env)], [Own(delivery, only, sshKeys, isInArchive: true)])
            : new([role.Together], Owned());
    }

    private OwnPart Own(UserDataDelivery delivery, DeliveredGroup delivered, ImmutableArray<string> sshKeys, bool isInArchive)
    {
        var (name, env) = ($"{delivered.Group.Name}.env.yaml", delivered.Env);
        var text = writer.OfEnv(env, sshKeys, delivery, isInArchive);
        return new OwnPart(new PlanEnv { File = $"user-data/{name}", Filename = name, Params = env.Params }, text, env.Growth);
    }

    private PackedSet Packed(FragmentSet set) => packed.GetOrAdd(set, s => new PackedSet(s, writer, f => Alone(f, s.Driver.Definition.UserData)));

    // A driver has its own objects of the fragments that several drivers use: how they are packed is the driver's to say.
    private StaticPart Alone(Fragment fragment, UserDataDelivery delivery) =>
        alone.GetOrAdd(fragment, f => new Lazy<StaticPart>(() => PackedSet.Alone(f, writer.OfFragment(f, delivery)))).Value;
}
