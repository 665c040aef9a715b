using System.Globalization;
using Hotc.Compile;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Cli.Batch;

/// <summary>What <c>build</c> and <c>check</c> were asked for.</summary>
internal sealed record BuildRequest
{
    /// <summary>Paths of the specs.</summary>
    public required IReadOnlyList<string> Specs { get; init; }

    /// <summary>Folders of driver packages.</summary>
    public required IReadOnlyList<string> Drivers { get; init; }

    /// <summary>Whether findings are shown as JSON.</summary>
    public required bool IsJson { get; init; }

    /// <summary>The lowest level that makes the exit code 1.</summary>
    public required DiagnosticLevel FailOn { get; init; }

    /// <summary>Whether only findings are shown.</summary>
    public required bool IsQuiet { get; init; }

    /// <summary>How many threads work.</summary>
    public required int Jobs { get; init; }

    /// <summary>Where bundles go; null to write none.</summary>
    public BundleOutput? Output { get; init; }

    /// <summary>Where the secrets are that bundles must take; null to ask nothing.</summary>
    public BundleSecrets? Secrets { get; init; }
}

/// <summary>Runs <c>build</c> and <c>check</c>.</summary>
internal static class BuildRun
{
    /// <summary>Runs and returns the exit code.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="terminal">Where to tell.</param>
    /// <param name="whenFine">Called at the end with all bundles when no finding stands against it; a long list is cut.</param>
    public static int Run(BuildRequest request, Terminal terminal, Action<BuildSummary> whenFine)
    {
        var report = new Report(terminal, request.IsJson, request.FailOn);
        var bag = new DiagnosticBag();
        var compiler = new ClusterCompiler(ProgramFiles.Open(), ProjectFile.Folders(request.Drivers, bag), new UserFiles(terminal.OpenInput), request.Specs.Count);
        report.Add(bag.ToSorted());
        if (report.HasErrors)
        {
            return report.Finish();
        }

        var summary = new BuildSummary(request.Specs.Count);
        using var interruption = new Interruption();
        using (var progress = new Progress(terminal, request.Specs.Count))
        {
            new SpecBatch(compiler, request.Specs, request.Output, request.Secrets).Run(
                request.Jobs,
                outcome =>
                {
                    report.Add(outcome.Diagnostics);
                    summary.Add(outcome);
                    progress.Advance();
                },
                () => interruption.IsRequested);
        }

        var code = report.Finish();
        if (interruption.IsRequested)
        {
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"interrupted after {summary.Done} of {Counted.Of(request.Specs.Count, "spec")}\n"));
            return interruption.Code;
        }

        if (!request.IsQuiet)
        {
            whenFine(summary);
        }

        return code;
    }
}

/// <summary>What a run made, in few words.</summary>
internal sealed class BuildSummary(int specs)
{
    // More lines than this help nobody.
    private const int MostShown = 20;
    private readonly List<BundleFacts> shown = [];

    /// <summary>Specs that there were.</summary>
    public int Specs { get; } = specs;

    /// <summary>Specs that are done.</summary>
    public int Done { get; private set; }

    /// <summary>Bundles that were made.</summary>
    public int Bundles { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<BundleFacts> Shown => shown;

    /// <summary>Counts an outcome.</summary>
    public void Add(SpecOutcome outcome)
    {
        Done++;
        if (outcome.Bundle is { } bundle)
        {
            Bundles++;
            if (shown.Count < MostShown)
            {
                shown.Add(bundle);
            }
        }
    }
}
