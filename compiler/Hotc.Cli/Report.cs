using System.Text;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Cli;

/// <summary>
/// Shows the findings of a run and knows its exit code: text goes to standard error as it comes, JSON to standard output at
/// the end, as one document.
/// </summary>
internal sealed class Report(Terminal terminal, bool isJson, DiagnosticLevel failOn = DiagnosticLevel.Error)
{
    private readonly List<Diagnostic> kept = [];

    // What is wrong with a driver package is found by every spec that uses it and is told once.
    private readonly HashSet<(string? Path, int Start, string Code, string Message)> seen = [];
    private readonly int[] counts = new int[3];

    /// <summary>Whether an error was added.</summary>
    public bool HasErrors => counts[(int)DiagnosticLevel.Error] > 0;

    /// <summary>Shows the findings of a verb that has no other output for them, and returns the exit code.</summary>
    public static int Tell(Terminal terminal, DiagnosticBag bag)
    {
        var report = new Report(terminal, isJson: false);
        report.Add(bag.ToSorted());
        return report.Finish();
    }

    /// <summary>Adds findings, in their order.</summary>
    public void Add(IEnumerable<Diagnostic> diagnostics)
    {
        StringBuilder? text = null;
        foreach (var diagnostic in diagnostics)
        {
            if (!seen.Add((diagnostic.Path, diagnostic.Span?.Start ?? -1, diagnostic.Code, diagnostic.Message)))
            {
                continue;
            }

            counts[(int)diagnostic.Level]++;
            if (isJson)
            {
                kept.Add(diagnostic);
            }
            else
            {
                text = (text ?? new StringBuilder()).Append(TextView.Format(diagnostic, terminal.ColoursErrors)).Append('\n');
            }
        }

        if (text is not null)
        {
            terminal.Say(text.ToString());
        }
    }

    /// <summary>Ends the report and returns the exit code.</summary>
    public int Finish()
    {
        terminal.Status(null);
        if (isJson)
        {
            terminal.Out.Flush();
            JsonView.Write(kept, terminal.Output);
        }
        else if (counts.Sum() > 0)
        {
            var summary = TextView.Summary(counts[(int)DiagnosticLevel.Error], counts[(int)DiagnosticLevel.Warning], counts[(int)DiagnosticLevel.Info]);
            terminal.Say($"{summary}; hotc explain CODE tells more\n");
        }

        return counts.Skip((int)failOn).Sum() > 0 ? ExitCode.Findings : ExitCode.Fine;
    }
}
