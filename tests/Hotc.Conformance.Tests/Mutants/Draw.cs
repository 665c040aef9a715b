using CsCheck;

namespace Hotc.Conformance.Tests.Mutants;

/// <summary>Random choices; the same seed gives the same ones.</summary>
internal sealed class Draw(PCG source)
{
    /// <summary>A number from 0 up to, but not including, a bound.</summary>
    public int Below(int bound) => (int)source.Next((uint)bound);

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of a list.</summary>
    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of a list, or the default value when it is empty.</summary>
    public T? OfAny<T>(IReadOnlyList<T> items) => items.Count == 0 ? default : Of(items);
}
