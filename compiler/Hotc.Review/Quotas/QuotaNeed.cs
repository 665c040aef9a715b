using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Hotc.Review.Quotas;

/// <summary>How much of something is needed.</summary>
/// <param name="Known">What is known to be needed.</param>
/// <param name="Unknown">How many resources need more of it, nobody can say how much.</param>
public readonly record struct QuotaAmount(long Known, int Unknown)
{
    /// <summary>Both together.</summary>
    public static QuotaAmount operator +(QuotaAmount left, QuotaAmount right) => new(left.Known + right.Known, left.Unknown + right.Unknown);
}

/// <summary>What one cluster needs.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Amounts">How much of each item of <see cref="QuotaItem.All"/>, by its name; what is not there is not needed.</param>
/// <param name="UnknownGroups">The groups whose size is not known; each is counted as one member.</param>
public sealed record QuotaNeed(string Name, FrozenDictionary<string, QuotaAmount> Amounts, ImmutableArray<string> UnknownGroups)
{
    /// <summary>How much of an item.</summary>
    public QuotaAmount Of(QuotaItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Amounts.GetValueOrDefault(item.Name);
    }
}

/// <summary>What a cloud grants.</summary>
/// <param name="Limit">The most that may exist; null for no limit.</param>
/// <param name="Taken">What exists already, reservations included; null when the file does not say.</param>
public readonly record struct QuotaLimit(long? Limit, long? Taken);

/// <summary>An item, what is needed of it, and what is granted.</summary>
/// <param name="Item">The item.</param>
/// <param name="Needed">What all clusters need together.</param>
/// <param name="Granted">What the cloud grants; null when that is not known.</param>
public sealed record QuotaRow(QuotaItem Item, QuotaAmount Needed, QuotaLimit? Granted)
{
    /// <summary>Whether more is needed than granted, by what is known.</summary>
    public bool IsExceeded => Granted is { Limit: { } limit } granted && Needed.Known > 0 && Needed.Known + (granted.Taken ?? 0) > limit;
}

/// <summary>What some clusters need. Views are made of this and of nothing else.</summary>
/// <param name="Needs">The clusters, in the order that they were given.</param>
/// <param name="Rows">The items that a cluster needs.</param>
/// <param name="KnowsFlavors">Whether flavors were given, so that cores and memory are counted.</param>
/// <param name="IsCompared">Whether quotas were given.</param>
public sealed record QuotaResult(ImmutableArray<QuotaNeed> Needs, ImmutableArray<QuotaRow> Rows, bool KnowsFlavors, bool IsCompared)
{
    /// <summary>Whether more is needed than granted of anything.</summary>
    public bool IsExceeded => Rows.Any(r => r.IsExceeded);

    /// <summary>Adds up.</summary>
    /// <param name="needs">What each cluster needs.</param>
    /// <param name="limits">What the cloud grants, by the items' names; null when that was not given.</param>
    /// <param name="knowsFlavors">Whether flavors were given.</param>
    public static QuotaResult Of(ImmutableArray<QuotaNeed> needs, IReadOnlyDictionary<string, QuotaLimit>? limits, bool knowsFlavors) =>
        new(
            needs,
            [
                .. from item in QuotaItem.All
                   let needed = needs.Aggregate(default(QuotaAmount), (sum, need) => sum + need.Of(item))
                   where needed != default
                   select new QuotaRow(item, needed, limits is not null && limits.TryGetValue(item.Name, out var limit) ? limit : null),
            ],
            knowsFlavors,
            limits is not null);
}
