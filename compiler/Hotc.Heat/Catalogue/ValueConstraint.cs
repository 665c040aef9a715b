using System.Collections.Frozen;
using System.Collections.Immutable;
using Hotc.Heat.Values;

namespace Hotc.Heat.Catalogue;

/// <summary>What a value of a property or of a parameter must fulfil.</summary>
public abstract record ValueConstraint
{
    /// <summary>The author's words for it, which Heat shows instead of its own; null when there are none.</summary>
    public string? Description { get; init; }
}

/// <summary>A number between two bounds, which belong to it.</summary>
public sealed record RangeConstraint(double? Min, double? Max) : ValueConstraint;

/// <summary>A length, in characters or items, between two bounds, which belong to it.</summary>
public sealed record LengthConstraint(long? Min, long? Max) : ValueConstraint;

/// <summary>A number that is <paramref name="Offset"/> above a multiple of <paramref name="Step"/>.</summary>
public sealed record ModuloConstraint(long Step, long Offset) : ValueConstraint;

/// <summary>One of some values; of a list, every item.</summary>
public sealed record AllowedValuesConstraint(ImmutableArray<HotValue> Values) : ValueConstraint
{
    // The protocols of a security group are 265; of a few values a walk is as fast as a table.
    private const int Many = 16;

    private FrozenSet<string>? texts;

    /// <summary>Whether a text is one of the values.</summary>
    public bool HasText(string text)
    {
        if (Values.Length > Many)
        {
            texts ??= Values.OfType<HotText>().Select(v => v.Value).ToFrozenSet(StringComparer.Ordinal);
            return texts.Contains(text);
        }

        foreach (var value in Values)
        {
            if (value is HotText known && known.Value == text)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Text that a regular expression of Python matches from its first to its last character.</summary>
public sealed record AllowedPatternConstraint(string Pattern) : ValueConstraint;

/// <summary>A check that Heat has a name for, such as <c>ip_addr</c> or <c>neutron.network</c>.</summary>
public sealed record CustomConstraint(string Name) : ValueConstraint;
