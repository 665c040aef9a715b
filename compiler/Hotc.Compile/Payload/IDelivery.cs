using System.Collections.Immutable;
using Hotc.Compile.Planning;
using Hotc.Heat.Bundles;

namespace Hotc.Compile.Payload;

/// <summary>A part of the user-data that is the same on all nodes of a role.</summary>
/// <param name="Plan">Where it lies and what it carries.</param>
/// <param name="Text">The part.</param>
internal sealed record StaticPart(PlanPart Plan, string Text)
{
    /// <summary>The part as a file of the bundle.</summary>
    public BundleFile File { get; } = BundleFile.Of(Plan.File, Text);
}

/// <summary>The part of the user-data that a group's nodes have alone.</summary>
/// <param name="Plan">Where it lies and what Heat puts into it.</param>
/// <param name="Text">The part, with tokens where Heat puts values.</param>
/// <param name="Growth">How many bytes longer the longest values are than their tokens.</param>
internal sealed record OwnPart(PlanEnv Plan, string Text, int Growth);

/// <summary>A group whose nodes get a payload.</summary>
/// <param name="Group">The group.</param>
/// <param name="Env">The inputs of its nodes.</param>
internal sealed record DeliveredGroup(PlanGroup Group, EnvFile Env);

/// <summary>What the nodes of a role get.</summary>
/// <param name="Parts">The parts that carry the role's fragments.</param>
/// <param name="Own">The part of each group, in the order of the groups.</param>
internal sealed record RoleParts(ImmutableArray<StaticPart> Parts, ImmutableArray<OwnPart> Own);

/// <summary>A format in which files reach a node at its first boot. What it remembers depends on drivers and fragments alone.</summary>
internal interface IDelivery
{
    /// <summary>Makes as much of a role's parts as can be made before its groups are known.</summary>
    void Prepare(FragmentSet set);

    /// <summary>The parts that carry a role's fragments and, for each group, its env file, the keys that may log in, and what starts the bring-up.</summary>
    /// <param name="set">What the role runs, and the driver, which says how to pack.</param>
    /// <param name="groups">The role's groups.</param>
    /// <param name="sshKeys">Public keys that may log in.</param>
    RoleParts Pack(FragmentSet set, IReadOnlyList<DeliveredGroup> groups, ImmutableArray<string> sshKeys);

    /// <summary>The bytes of the whole user-data at worst.</summary>
    int Size(IEnumerable<StaticPart> parts, OwnPart own);
}
