using System.Collections.Immutable;
using Hotc.Heat.Values;

namespace Hotc.Review.Values;

/// <summary>How two values stand to each other.</summary>
internal enum Likeness
{
    /// <summary>They are the same, as far as anything can be said.</summary>
    Same,

    /// <summary>They may be different: something that an update touches is part of them.</summary>
    MayDiffer,

    /// <summary>They are different.</summary>
    Different,
}

/// <summary>What the comparer asks about resources that values refer to.</summary>
internal interface IReferenceJudge
{
    /// <summary>How what a reference yields after the update stands to what it yielded before.</summary>
    Likeness Compare(ReferenceTerm before, ReferenceTerm after);
}

/// <summary>Compares values of a stack as it is with values of the stack as it will be.</summary>
internal static class TermComparer
{
    /// <summary>Compares two values.</summary>
    public static Likeness Compare(Term before, Term after, IReferenceJudge judge)
    {
        if (ReferenceEquals(before, after))
        {
            return Likeness.Same;
        }

        switch (before, after)
        {
            case (Scalar a, Scalar b):
                return ScalarsEqual(a.Value, b.Value) ? Likeness.Same : Likeness.Different;
            case (TermList a, TermList b):
                return CompareLists(a.Items, b.Items, judge);
            case (TermMap a, TermMap b):
                return CompareMaps(a, b, judge);
            case (ReferenceTerm a, ReferenceTerm b):
                return judge.Compare(a, b);
            case (GivenTerm a, GivenTerm b):
                return CompareGiven(a, b, judge);
            case (CallTerm a, CallTerm b) when a.Function == b.Function:
                // Different arguments may still give the same.
                return Compare(a.Argument, b.Argument, judge) == Likeness.Same ? Likeness.Same : Likeness.Different;
            default:
                return Likeness.Different;
        }
    }

    /// <summary>Whether two known values are equal; null when one is not known.</summary>
    public static bool? KnownEqual(Term first, Term second)
    {
        switch (first, second)
        {
            case (Scalar a, Scalar b):
                return ScalarsEqual(a.Value, b.Value);
            case (TermList a, TermList b):
                return a.Items.Length != b.Items.Length ? false : All(a.Items.Zip(b.Items, KnownEqual));
            case (TermMap a, TermMap b):
                return a.Entries.Length != b.Entries.Length ? false : All(a.Entries.Select(e => b[e.Key] is { } other ? KnownEqual(e.Value, other) : false));
            case (ReferenceTerm or CallTerm or GivenTerm, _) or (_, ReferenceTerm or CallTerm or GivenTerm):
                return null;
            default:
                return false;
        }
    }

    private static bool? All(IEnumerable<bool?> answers)
    {
        var isKnown = true;
        foreach (var answer in answers)
        {
            if (answer == false)
            {
                return false;
            }

            isKnown &= answer is not null;
        }

        return isKnown ? true : null;
    }

    // Python's ==, to which 1 and 1.0 and true are one.
    private static bool ScalarsEqual(HotValue a, HotValue b) =>
        a.Equals(b) || (Number(a) is { } x && Number(b) is { } y && x.Equals(y));

    private static double? Number(HotValue value) => value switch
    {
        HotBool boolean => boolean.Value ? 1 : 0,
        HotNumber number when double.TryParse(number.Text, System.Globalization.CultureInfo.InvariantCulture, out var parsed) => parsed,
        _ => null,
    };

    private static Likeness CompareLists(ImmutableArray<Term> before, ImmutableArray<Term> after, IReferenceJudge judge)
    {
        if (before.Length != after.Length)
        {
            return Likeness.Different;
        }

        var worst = Likeness.Same;
        for (var i = 0; i < before.Length && worst < Likeness.Different; i++)
        {
            worst = Worse(worst, Compare(before[i], after[i], judge));
        }

        return worst;
    }

    private static Likeness CompareMaps(TermMap before, TermMap after, IReferenceJudge judge)
    {
        if (before.Entries.Length != after.Entries.Length)
        {
            return Likeness.Different;
        }

        var worst = Likeness.Same;
        for (var i = 0; i < before.Entries.Length && worst < Likeness.Different; i++)
        {
            var (key, value) = before.Entries[i];
            var other = after.Entries[i].Key == key ? after.Entries[i].Value : after[key];
            worst = other is null ? Likeness.Different : Worse(worst, Compare(value, other, judge));
        }

        return worst;
    }

    private static Likeness CompareGiven(GivenTerm before, GivenTerm after, IReferenceJudge judge)
    {
        if (before.Value is not null && after.Value is not null)
        {
            return Compare(before.Value, after.Value, judge);
        }

        return before.Name == after.Name && before.Value is null && after.Value is null ? Likeness.Same : Likeness.MayDiffer;
    }

    private static Likeness Worse(Likeness a, Likeness b) => a > b ? a : b;
}
