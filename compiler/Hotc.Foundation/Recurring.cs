using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Hotc.Foundation;

/// <summary>
/// Keeps what was made of things that come again. Something is kept when it is made a second time, because most that is made once is
/// never asked for again; when too much is kept, all of it is forgotten. Safe to use from several threads.
/// </summary>
/// <param name="mostKept">How much is kept.</param>
/// <param name="mostSeen">How many things are remembered to have come once.</param>
/// <param name="comparer">What tells things apart; null for their own equality.</param>
public sealed class Recurring<TKey, TValue>(int mostKept, int mostSeen, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private readonly IEqualityComparer<TKey> comparer = comparer ?? EqualityComparer<TKey>.Default;
    private readonly ConcurrentDictionary<TKey, TValue> kept = new(comparer);

    // Hashes of the things that came once, each in a place of its own. Another thing of the same hash only makes one be kept too early.
    private readonly int[] seen = new int[mostSeen];

    // About how much is kept: to count a dictionary would lock all of it.
    private int count;

    /// <summary>Finds what is kept of a thing.</summary>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => kept.TryGetValue(key, out value);

    /// <summary>Takes what was made of a thing.</summary>
    public void Add(TKey key, TValue value)
    {
        var hash = comparer.GetHashCode(key);
        ref var last = ref seen[(uint)hash % (uint)seen.Length];
        if (last == hash)
        {
            if (Interlocked.Increment(ref count) > mostKept)
            {
                kept.Clear();
                count = 1;
            }

            kept[key] = value;
        }

        last = hash;
    }
}
