using System.Collections.Immutable;
using Hotc.Foundation.Text;

namespace Hotc.Heat.Values;

/// <summary>A list of values.</summary>
public sealed class HotList(ImmutableArray<HotValue> items, SourceSpan? origin = null) : HotValue(origin)
{
    /// <summary>The items in the author's order.</summary>
    public ImmutableArray<HotValue> Items { get; } = items;

    /// <summary>A list of these items, without an origin.</summary>
    public static HotList Of(params ReadOnlySpan<HotValue> items) => new([.. items]);

    /// <inheritdoc/>
    public override bool Equals(HotValue? other) =>
        other is HotList list && Items.AsSpan().SequenceEqual(list.Items.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}
