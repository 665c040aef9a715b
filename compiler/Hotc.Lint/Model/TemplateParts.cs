using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Values;

namespace Hotc.Lint.Model;

/// <summary>
/// What was read of entries that many templates of a run share: the same object is read once. An entry that is met a first time is not
/// kept, because most that only one template has are never met again. Safe to use from several threads.
/// </summary>
/// <param name="read">Reads an entry, which is at a place of its section.</param>
internal sealed class KeptEntries<T>(Func<HotEntry, int, T> read)
    where T : Declared
{
    // Above what the templates of a package have, and too few to fill the memory.
    private const int MostKept = 1024;
    private const int MostMet = 2048;

    private readonly ConcurrentDictionary<HotValue, T> kept = new(ReferenceEqualityComparer.Instance);
    private readonly int[] met = new int[MostMet];

    /// <summary>An entry that was read, now or before.</summary>
    public T Read(HotEntry entry, int index)
    {
        if (kept.TryGetValue(entry.Value, out var known) && known.Name == entry.Key && known.NameSpan == entry.KeyOrigin)
        {
            return known;
        }

        var made = read(entry, index);
        var number = RuntimeHelpers.GetHashCode(entry.Value);
        ref var last = ref met[(uint)number % MostMet];
        if (last == number && entry.Value is HotMap)
        {
            if (kept.Count >= MostKept)
            {
                kept.Clear();
            }

            kept[entry.Value] = made;
        }

        last = number;
        return made;
    }
}

/// <summary>The parts of templates of one dialect.</summary>
internal sealed class DialectParts
{
    /// <summary>Those of a dialect, none yet.</summary>
    public DialectParts(Dialect dialect)
    {
        var reader = new PartReader(dialect);
        Parameters = new KeptEntries<Parameter>((e, _) => ParameterReader.Read(e, dialect));
        Resources = new KeptEntries<Resource>(reader.ReadResource);
        Outputs = new KeptEntries<Output>((e, _) => reader.ReadOutput(e));
    }

    public KeptEntries<Parameter> Parameters { get; }

    public KeptEntries<Resource> Resources { get; }

    public KeptEntries<Output> Outputs { get; }
}

/// <summary>The parts of templates that the bundles of a run share. Safe to use from several threads.</summary>
internal sealed class TemplateParts
{
    private readonly ConcurrentDictionary<HeatCatalogue, ConcurrentDictionary<Dialect, DialectParts>> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Those of a dialect, for a release.</summary>
    public DialectParts Of(HeatCatalogue catalogue, Dialect dialect) =>
        known.GetOrAdd(catalogue, _ => new ConcurrentDictionary<Dialect, DialectParts>(ReferenceEqualityComparer.Instance)).GetOrAdd(dialect, d => new DialectParts(d));
}
