using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile;

/// <summary>
/// Things made once for a whole run, each together with the problems that making it showed. A thread that asks for what another
/// one is making waits for it.
/// </summary>
internal sealed class Memo<T>
    where T : class
{
    private readonly ConcurrentDictionary<string, Lazy<Made>> known = new(StringComparer.Ordinal);

    /// <summary>A thing by its key; null when it cannot be made. Its problems are reported to everyone who asks.</summary>
    /// <param name="key">What tells it from others.</param>
    /// <param name="bag">Takes the problems.</param>
    /// <param name="make">Makes it.</param>
    public T? Get(string key, DiagnosticBag bag, Func<DiagnosticBag, T?> make)
    {
        var made = known.GetOrAdd(key, _ => new Lazy<Made>(() => Make(make))).Value;
        bag.AddRange(made.Problems);
        return made.Value;
    }

    private static Made Make(Func<DiagnosticBag, T?> make)
    {
        var bag = new DiagnosticBag();
        var value = make(bag);
        return new Made(value, bag.ToSorted());
    }

    private sealed record Made(T? Value, ImmutableArray<Diagnostic> Problems);
}
