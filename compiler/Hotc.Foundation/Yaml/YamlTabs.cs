using System.Buffers;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Yaml;

/// <summary>Tabs that indent. The parser lets some of them pass, inside brackets for one, that PyYAML refuses.</summary>
internal static class YamlTabs
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t");

    /// <summary>Reports every line that a tab outside of a text indents.</summary>
    public static void Report(SourceText source, ScalarPlaces scalars, DiagnosticBag bag)
    {
        foreach (var (start, stop) in scalars.Gaps())
        {
            var at = start;
            while (at < stop && source.Text.IndexOf('\t', at, stop - at) is >= 0 and var tab)
            {
                if (Indents(source.Text, tab))
                {
                    bag.Add(Finding(source, tab));
                }

                // A line has only one indentation; and a text of nothing but tabs must not cost the square of its length.
                var rest = source.Text.AsSpan(tab, stop - tab).IndexOfAny(NodeProperties.LineBreaks);
                at = rest < 0 ? stop : tab + rest;
            }
        }
    }

    /// <summary>Whether a tab is the first one of a line, has only blanks before it and something to indent behind it.</summary>
    public static bool Indents(string text, int tab)
    {
        var lineStart = text.AsSpan(0, tab).LastIndexOfAny(NodeProperties.LineBreaks) + 1;
        var behind = text.AsSpan(tab).IndexOfAnyExcept(Blanks);
        return behind >= 0 && text[tab + behind] is not ('\n' or '\r' or '#') && text.AsSpan(lineStart, tab - lineStart).IndexOfAnyExcept(' ') < 0;
    }

    /// <summary>The finding about such a tab.</summary>
    public static Diagnostic Finding(SourceText source, int tab) =>
        new(YamlCodes.TabIndentation, "this line is indented with a tab", source.Span(tab, 1)) { Help = "use blanks" };
}
