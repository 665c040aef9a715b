using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Hotc.Lint.Constraints;

/// <summary>
/// Regular expressions of Python, as Heat uses them in <c>allowed_pattern</c>. Some are kept, because the templates of a run and the
/// catalogue have the same ones over and over, and to read one costs far more than to match it. Safe to use from several threads.
/// </summary>
internal sealed class PythonPatterns
{
    // Of input nothing may grow without end.
    private const int MostKept = 256;
    private const int LongestKept = 512;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, Regex?> kept = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether a pattern matches a text from its first to its last character; null when the pattern is no regular expression or
    /// takes too long.
    /// </summary>
    public bool? Matches(string pattern, string text)
    {
        if (Find(pattern) is not { } regex)
        {
            return null;
        }

        try
        {
            var match = regex.Match(text);
            return match.Success && match.Index == 0 && match.Length == text.Length;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>Whether .NET can read the pattern; Python's own constructs are translated first.</summary>
    public bool IsReadable(string pattern) => Find(pattern) is not null;

    private Regex? Find(string pattern)
    {
        if (!kept.TryGetValue(pattern, out var regex))
        {
            regex = Compile(pattern);
            if (pattern.Length <= LongestKept && kept.Count < MostKept)
            {
                kept.TryAdd(pattern, regex);
            }
        }

        return regex;
    }

    private static Regex? Compile(string pattern)
    {
        var translated = pattern
            .Replace("(?P<", "(?<", StringComparison.Ordinal)
            .Replace("\\Z", "\\z", StringComparison.Ordinal);
        try
        {
            // Like Python's match, this begins at the first character.
            return new Regex("\\A(?:" + translated + ")", RegexOptions.CultureInvariant, Patience);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
