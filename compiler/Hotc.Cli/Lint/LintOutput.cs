using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Cli.Lint;

/// <summary>Shows what <c>hotc lint</c> found, on standard output: findings are what it is run for.</summary>
internal static class LintOutput
{
    /// <summary>The forms, the usual one first.</summary>
    public static string[] Formats { get; } = ["text", "json", "sarif", "junit", "github", "gitlab"];

    /// <summary>Shows it.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="files">All files that were checked.</param>
    /// <param name="failOn">The lowest level that makes the run fail.</param>
    /// <param name="terminal">Where to.</param>
    public static void Write(string format, ImmutableArray<Diagnostic> findings, IReadOnlyCollection<string> files, DiagnosticLevel failOn, Terminal terminal)
    {
        terminal.Out.Flush();
        switch (format)
        {
            case "json":
                JsonView.Write(findings, terminal.Output);
                break;
            case "sarif":
                SarifView.Write(findings, ProgramVersion.Text, terminal.Output);
                break;
            case "junit":
                JUnitView.Write(findings, files, failOn, terminal.Output);
                break;
            case "github":
                GitHubView.Write(findings, terminal.Out);
                break;
            case "gitlab":
                GitLabView.Write(findings, terminal.Output);
                break;
            default:
                TextView.Write(findings, terminal.Out, terminal.ColoursOutput);
                terminal.Out.Write(Summary(findings, files.Count));
                break;
        }
    }

    private static string Summary(ImmutableArray<Diagnostic> findings, int files)
    {
        var where = Counted.Of(files, "file");
        return findings.IsEmpty ? $"{where} checked, nothing found\n" : $"{TextView.Summary(findings)}{(files == 0 ? "" : $" in {where}")}; hotc explain CODE tells more\n";
    }
}
