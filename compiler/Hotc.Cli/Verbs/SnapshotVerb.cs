using System.CommandLine;
using Hotc.Cli.Snapshots;
using Hotc.Compile;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc snapshot</c>: bundles that are committed with their specs.</summary>
internal static class SnapshotVerb
{
    private const string ArgumentText = "Folders that hold specs and their bundles (prod.yaml beside prod/), or single specs; without any, those that hotc.yaml names";

    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal) =>
        new VerbCommand("snapshot", "Keep bundles in the repository, each beside its spec.", ("hotc snapshot verify clusters", "Whether each bundle is what its spec compiles to"))
        {
            Verify(terminal), Update(terminal),
        };

    private static VerbCommand Verify(Terminal terminal)
    {
        var (places, drivers) = (Places(), Choices.Drivers());
        var format = Choices.OneOf(new Option<string>("--format") { Description = "text, a comment for a review, or JSON" }, "text", "markdown", "json");
        var quick = new Option<bool>("--quick") { Description = "Compare digests only; does not notice another hotc" };
        var command = new VerbCommand(
            "verify",
            "Compile each spec and say what an update from the committed bundle would do. The exit code is 0 when all are the same, 2 when some are not, 1 when a spec is wrong.",
            ("hotc snapshot verify clusters", "All of a folder, for CI"),
            ("hotc snapshot verify clusters/prod.yaml --quick", "One, by the digests in its manifest"),
            ("hotc snapshot verify clusters --format markdown", "A comment for a pull request"))
        {
            places, format, quick, drivers,
        };
        command.SetAction(parsed =>
        {
            var report = new Report(terminal, isJson: false);
            if (Open(parsed.GetRequiredValue(places), parsed.GetRequiredValue(drivers), report, terminal) is not var (found, compiler))
            {
                return report.Finish();
            }

            var verifier = new SnapshotVerifier(compiler, parsed.GetValue(quick));
            List<Snapshot> snapshots = [.. found.Select(verifier.Verify)];
            report.Add(snapshots.SelectMany(s => s.Diagnostics));
            var code = report.Finish();
            Show(snapshots, parsed.GetRequiredValue(format), terminal);
            return code != ExitCode.Fine ? code : snapshots.All(s => s.State == SnapshotState.Same) ? ExitCode.Fine : ExitCode.Differences;
        });
        return command;
    }

    private static VerbCommand Update(Terminal terminal)
    {
        var (places, drivers, quiet) = (Places(), Choices.Drivers(), Choices.Quiet());
        var command = new VerbCommand(
            "update",
            "Compile each spec and write its bundle anew when it is another, each in one step.",
            ("hotc snapshot update clusters", "All of a folder"),
            ("hotc snapshot update clusters/prod.yaml", "One"))
        {
            places, drivers, quiet,
        };
        command.SetAction(parsed =>
        {
            var report = new Report(terminal, isJson: false);
            if (Open(parsed.GetRequiredValue(places), parsed.GetRequiredValue(drivers), report, terminal) is not var (found, compiler))
            {
                return report.Finish();
            }

            var updater = new SnapshotUpdater(compiler);
            foreach (var place in found)
            {
                var (update, findings) = updater.Update(place);
                report.Add(findings);
                if (update != SnapshotUpdate.Same && !parsed.GetValue(quiet))
                {
                    terminal.Out.Write($"{update.ToString().ToLowerInvariant(),-8} {place.Folder}{(update == SnapshotUpdate.Orphan ? ": no spec; delete the folder, or bring the spec back" : "")}\n");
                }
            }

            return report.Finish();
        });
        return command;
    }

    private static Argument<string[]> Places() => new("DIR") { Description = ArgumentText, Arity = ArgumentArity.ZeroOrMore };

    private static (IReadOnlyList<SnapshotPlace> Found, ClusterCompiler Compiler)? Open(string[] given, string[] drivers, Report report, Terminal terminal)
    {
        var bag = new DiagnosticBag();
        var folders = ProjectFile.Folders(drivers, bag);
        var roots = given.Length > 0 ? [.. given.Select(g => new SnapshotRoot(Path.TrimEndingDirectorySeparator(g)))] : ProjectFile.Snapshots(bag);
        if (roots.Count == 0 && !bag.HasErrors)
        {
            bag.Add(new Diagnostic(CliCodes.NoSnapshot, $"No folder was given, and {ProjectFile.Name} names none under snapshots.", null));
        }

        var found = SnapshotFinder.Find(roots, bag);
        report.Add(bag.ToSorted());
        return bag.HasErrors ? null : (found, new ClusterCompiler(ProgramFiles.Open(), folders, new UserFiles(terminal.OpenInput)));
    }

    private static void Show(IReadOnlyCollection<Snapshot> snapshots, string format, Terminal terminal)
    {
        switch (format)
        {
            case "json":
                JsonOutput.Write(terminal, json => SnapshotJsonView.Write(snapshots, json));
                break;
            case "markdown":
                terminal.Out.Write(SnapshotMarkdownView.Write(snapshots));
                break;
            default:
                terminal.Out.Write(SnapshotTextView.Write(snapshots, terminal.ColoursOutput));
                break;
        }
    }
}
