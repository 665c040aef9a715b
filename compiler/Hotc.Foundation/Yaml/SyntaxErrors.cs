using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using YamlDotNet.Core;

namespace Hotc.Foundation.Yaml;

/// <summary>Turns exceptions of the parser into findings at the author's place and in words that help.</summary>
internal static class SyntaxErrors
{
    /// <summary>Reports an exception that ended the reading.</summary>
    /// <param name="source">The text.</param>
    /// <param name="bag">Receives the finding.</param>
    /// <param name="exception">What the parser threw.</param>
    /// <param name="lastOffset">Everything before it was fine.</param>
    /// <param name="openFlow">Where the innermost open bracket stands.</param>
    public static void Report(SourceText source, DiagnosticBag bag, Exception exception, int lastOffset, int? openFlow)
    {
        var at = exception is YamlException yaml ? Math.Max(lastOffset, (int)yaml.Start.Index) : lastOffset;
        if (IndentingTab(source.Text, lastOffset) is { } tab)
        {
            bag.Add(YamlCodes.TabIndentation, source.Span(tab, 1), "this line is indented with a tab", "use spaces");
            return;
        }

        var message = exception is YamlException ? exception.Message : "the text is broken here";
        var diagnostic = new Diagnostic(YamlCodes.Syntax, message, source.Span(at, 1));
        bag.Add(openFlow is { } open
            ? diagnostic with { Related = [new RelatedLocation(source.Span(open, 1), "this bracket is still open")] }
            : diagnostic);
    }

    private static int? IndentingTab(string text, int from)
    {
        var lineStart = from == 0 ? 0 : text.LastIndexOf('\n', Math.Min(from, text.Length) - 1) + 1;
        for (var lines = 0; lines < 3 && lineStart < text.Length; lines++)
        {
            var at = lineStart;
            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }

            if (at < text.Length && text[at] == '\t')
            {
                return at;
            }

            var next = text.IndexOf('\n', lineStart);
            lineStart = next < 0 ? text.Length : next + 1;
        }

        return null;
    }
}
