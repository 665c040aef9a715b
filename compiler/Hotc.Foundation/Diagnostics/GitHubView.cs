using System.Globalization;
using System.Text;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Diagnostics;

/// <summary>
/// Shows findings as workflow commands of GitHub Actions, which become annotations of a pull request:
/// <c>::error file=a.yaml,line=3,endLine=3,col=5,endColumn=9,title=HE5203%3A …::message</c>. A runner shows at most ten errors and
/// ten warnings a step. The form is described in GitHub's documentation, "Workflow commands for GitHub Actions".
/// </summary>
public static class GitHubView
{
    /// <summary>Writes findings in their order, one a line, with LF as line break.</summary>
    public static void Write(IEnumerable<Diagnostic> diagnostics, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var diagnostic in diagnostics)
        {
            writer.Write(Format(diagnostic) + "\n");
        }
    }

    private static string Format(Diagnostic diagnostic)
    {
        var line = new StringBuilder("::").Append(Command(diagnostic.Level)).Append(' ');
        if (diagnostic.Path is { } path)
        {
            line.Append("file=").Append(Property(path)).Append(',');
            AppendPlace(line, diagnostic);
        }

        return line.Append("title=").Append(Property($"{diagnostic.Code}: {diagnostic.Descriptor.Title}"))
            .Append("::").Append(Data(Shown.Escaped(diagnostic.Message) + (diagnostic.Help is { } help ? $"\nHelp: {Shown.Escaped(help)}" : ""))).ToString();
    }

    // Columns are understood only within one line, and the last one is the last character, not the place behind it.
    private static void AppendPlace(StringBuilder line, Diagnostic diagnostic)
    {
        if (diagnostic.Span is not { } span)
        {
            return;
        }

        var (begin, end) = (span.Begin, span.End);
        line.Append(CultureInfo.InvariantCulture, $"line={begin.Line},endLine={Math.Max(begin.Line, end.Column == 1 ? end.Line - 1 : end.Line)},");
        if (begin.Line == end.Line)
        {
            line.Append(CultureInfo.InvariantCulture, $"col={begin.Column},endColumn={Math.Max(begin.Column, end.Column - 1)},");
        }
    }

    private static string Command(DiagnosticLevel level) => level switch
    {
        DiagnosticLevel.Error => "error",
        DiagnosticLevel.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
