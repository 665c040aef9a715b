using System.Buffers;
using System.Globalization;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Yaml;

/// <summary>Reads YAML texts of unknown origin.</summary>
public static class YamlReader
{
    // What PyYAML's reader refuses: everything outside \t \n \r, 20-7E, 85, A0-D7FF, E000-FFFD and the planes above.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => (c < ' ' && c is not ('\t' or '\n' or '\r')) || c is >= '\x7f' and not '\x85'))
        + "\uFFFE\uFFFF");

    /// <summary>
    /// Reads one document. Never throws for the text's sake: everything wrong with it goes to <paramref name="bag"/>.
    /// </summary>
    /// <param name="source">The text.</param>
    /// <param name="bag">Receives the findings.</param>
    /// <param name="limits">What to accept; null for <see cref="YamlLimits.Default"/>.</param>
    /// <returns>
    /// The document, or null when the text could not be read to its end. A document may come with errors: a duplicate key
    /// keeps its last value, an unknown alias is null, and only the first of several documents is returned.
    /// </returns>
    public static YamlDocument? Read(SourceText source, DiagnosticBag bag, YamlLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(bag);
        limits ??= YamlLimits.Default;
        if (!IsReadable(source, bag, limits))
        {
            return null;
        }

        var loader = new YamlLoader(source, bag, limits);
        try
        {
            return loader.Load();
        }
        catch (ParserRefusal refusal)
        {
            SyntaxErrors.Report(source, bag, refusal, loader.LastOffset, loader.OpenFlow);
        }

        return null;
    }

    private static bool IsReadable(SourceText source, DiagnosticBag bag, YamlLimits limits)
    {
        var text = source.Text;
        if (text.Length > limits.MaxLength)
        {
            bag.Add(
                YamlCodes.TooLarge,
                source.Span(0, 0),
                string.Create(CultureInfo.InvariantCulture, $"the file is {text.Length:N0} characters long; the limit is {limits.MaxLength:N0}"));
            return false;
        }

        var at = text.AsSpan().IndexOfAny(Forbidden);
        at = at >= 0 ? at : LoneSurrogate(text);
        if (at < 0)
        {
            return true;
        }

        bag.Add(
            YamlCodes.ControlCharacter,
            source.Span(at, 1),
            string.Create(CultureInfo.InvariantCulture, $"the character U+{(int)text[at]:X4} cannot stand in YAML"),
            text[at] == '\0' ? "the file may be binary" : null);
        return false;
    }

    private static int LoneSurrogate(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        while (at >= 0 && at < text.Length)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var length) != OperationStatus.Done)
            {
                return at;
            }

            var next = text.AsSpan(at + length).IndexOfAnyInRange('\uD800', '\uDFFF');
            at = next < 0 ? -1 : at + length + next;
        }

        return -1;
    }
}
