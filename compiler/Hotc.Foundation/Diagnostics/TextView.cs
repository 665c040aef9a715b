using System.Globalization;
using System.Text;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Diagnostics;

/// <summary>
/// Shows findings to people:
/// <code>
/// cluster.yaml:3:3: error HE1002: the key "dns" stands twice in this mapping
///   3 |   dns: [1.1.1.1]
///     |   ^^^
///     = help: keep one of them
/// </code>
/// </summary>
public static class TextView
{
    /// <summary>Writes findings in their order, each with an empty line behind it, with LF as line break.</summary>
    /// <param name="diagnostics">The findings.</param>
    /// <param name="writer">Receives the text.</param>
    /// <param name="colour">Whether ANSI colours are used. Without them no escape sequence is written, whatever the input holds.</param>
    public static void Write(IEnumerable<Diagnostic> diagnostics, TextWriter writer, bool colour = false)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(writer);
        var ink = new Ink(colour);
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            text.Clear();
            Append(text, diagnostic, ink);
            writer.Write(text.Append('\n'));
        }
    }

    /// <summary>The text of one finding.</summary>
    public static string Format(Diagnostic diagnostic, bool colour = false)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var text = new StringBuilder();
        Append(text, diagnostic, new Ink(colour));
        return text.ToString();
    }

    /// <summary>How many findings of each level there are, for example <c>2 errors, 1 warning</c>; empty when there are none.</summary>
    public static string Summary(IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        var counts = diagnostics.CountBy(d => d.Level).ToDictionary();
        return Summary(counts.GetValueOrDefault(DiagnosticLevel.Error), counts.GetValueOrDefault(DiagnosticLevel.Warning), counts.GetValueOrDefault(DiagnosticLevel.Info));
    }

    /// <summary>The same for findings that were counted already.</summary>
    public static string Summary(int errors, int warnings, int notes) =>
        string.Join(", ", from c in ((int Count, string Word)[])[(errors, "error"), (warnings, "warning"), (notes, "note")] where c.Count > 0 select Counted.Of(c.Count, c.Word));

    private static string Word(DiagnosticLevel level) => level switch
    {
        DiagnosticLevel.Error => "error",
        DiagnosticLevel.Warning => "warning",
        _ => "info",
    };

    private static void Append(StringBuilder text, Diagnostic diagnostic, Ink ink)
    {
        var strong = ink.Of(diagnostic.Level);
        if (diagnostic.Path is { } path)
        {
            text.Append(ink.Bold).Append(Shown.Escaped(path));
            AppendPlace(text, diagnostic.Span);
            text.Append(": ").Append(ink.Reset);
        }

        text.Append(strong).Append(Word(diagnostic.Level)).Append(' ').Append(diagnostic.Code).Append(ink.Reset)
            .Append(ink.Bold).Append(": ").Append(Shown.Escaped(diagnostic.Message)).Append(ink.Reset).Append('\n');

        var gutter = GutterWidth(diagnostic);
        if (diagnostic.Span is { } span)
        {
            AppendExcerpt(text, span, '^', strong, gutter, ink);
        }

        if (diagnostic.Help is { } help)
        {
            AppendNote(text, "help", help, gutter, ink);
        }

        if (diagnostic.Fix is { } fix)
        {
            AppendNote(text, "fix", fix.Title, gutter, ink);
        }

        foreach (var related in diagnostic.Related)
        {
            text.Append(ink.Bold).Append(Shown.Escaped(related.Span.Source.Path));
            AppendPlace(text, related.Span);
            text.Append(ink.Reset).Append(": ").Append(Shown.Escaped(related.Message)).Append('\n');
            AppendExcerpt(text, related.Span, '-', ink.Faint, gutter, ink);
        }
    }

    private static void AppendPlace(StringBuilder text, SourceSpan? span)
    {
        if (span is { } place)
        {
            var begin = place.Begin;
            text.Append(CultureInfo.InvariantCulture, $":{begin.Line}:{begin.Column}");
        }
    }

    private static void AppendExcerpt(StringBuilder text, SourceSpan span, char mark, string markInk, int gutter, Ink ink)
    {
        var (begin, end) = (span.Begin, span.End);
        var line = span.Source.LineAt(begin.Line);
        var length = end.Line == begin.Line ? end.Column - begin.Column : line.Length - begin.Column + 1;
        var excerpt = Excerpt.Of(line, begin.Column - 1, length);
        text.Append(ink.Faint).Append(begin.Line.ToString(CultureInfo.InvariantCulture).PadLeft(gutter)).Append(" |").Append(ink.Reset);
        text.Append(excerpt.Text.Length > 0 ? " " : "").Append(excerpt.Text).Append('\n');
        text.Append(ink.Faint).Append(' ', gutter).Append(" |").Append(ink.Reset)
            .Append(' ', excerpt.Indent + 1).Append(markInk).Append(mark, excerpt.Width).Append(ink.Reset).Append('\n');
    }

    private static void AppendNote(StringBuilder text, string word, string note, int gutter, Ink ink) =>
        text.Append(' ', gutter).Append(ink.Faint).Append(" = ").Append(ink.Reset)
            .Append(ink.Bold).Append(word).Append(ink.Reset).Append(": ").Append(Shown.Escaped(note)).Append('\n');

    // Wide enough for every line number of the finding, and indented a little.
    private static int GutterWidth(Diagnostic diagnostic)
    {
        var line = diagnostic.Related.Select(r => r.Span.Begin.Line).Append(diagnostic.Span?.Begin.Line ?? 0).Max();
        return line.ToString(CultureInfo.InvariantCulture).Length + 2;
    }

    private sealed class Ink(bool colour)
    {
        public string Reset { get; } = colour ? "\e[0m" : "";

        public string Bold { get; } = colour ? "\e[1m" : "";

        public string Faint { get; } = colour ? "\e[34m" : "";

        public string Of(DiagnosticLevel level) => (colour, level) switch
        {
            (false, _) => "",
            (_, DiagnosticLevel.Error) => "\e[1;31m",
            (_, DiagnosticLevel.Warning) => "\e[1;33m",
            _ => "\e[1;36m",
        };
    }
}
