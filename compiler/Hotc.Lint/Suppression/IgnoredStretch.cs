using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Lint.Suppression;

/// <summary>What a comment is about: its line, or all of what begins below it.</summary>
internal static class IgnoredStretch
{
    /// <summary>
    /// The stretch from its first character to just behind its last: behind something, the line of the comment; on a line of its own,
    /// the whole key or item that begins on the next line with content.
    /// </summary>
    public static (int Start, int Stop) Of(YamlDocument document, YamlComment comment)
    {
        var source = document.Source;
        var line = comment.Span.Begin.Line;
        if (!comment.IsOwnLine)
        {
            return (LineStart(source, line), comment.Span.Start);
        }

        do
        {
            line++;
        }
        while (line <= source.LineCount && IsEmpty(source.LineAt(line)));

        var (start, stop) = (LineStart(source, line), LineStart(source, line + 1));
        return document.Root is { } root && Beginning(root, start, stop) is { } found ? (start, Math.Max(found, stop)) : (start, stop);
    }

    private static bool IsEmpty(string line) => line.AsSpan().TrimStart(" \t") is [] or ['#', ..];

    private static int LineStart(SourceText source, int line) => source.OffsetAt(new LinePosition(line, 1));

    // Where the outermost key or item ends that begins between two offsets.
    private static int? Beginning(YamlNode node, int start, int stop)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (Within(entry.Key.Span.Start, entry.Value, start, stop) is { } end)
                    {
                        return end;
                    }
                }

                return null;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    if (Within(item.Span.Start, item, start, stop) is { } end)
                    {
                        return end;
                    }
                }

                return null;
            default:
                return null;
        }
    }

    private static int? Within(int begin, YamlNode value, int start, int stop) =>
        begin >= start && begin < stop ? value.Span.Stop
        : begin < start && value.Span.Stop > start ? Beginning(value, start, stop)
        : null;
}
