using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;

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

    public bool Equals(ScriptRow other) => hash == other.hash && AreSame(Values.AsSpan(), other.Values.AsSpan());

    public override bool Equals(object? obj) => obj is ScriptRow other && Equals(other);

    public override int GetHashCode() => hash;

    private static void Add(ref HashCode hash, object? value)
    {
        switch (value)
        {
            case string text:
                hash.Add(Of(text));
                break;
            case ScriptMap map:
                foreach (var (key, item) in map.Pairs)
                {
                    hash.Add(Of(key));
                    Add(ref hash, item);
                }

                break;
            case object?[] list:
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

    private static ulong Of(string text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));

    private static bool AreSame(object? one, object? other) => (one, other) switch
    {
        _ when ReferenceEquals(one, other) => true,
        (string text, string same) => text == same,
        (ScriptMap map, ScriptMap same) => AreSame(map.Pairs, same.Pairs),
        (object?[] list, object?[] same) => AreSame(list, same),
        _ => one is not null && one.Equals(other),
    };

    private static bool AreSame(ImmutableArray<KeyValuePair<string, object?>> one, ImmutableArray<KeyValuePair<string, object?>> other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        for (var i = 0; i < one.Length; i++)
        {
            if (one[i].Key != other[i].Key || !AreSame(one[i].Value, other[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreSame(ReadOnlySpan<object?> one, ReadOnlySpan<object?> other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        for (var i = 0; i < one.Length; i++)
        {
            if (!AreSame(one[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }
}
