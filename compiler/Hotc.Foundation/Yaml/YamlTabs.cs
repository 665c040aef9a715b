using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Yaml;

/// <summary>Tabs that indent. The parser lets some of them pass, inside brackets for one, that PyYAML refuses.</summary>
internal static class YamlTabs
{
    /// <summary>Reports every line that a tab outside of a text indents.</summary>
    public static void Report(SourceText source, ScalarPlaces scalars, DiagnosticBag bag)
    {
        foreach (var (start, stop) in scalars.Gaps())
        {
            for (var at = source.Text.IndexOf('\t', start, stop - start); at >= 0; at = source.Text.IndexOf('\t', at + 1, stop - at - 1))
            {
                if (Indents(source.Text, at))
                {
                    bag.Add(Finding(source, at));
                }
            }
        }
    }

    /// <summary>Whether a tab is the first one of a line, has only blanks before it and something to indent behind it.</summary>
    public static bool Indents(string text, int tab)
    {
        var lineStart = text.AsSpan(0, tab).LastIndexOfAny('\n', '\r') + 1;
        var behind = text.AsSpan(tab).TrimStart(" \t");
        return text.AsSpan(lineStart, tab - lineStart).IndexOfAnyExcept(' ') < 0 && behind is not ([] or ['\n' or '\r' or '#', ..]);
    }

    /// <summary>The finding about such a tab.</summary>
    public static Diagnostic Finding(SourceText source, int tab) =>
        new(YamlCodes.TabIndentation, "this line is indented with a tab", source.Span(tab, 1)) { Help = "use blanks" };
}
