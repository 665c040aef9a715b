using System.Text.RegularExpressions;

namespace Hotc.Lint.Constraints;

/// <summary>Regular expressions of Python, as Heat uses them in <c>allowed_pattern</c>.</summary>
internal static class PythonPattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Whether a pattern matches a text from its first to its last character; null when the pattern is no regular expression or
    /// takes too long.
    /// </summary>
    public static bool? Matches(string pattern, string text)
    {
        if (Compile(pattern) is not { } regex)
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
    public static bool IsReadable(string pattern) => Compile(pattern) is not null;

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
