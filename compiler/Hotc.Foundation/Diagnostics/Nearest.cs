using F23.StringSimilarity;

namespace Hotc.Foundation.Diagnostics;

/// <summary>Finds the known name that a mistyped one was probably meant to be.</summary>
public static class Nearest
{
    // Longer names than this are no names that a person typed; the distance costs length × length.
    private const int LongestName = 128;

    // Shorter words stand in many names.
    private const int ShortestWord = 4;

    /// <summary>
    /// The known name most like <paramref name="name"/>, or null when none is near enough: up to a third of its characters
    /// may be wrong, and at least one and at most four. Exchanged neighbours count as one mistake, a wrong case as none.
    /// Among equally near names the first one wins.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        var distance = new OptimalStringAlignment();
        var lower = name.ToLowerInvariant();
        var limit = Math.Clamp(name.Length / 3, 1, 4);
        string? best = null;
        var bestDistance = limit + 1.0;
        foreach (var candidate in known)
        {
            // The difference in length is a lower bound of the distance.
            if (candidate == name || Math.Abs(candidate.Length - name.Length) >= bestDistance)
            {
                continue;
            }

            var found = distance.Distance(lower, candidate.ToLowerInvariant());
            if (found < bestDistance)
            {
                best = candidate;
                bestDistance = found;
            }
        }

        return best;
    }

    /// <summary>
    /// The known key that <paramref name="name"/> was probably meant to be: one that it begins or ends with, as whole words
    /// (`nodePools` with `pools`, `flavor_id` with `flavor`), the longest first; else the nearest.
    /// </summary>
    public static string? OfKeys(string name, IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        return known.Where(k => k.Length >= ShortestWord && k.Length < name.Length && (Begins(name, k) || Ends(name, k))).MaxBy(k => k.Length) ?? Of(name, known);
    }

    private static bool Begins(string name, string key) =>
        name.StartsWith(key, StringComparison.OrdinalIgnoreCase) && (char.IsUpper(name[key.Length]) || name[key.Length] is '_' or '-');

    private static bool Ends(string name, string key) =>
        name.EndsWith(key, StringComparison.OrdinalIgnoreCase) && (char.IsUpper(name[^key.Length]) || name[name.Length - key.Length - 1] is '_' or '-');
}
