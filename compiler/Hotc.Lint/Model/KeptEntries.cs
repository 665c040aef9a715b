using Hotc.Foundation;
using Hotc.Heat.Values;

namespace Hotc.Lint.Model;

/// <summary>
/// What was read of entries that many templates of a run share: the same object is read once. Safe to use from several threads.
/// </summary>
/// <param name="read">Reads an entry, which is at a place of its section.</param>
internal sealed class KeptEntries<T>(Func<HotEntry, int, T> read)
    where T : Declared
{
    // Above what the templates of a package have, and too few to fill the memory.
    private const int MostKept = 1024;
    private const int MostSeen = 2048;

    private readonly Recurring<HotValue, T> kept = new(MostKept, MostSeen, ReferenceEqualityComparer.Instance);

    /// <summary>An entry that was read, now or before.</summary>
    public T Read(HotEntry entry, int index)
    {
        if (kept.TryGet(entry.Value, out var known) && known.Name == entry.Key && known.NameSpan == entry.KeyOrigin)
        {
            return known;
        }

        var made = read(entry, index);
        if (entry.Value is HotMap)
        {
            kept.Add(entry.Value, made);
        }

        return made;
    }
}
