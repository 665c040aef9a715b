using Hotc.Heat.Values;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Engine;

/// <summary>Compares what parents hand to the uses of a template. Where the values stand does not count.</summary>
internal static class GivenValues
{
    /// <summary>Whether the parameters get the same values, as far as those are known. Nothing is handed to a root stack.</summary>
    public static bool AreSame(IReadOnlyDictionary<string, Value>? one, IReadOnlyDictionary<string, Value>? other)
    {
        if (one is null || other is null || one.Count != other.Count)
        {
            return one is null && other is null;
        }

        foreach (var (name, value) in one)
        {
            if (!other.TryGetValue(name, out var second) || !AreSame(value, second))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreSame(Value one, Value other)
    {
        switch (one, other)
        {
            case (ExactValue first, ExactValue second):
                return AreSame(first.Node, second.Node);
            case (ListValue first, ListValue second):
                if (first.IsOpen != second.IsOpen || first.Items.Length != second.Items.Length)
                {
                    return false;
                }

                for (var i = 0; i < first.Items.Length; i++)
                {
                    if (!AreSame(first.Items[i], second.Items[i]))
                    {
                        return false;
                    }
                }

                return true;
            case (MapValue first, MapValue second):
                if (first.IsOpen != second.IsOpen || first.Entries.Length != second.Entries.Length)
                {
                    return false;
                }

                for (var i = 0; i < first.Entries.Length; i++)
                {
                    if (first.Entries[i].Key != second.Entries[i].Key || !AreSame(first.Entries[i].Value, second.Entries[i].Value))
                    {
                        return false;
                    }
                }

                return true;
            case (ExactValue or ListValue or MapValue, _) or (_, ExactValue or ListValue or MapValue):
                return false;
            default:
                // Of what is not known only the kinds count.
                return ValuePaths.KindsOf(one) == ValuePaths.KindsOf(other);
        }
    }

    private static bool AreSame(HotValue one, HotValue other) => (one, other) switch
    {
        (HotText first, HotText second) => first.Value == second.Value,
        (HotText, _) or (_, HotText) => false,
        _ => one.GetType() == other.GetType() && Python.Str(one) == Python.Str(other),
    };
}
