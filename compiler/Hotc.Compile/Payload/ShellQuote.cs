namespace Hotc.Compile.Payload;

/// <summary>Texts as words of a shell.</summary>
internal static class ShellQuote
{
    /// <summary>What begins and ends a token that Heat replaces.</summary>
    public const string TokenMark = "@@";

    /// <summary>
    /// One word in single quotes, where nothing has a meaning to the shell. A text that looks like a token is taken apart by
    /// the quotes, so that Heat cannot put another input, perhaps a secret, in its place.
    /// </summary>
    public static string Quote(string text) =>
        "'" + text.Replace("'", "'\\''", StringComparison.Ordinal).Replace(TokenMark, "@''@", StringComparison.Ordinal) + "'";
}
