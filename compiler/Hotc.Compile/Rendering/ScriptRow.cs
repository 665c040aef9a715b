using System.Collections;
using System.Collections.Immutable;
using Scriban.Runtime;

namespace Hotc.Compile.Rendering;

/// <summary>A row of settled script values: equal to another one when the same would be written for both.</summary>
internal readonly struct ScriptRow : IEquatable<ScriptRow>
{
    private readonly int hash;

    public ScriptRow(ImmutableArray<object?> values)
    {
        Values = values;
        var sum = new HashCode();
        foreach (var value in values)
        {
            Add(ref sum, value);
        }

        hash = sum.ToHashCode();
    }

    public ImmutableArray<object?> Values { get; }

    public bool Equals(ScriptRow other)
    {
        if (hash != other.hash || Values.Length != other.Values.Length)
        {
            return false;
        }

        for (var i = 0; i < Values.Length; i++)
        {
            if (!AreSame(Values[i], other.Values[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is ScriptRow other && Equals(other);

    public override int GetHashCode() => hash;

    private static void Add(ref HashCode hash, object? value)
    {
        switch (value)
        {
            case string text:
                hash.Add(text, StringComparer.Ordinal);
                break;
            case ScriptObject map:
                foreach (var (key, item) in map)
                {
                    hash.Add(key, StringComparer.Ordinal);
                    Add(ref hash, item);
                }

                break;
            case IEnumerable list:
                foreach (var item in list)
                {
                    Add(ref hash, item);
                }

                break;
            default:
                hash.Add(value);
                break;
        }
    }

    private static bool AreSame(object? one, object? other) => (one, other) switch
    {
        _ when ReferenceEquals(one, other) => true,
        (string text, string same) => text == same,
        (string, _) or (_, string) => false,
        (ScriptObject map, ScriptObject same) => AreSameItems(map.Keys, same.Keys) && AreSameItems(map.Values, same.Values),
        (ScriptObject, _) or (_, ScriptObject) => false,
        (IEnumerable list, IEnumerable same) => AreSameItems(list, same),
        _ => one is not null && one.Equals(other),
    };

    private static bool AreSameItems(IEnumerable one, IEnumerable other)
    {
        var others = other.GetEnumerator();
        foreach (var item in one)
        {
            if (!others.MoveNext() || !AreSame(item, others.Current))
            {
                return false;
            }
        }

        return !others.MoveNext();
    }
}
