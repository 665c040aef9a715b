using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Compile.Planning;
using Hotc.Heat.Releases;

namespace Hotc.Compile.Payload.CloudInit;

/// <summary>What a role runs as cloud-config parts, as far as that depends on no cluster. Each is made when somebody first asks for it.</summary>
internal sealed class PackedSet
{
    private readonly FragmentSet set;
    private readonly CloudConfig writer;
    private readonly Lazy<ImmutableArray<StaticPart>> apart;
    private readonly Lazy<StaticPart> together;
    private readonly Lazy<ScriptStart> script;
    private readonly Lazy<bool> isTogether;

    /// <summary>Makes it.</summary>
    /// <param name="set">What the role runs.</param>
    /// <param name="writer">What writes parts.</param>
    /// <param name="alone">The part of one fragment.</param>
    public PackedSet(FragmentSet set, CloudConfig writer, Func<Fragment, StaticPart> alone)
    {
        this.set = set;
        this.writer = writer;
        apart = new(() => [.. set.Fragments.Select(alone)]);
        together = new(() => With(null));
        script = new(() => CloudConfig.ScriptOf(set.Fragments, Delivery));
        isTogether = new(() => Delivery.Packing == UserDataDeliveryPacking.Archive || (MayBeTogether && IsLong(UserDataSize.Of(Apart.Select(UserDataSize.OfPart)))));
    }

    /// <summary>Each fragment in a part of its own.</summary>
    public ImmutableArray<StaticPart> Apart => apart.Value;

    /// <summary>All fragments in one part.</summary>
    public StaticPart Together => together.Value;

    /// <summary>Whether the fragments travel together whatever the groups' own parts may be.</summary>
    public bool IsTogether => isTogether.Value;

    /// <summary>Whether they do where a group would need more than half of what there is.</summary>
    public bool MayBeTogether => Delivery.Packing is UserDataDeliveryPacking.Auto or UserDataDeliveryPacking.Dense;

    private UserDataDelivery Delivery => set.Driver.Definition.UserData;

    /// <summary>Whether user-data is more than half of what there is.</summary>
    public static bool IsLong(int bytes) => bytes > HeatLimits.Default.UserDataBytes / 2;

    /// <summary>The part of one fragment.</summary>
    public static StaticPart Alone(Fragment fragment, string text) => new(Part(fragment.Definition.Name, [fragment], fragment.Definition.Description), text);

    /// <summary>All fragments in one part, with the known inputs of a group; null for without any.</summary>
    public StaticPart With(EnvFile? env) => new(
        Part(set.Role + "-fragments", set.Fragments, $"All that {set.Role} nodes run"),
        Delivery.Packing == UserDataDeliveryPacking.Dense ? CloudConfig.OfScript(script.Value, Delivery, env) : writer.OfArchive(set.Fragments, Delivery));

    /// <summary>Makes what every cluster asks for.</summary>
    public void Prepare()
    {
        if (!IsTogether)
        {
            return;
        }

        if (Delivery.Packing == UserDataDeliveryPacking.Dense)
        {
            _ = script.Value;
        }
        else
        {
            _ = Together;
        }
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
