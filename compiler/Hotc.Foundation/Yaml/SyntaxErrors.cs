using System.Buffers;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Yaml;

/// <summary>Turns the parser's refusals into findings at the author's place and in words that help.</summary>
internal sealed class SyntaxErrors(SourceText source, ParserRefusal refusal, int lastOffset, int? openFlow)
{
    // How far behind the last good place a tab is looked for.
    private const int LinesToSearch = 3;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly string text = source.Text;

    /// <summary>Reports what ended the reading.</summary>
    /// <param name="source">The text.</param>
    /// <param name="bag">Receives the finding.</param>
    /// <param name="refusal">What the parser said.</param>
    /// <param name="lastOffset">Everything before it was fine.</param>
    /// <param name="openFlow">Where the innermost bracket stands that is still open.</param>
    public static void Report(SourceText source, DiagnosticBag bag, ParserRefusal refusal, int lastOffset, int? openFlow) =>
        bag.Add(new SyntaxErrors(source, refusal, lastOffset, openFlow).Find());

    private Diagnostic Find()
    {
        if (IndentingTab() is { } tab)
        {
            return YamlTabs.Finding(source, tab);
        }

        var at = Place();
        var found = SyntaxWords.Explain(refusal.Message) switch
        {
            _ when openFlow is { } open && (refusal.Offset is null || text.AsSpan(at).IsWhiteSpace()) =>
                Broken(source.Span(open, 1), "the closing bracket of this is missing"),
            _ when openFlow is null && text.AsSpan(at) is ['}' or ']', ..] =>
                Broken(source.Span(at, 1), "this bracket closes nothing"),
            { Kind: SyntaxWords.Kind.NoKey } when IsBehindValue(at) =>
                Broken(source.Span(at, 1), "this stands behind the end of a value", "put the whole value in quotes; a quote inside single quotes is written twice"),
            { Kind: SyntaxWords.Kind.SecondColon } when LineBefore(at) is var line && !line.Characters.Contains(':') =>
                Broken(line, SyntaxWords.ContinuedLine.Message, SyntaxWords.ContinuedLine.Help),
            { Kind: SyntaxWords.Kind.Escape } words => Broken(BadEscape(at), words.Message, words.Help),
            var words => Broken(source.Span(at, 1), words.Message, words.Help),
        };
        return openFlow is { } bracket && bracket != found.Span!.Value.Start
            ? found with { Related = [new RelatedLocation(source.Span(bracket, 1), "this bracket is still open")] }
            : found;
    }

    private static Diagnostic Broken(SourceSpan span, string message, string? help = null) => new(YamlCodes.Syntax, message, span) { Help = help };

    // The parser's own place when it lies behind everything that was fine; for several refusals it only says 1:1. Then it is
    // the next thing that stands in the text.
    private int Place()
    {
        var at = Math.Max(lastOffset, refusal.Offset ?? 0);
        if (refusal.Offset is null || refusal.Offset < lastOffset)
        {
            while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
            {
                at++;
            }
        }

        // At the end of the text the last line that holds something is the better place to show.
        return at >= text.Length ? text.AsSpan().TrimEnd().Length : at;
    }

    private bool IsBehindValue(int at) => text.AsSpan(0, at).TrimEnd(' ') is [.., '"' or '\'' or ']' or '}'];

    // From the first character of the line to a colon.
    private SourceSpan LineBefore(int colon)
    {
        var start = text.AsSpan(0, colon).LastIndexOfAny('\n', '\r') + 1;
        start += text.AsSpan(start, colon - start).IndexOfAnyExcept(' ', '\t') is > 0 and var blanks ? blanks : 0;
        return source.Span(start, Math.Max(1, colon - start));
    }

    // The first escape of a text in double quotes that YAML does not have, or the opening quote.
    private SourceSpan BadEscape(int quote)
    {
        for (var at = text.IndexOf('\\', quote); at >= 0 && at + 1 < text.Length; at = text.IndexOf('\\', at + 2))
        {
            var digits = text[at + 1] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            var found = text.AsSpan(at + 2, Math.Min(digits, text.Length - at - 2)).IndexOfAnyExcept(HexDigits);
            if (found >= 0 || !"0abt\tnvfre \"/\\N_LPxuU\r\n".Contains(text[at + 1], StringComparison.Ordinal))
            {
                return source.Span(at, 2 + Math.Max(0, found));
            }

            if (at + 2 >= text.Length)
            {
                break;
            }
        }

        return source.Span(quote, 1);
    }

    private int? IndentingTab()
    {
        var lineStart = text.AsSpan(0, lastOffset).LastIndexOfAny('\n', '\r') + 1;
        for (var lines = 0; lines < LinesToSearch && lineStart < text.Length; lines++)
        {
            var line = text.AsSpan(lineStart);
            var blanks = line.IndexOfAnyExcept(' ');
            if (blanks >= 0 && line[blanks] == '\t' && YamlTabs.Indents(text, lineStart + blanks))
            {
                return lineStart + blanks;
            }

            var next = line.IndexOfAny('\n', '\r');
            lineStart = next < 0 ? text.Length : lineStart + next + 1;
        }

        return null;
    }
}

/// <summary>What YamlDotNet's parser said when it refused a text, whichever exception it threw.</summary>
internal sealed class ParserRefusal : Exception
{
    public ParserRefusal(string message, int? offset = null, Exception? inner = null)
        : base(message, inner) => Offset = offset;

    /// <summary>Where, if the parser knows.</summary>
    public int? Offset { get; }
}
