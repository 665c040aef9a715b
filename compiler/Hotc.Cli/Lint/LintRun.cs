using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Heat.Releases;
using Hotc.Lint;
using Hotc.Lint.Suppression;

namespace Hotc.Cli.Lint;

/// <summary>Runs <c>hotc lint</c>: finds the roots, checks them, silences what is to be silenced, repairs, shows.</summary>
internal sealed class LintRun
{
    // Each round repairs something, or is the last; a fix that makes a new finding with a fix must not go on for ever.
    private const int MostRounds = 10;

    private readonly LintRequest request;
    private readonly Terminal terminal;
    private readonly DiagnosticCatalogue known = CodeCatalogue.Make();
    private readonly DiagnosticBag own = new();

    private LintRun(LintRequest request, Terminal terminal)
    {
        this.request = request;
        this.terminal = terminal;
    }

    /// <summary>Runs and returns the exit code.</summary>
    public static int Run(LintRequest request, Terminal terminal) => new LintRun(request, terminal).Run();

    private int Run()
    {
        var config = LintConfigFile.Load(request.Config, known, own);
        var failOn = request.FailOn ?? Choices.Level(config?.FailOn ?? "error");
        var baseline = config is null || request.NewBaseline is not null ? null : LoadBaseline(request.Baseline ?? config.Baseline);
        if (config is null || own.HasErrors)
        {
            return Finish(own.ToSorted(), [], failOn);
        }

        var tree = new LintTree(request.Paths.Concat(request.Environments).Contains(LintTree.StandardInput) ? terminal.OpenInput : null, config.Excludes);
        var files = new LintFiles(tree);
        var targets = LintTargets.Find(request, tree, files, own);
        var options = new LintOptions(request.Release ?? Release(config)) { IsWholeDisk = true, Show = tree.Show };
        var check = Check(tree, files, targets, options, config);
        for (var round = 0; request.IsFixing && round < MostRounds; round++)
        {
            var repaired = FixWriter.Apply(check.Findings, own);
            ShowRepaired(repaired);
            if (repaired.IsEmpty)
            {
                break;
            }

            check = Check(tree, new LintFiles(tree), targets, options, config);
        }

        if (request.NewBaseline is { } file)
        {
            return WriteBaseline(file, check.Findings, failOn);
        }

        var findings = baseline is null ? check.Findings : baseline.Apply(check.Findings, check.Files);
        return Finish([.. own.ToSorted(), .. findings], check.Files, failOn);
    }

    private Checked Check(LintTree tree, LintFiles files, ImmutableArray<LintTarget> targets, LintOptions options, LintConfig config)
    {
        var results = new LintResult[targets.Length];
        Workers.Run(targets.Length, request.Jobs, index => results[index] = Linter.Check(files, targets[index], options));
        var findings = IgnoreComments.Apply(results.SelectMany(r => r.Findings), results.SelectMany(r => r.Documents), known);
        var shown = results.SelectMany(r => r.Sources).Select(s => tree.Show(s.Path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new Checked(config.Apply(new ShownPlaces(tree).Of(findings)), [.. shown]);
    }

    private int Finish(ImmutableArray<Diagnostic> findings, IReadOnlyCollection<string> files, DiagnosticLevel failOn)
    {
        LintOutput.Write(request.Format, findings, files, failOn, terminal);
        return findings.Any(f => f.Level >= failOn) ? ExitCode.Findings : ExitCode.Fine;
    }

    private Baseline? LoadBaseline(string? path) =>
        path is not null && DiskFile.ReadBytes(path, own) is { } bytes ? Baseline.Read(path, bytes, own) : null;

    // What is wrong with the command line or with files that cannot be read belongs in no baseline.
    private int WriteBaseline(string path, ImmutableArray<Diagnostic> findings, DiagnosticLevel failOn)
    {
        using var stream = new MemoryStream();
        Baseline.Write(findings, stream);
        if (!own.HasErrors && DiskFile.Write(path, stream.ToArray(), FolderFile.Readable, overwrite: true, own))
        {
            var counts = findings.IsEmpty ? "nothing" : TextView.Summary(findings);
            terminal.Say($"{path} holds {counts}; hotc lint --baseline {path} shows only what is new\n");
        }

        // That nothing is wrong with those says nothing about the templates.
        return own.Count == 0 ? ExitCode.Fine : Finish(own.ToSorted(), [], failOn);
    }

    private void ShowRepaired(ImmutableArray<Diagnostic> repaired)
    {
        foreach (var finding in repaired)
        {
            terminal.Say($"fixed {finding.Fix!.Edits[0].Span} {finding.Code}: {finding.Fix.Title}\n");
        }
    }

    private static HeatRelease Release(LintConfig config) => config.Heat is { } name && HeatRelease.TryFind(name, out var release) ? release : HeatRelease.Gazpacho;

    private sealed record Checked(ImmutableArray<Diagnostic> Findings, ImmutableArray<string> Files);
}
