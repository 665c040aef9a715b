using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Yaml;

/// <summary>
/// The repair of a key that stands twice in a file that Heat reads: PyYAML takes the last value, so the first entry goes and
/// nothing changes but what the file looks like.
/// </summary>
internal static class DuplicateFix
{
    /// <summary>Takes an entry out; null when more than the entry stands in its place, or when something else may need its anchor.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="next">The key that follows in the mapping.</param>
    public static Fix? Of(YamlEntry entry, YamlScalar next)
    {
        var source = entry.Key.Span.Source;
        var (begin, stop) = (entry.Key.Span.Start, Math.Max(entry.Key.Span.Stop, entry.Value.Span.Stop));
        if (source.Kind != SourceKind.Heat || next.Span.Source != source || stop > next.Span.Start)
        {
            return null;
        }

        // A block of text ends behind its line break.
        var text = source.Text;
        stop -= text.AsSpan(begin, stop - begin).Length - text.AsSpan(begin, stop - begin).TrimEnd().Length;
        var between = text.AsSpan(stop, next.Span.Start - stop);
        if (text.AsSpan(begin, next.Span.Start - begin).ContainsAny('&', '?'))
        {
            return null;
        }

        // On a line with others: in braces, or behind the hyphen of a list.
        var line = text.LastIndexOf('\n', Math.Max(0, begin - 1)) + 1;
        if (!text.AsSpan(line, begin - line).IsWhiteSpace() || between.IndexOf('\n') < 0)
        {
            var rest = between.Trim();
            return rest.Length == 0 || (rest is [','] or [':', ','] && between.IndexOf('\n') < 0) ? Cut(source, begin, next.Span.Start, entry.Key.Value) : null;
        }

        // Whole lines, with a comment behind the value, but without the lines of comments that follow.
        var end = text.IndexOf('\n', stop) + 1;
        var behind = text.AsSpan(stop, end - stop).TrimStart([' ', '\t', ':', '"', '\'']).TrimEnd();
        return end > 0 && (behind.Length == 0 || behind[0] == '#') ? Cut(source, line, end, entry.Key.Value) : null;
    }

    private static Fix Cut(SourceText source, int begin, int end, string key) =>
        new($"remove the first {Shown.Quoted(key)}, which has no effect: Heat takes the last one", [new TextEdit(source.Span(begin, end - begin), "")]);
}
