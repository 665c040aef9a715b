using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Hotc.Foundation.Files;

namespace Hotc.Foundation.Diagnostics;

/// <summary>
/// Names of findings that stay the same while a file changes elsewhere: what a baseline keeps and what services compare runs by.
/// </summary>
/// <remarks>
/// A name is made of the file's path, the code, the text of the line without blanks at both ends, and the marked text; not of line
/// numbers, which move, nor of the message, whose words may change from version to version. Equal findings on equal lines are
/// counted, so a file may have as many of them as before.
/// </remarks>
public static class Fingerprints
{
    // 128 bits: far more than accidents need.
    private const int Digits = 32;

    /// <summary>The names of findings, each unique in the list, in the order of the findings.</summary>
    public static ImmutableArray<string> Of(IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var diagnostic in diagnostics)
        {
            var subject = Subject(diagnostic);
            var count = counts.GetValueOrDefault(subject);
            counts[subject] = count + 1;
            names.Add(Sha256.Of(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{subject}\n{count}")))[..Digits]);
        }

        return names.DrainToImmutable();
    }

    private static string Subject(Diagnostic diagnostic)
    {
        var about = diagnostic.Span is { } span
            ? $"{span.Source.LineAt(span.Begin.Line).Trim()}\n{FirstLine(span.Characters)}"
            : diagnostic.Message;
        return $"{diagnostic.Path}\n{diagnostic.Code}\n{about}";
    }

    // What stands in the lines below may be somebody else's business.
    private static string FirstLine(ReadOnlySpan<char> text)
    {
        var stop = text.IndexOfAny('\n', '\r');
        return (stop < 0 ? text : text[..stop]).Trim().ToString();
    }
}
