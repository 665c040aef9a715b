namespace Hotc.Conformance.Tests.Mutants;

/// <summary>Makes a stack smaller for as long as the judges disagree about it in the same way.</summary>
internal static class Shrinker
{
    // Enough for every stack that is made here; a limit, so that a disagreement costs seconds and not minutes.
    private const int MostTries = 600;

    public static async Task<(MadeStack Stack, Verdicts Verdicts)> ShrinkAsync(Court court, MadeStack stack, Verdicts verdicts)
    {
        var tries = 0;
        for (var isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            for (var i = 1; i < Count(stack) && tries < MostTries; i++)
            {
                var smaller = stack.Copy();
                Without(smaller, i);
                tries++;
                if (await court.JudgeAsync(smaller) is { } judged && IsSame(judged, verdicts))
                {
                    (stack, verdicts, isSmaller) = (smaller, judged, true);
                    i--;
                }
            }
        }

        return (stack, verdicts);
    }

    // The same complaint: Heat's with other names, or the same codes of the linter.
    private static bool IsSame(Verdicts one, Verdicts other) =>
        one.IsMissed == other.IsMissed && one.IsInvented == other.IsInvented && Words(one.Heat.Message).SequenceEqual(Words(other.Heat.Message))
        && one.Errors.Select(e => e.Code).ToHashSet().IsSubsetOf(other.Errors.Select(e => e.Code));

    private static IEnumerable<string> Words(string? message) => (message ?? "").Split(' ', ':', '\n').Where(w => w.Length > 2 && w.All(char.IsAsciiLetter)).Take(8);

    private static int Count(MadeStack stack) => Tree.Places(stack.Root).Count() + (stack.Nested is null ? 0 : Tree.Places(stack.Nested).Count());

    private static void Without(MadeStack stack, int number)
    {
        IEnumerable<Place> places = [.. Tree.Places(stack.Root), .. stack.Nested is { } nested ? Tree.Places(nested) : []];
        if (places.ElementAt(number) is { Parent: not null } place)
        {
            place.Remove();
        }
    }
}
