using System.Globalization;

namespace Hotc.Foundation.Text;

/// <summary>Numbers of things in sentences.</summary>
public static class Counted
{
    /// <summary>The number and the word, for example <c>1 server</c> and <c>2 servers</c>.</summary>
    /// <param name="number">How many there are.</param>
    /// <param name="word">The word for one of them, whose plural only adds an s.</param>
    public static string Of(long number, string word) => string.Create(CultureInfo.InvariantCulture, $"{number} {word}{(number == 1 ? "" : "s")}");
}
