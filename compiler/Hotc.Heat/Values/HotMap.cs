using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Hotc.Foundation.Text;

namespace Hotc.Heat.Values;

/// <summary>One key of a map with its value.</summary>
/// <param name="Key">The key as text: Heat receives documents as JSON, where every key is text.</param>
/// <param name="Value">The value.</param>
/// <param name="KeyOrigin">Where the author wrote the key.</param>
public readonly record struct HotEntry(string Key, HotValue Value, SourceSpan? KeyOrigin = null);

/// <summary>
/// A map with unique keys that keeps the order in which it was made. The order is for people: Heat does not see it, so it
/// does not count for equality.
/// </summary>
public sealed class HotMap : HotValue
{
    // Below this a walk over the entries beats a hash table, and most maps of a template are below it.
    private const int SmallCount = 8;

    private readonly Dictionary<string, int>? index;

    /// <summary>Makes a map of these entries.</summary>
    /// <exception cref="ArgumentException">A key occurs twice: a fault of the caller, readers of input check before.</exception>
    public HotMap(ImmutableArray<HotEntry> entries, SourceSpan? origin = null)
        : base(origin)
    {
        Entries = entries;
        index = entries.Length > SmallCount ? new(entries.Length, StringComparer.Ordinal) : null;
        for (var i = 0; i < entries.Length; i++)
        {
            var unique = index?.TryAdd(entries[i].Key, i) ?? IndexOf(entries.AsSpan(0, i), entries[i].Key) < 0;
            if (!unique)
            {
                throw new ArgumentException($"The key '{entries[i].Key}' occurs twice.", nameof(entries));
            }
        }
    }

    /// <summary>A map without entries.</summary>
    public static HotMap Empty { get; } = new([]);

    /// <summary>The entries in order.</summary>
    public ImmutableArray<HotEntry> Entries { get; }

    /// <summary>What measuring a bundle found of this map, which other bundles may have too; null when it was not measured, or names files.</summary>
    internal FixedLength? FixedLength { get; set; }

    /// <summary>The number of entries.</summary>
    public int Count => Entries.Length;

    /// <summary>The value of a key, or null when the map does not have it.</summary>
    public HotValue? this[string key] => TryGet(key, out var value) ? value : null;

    /// <summary>Whether a map can be made of these entries.</summary>
    public static bool AreUnique(IReadOnlyCollection<HotEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var seen = new HashSet<string>(entries.Count, StringComparer.Ordinal);
        return entries.All(e => seen.Add(e.Key));
    }

    /// <summary>A map of these pairs in order, without origins.</summary>
    /// <exception cref="ArgumentException">A key occurs twice.</exception>
    public static HotMap Of(params ReadOnlySpan<(string Key, HotValue Value)> pairs)
    {
        var entries = ImmutableArray.CreateBuilder<HotEntry>(pairs.Length);
        foreach (var (key, value) in pairs)
        {
            entries.Add(new(key, value));
        }

        return new(entries.MoveToImmutable());
    }

    /// <summary>Finds the value of a key.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out HotValue? value)
    {
        var at = IndexOf(key);
        value = at < 0 ? null : Entries[at].Value;
        return at >= 0;
    }

    /// <summary>Finds the value of a key when it is of the wanted kind.</summary>
    public bool TryGet<T>(string key, [NotNullWhen(true)] out T? value)
        where T : HotValue
    {
        value = this[key] as T;
        return value is not null;
    }

    /// <inheritdoc/>
    public override bool Equals(HotValue? other)
    {
        if (other is not HotMap map || map.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < Count; i++)
        {
            // Equal maps mostly have equal order: look at the same place first.
            var (key, value, _) = Entries[i];
            var at = map.Entries[i].Key == key ? i : map.IndexOf(key);
            if (at < 0 || !map.Entries[at].Value.Equals(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var sum = Count;
        foreach (var (key, value, _) in Entries)
        {
            sum += HashCode.Combine(string.GetHashCode(key, StringComparison.Ordinal), value);
        }

        return sum;
    }

    private static int IndexOf(ReadOnlySpan<HotEntry> entries, string key)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    private int IndexOf(string key) =>
        index is null ? IndexOf(Entries.AsSpan(), key) : index.GetValueOrDefault(key, -1);
}

/// <summary>The length of a map as JSON, where that is the same in every bundle.</summary>
/// <param name="Characters">Its characters.</param>
/// <param name="Escapes">Quotes and backslashes among them.</param>
internal sealed record FixedLength(long Characters, long Escapes);
