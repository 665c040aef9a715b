using Hotc.Foundation.Text;
using Hotc.Lint.Values;

namespace Hotc.Lint.Engine;

/// <summary>Questions about maps whose values may not be known.</summary>
internal static class Presence
{
    /// <summary>Whether a key has a value other than null; null when that depends on what is not known.</summary>
    public static bool? Of(MapValue map, string key) => Of(map[key]) is var found && found is false && map.IsOpen ? null : found;

    /// <summary>Where a key stands.</summary>
    public static SourceSpan? PlaceOf(MapValue map, string key)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.Key == key)
            {
                return entry.KeySpan;
            }
        }

        return null;
    }

    /// <summary>The maps of a list.</summary>
    public static IEnumerable<MapValue> Maps(Value? value) => value switch
    {
        ListValue list => list.Items.OfType<MapValue>(),
        ChoiceValue choice => Maps(choice.First).Concat(Maps(choice.Second)),
        _ => [],
    };

    private static bool? Of(Value? value)
    {
        switch (value)
        {
            case null or AbsentValue or ExactValue { IsNull: true }:
                return false;
            case ChoiceValue choice:
                var (first, second) = (Of(choice.First), Of(choice.Second));
                return first == second ? first : null;

            // A parameter or attribute may turn out null.
            case UnknownValue unknown when (unknown.Kinds & Kinds.Null) != 0 && unknown.Resource is null:
                return null;
            default:
                return true;
        }
    }
}
