using System.CommandLine;
using Hotc.Compile;
using Hotc.Compile.Completion;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc explain</c>: tells about a code, or shows what a spec becomes.</summary>
internal static class ExplainVerb
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal)
    {
        var what = new Argument<string>("CODE|SPEC") { Description = "A code such as HE2060, or a cluster spec" };
        var stage = Choices.OneOf(
            new Option<string>("--stage") { Description = "For a spec: every field with its origin, or everything that hotc decided" }, "completed", "plan");
        var (drivers, format) = (Choices.Drivers(), Choices.Format());
        var command = new VerbCommand(
            "explain",
            "Explain the code of a finding, or show a spec with every field set and where each value came from.",
            ("hotc explain HE2060", "What a code means, with a bad and a good example"),
            ("hotc explain cluster.yaml --stage completed", "Every field of a spec"),
            ("hotc explain cluster.yaml --stage plan --format json", "Addresses, names, rules and payloads that hotc decided"))
        {
            what, stage, drivers, format,
        };
        command.SetAction(parsed =>
        {
            var word = parsed.GetRequiredValue(what);
            var isJson = parsed.GetRequiredValue(format) == "json";
            return IsCode(word)
                ? ExplainCode(word, isJson, terminal)
                : ExplainSpec(word, parsed.GetRequiredValue(stage) == "plan", parsed.GetRequiredValue(drivers), isJson, terminal);
        });
        return command;
    }

    private static bool IsCode(string word) =>
        word.Length > 2 && char.ToUpperInvariant(word[0]) == 'H' && "EWI".Contains(char.ToUpperInvariant(word[1]), StringComparison.Ordinal) && !word.AsSpan(2).ContainsAnyExceptInRange('0', '9')
        && (word.Length == 6 || !File.Exists(word));

    private static int ExplainCode(string code, bool isJson, Terminal terminal)
    {
        var catalogue = CodeCatalogue.Make();
        if (catalogue.Find(code) is not { } descriptor)
        {
            var near = catalogue.NearestCode(code) is { } found ? $"; the nearest is {found}" : "";
            terminal.Say($"hotc: there is no code {Shown.Escaped(code.ToUpperInvariant())}{near}\n");
            return ExitCode.Usage;
        }

        if (isJson)
        {
            CodePage.WriteJson(descriptor, terminal);
        }
        else
        {
            CodePage.Write(descriptor, terminal);
        }

        return ExitCode.Fine;
    }

    private static int ExplainSpec(string path, bool isPlan, string[] drivers, bool isJson, Terminal terminal)
    {
        var report = new Report(terminal, isJson: false);
        var bag = new DiagnosticBag();
        var compiler = new ClusterCompiler(ProgramFiles.Open(), ProjectFile.Folders(drivers, bag), new UserFiles(terminal.OpenInput));
        report.Add(bag.ToSorted());
        if (report.HasErrors)
        {
            return report.Finish();
        }

        var result = compiler.Compile(path, isPlan ? CompileStage.Plan : CompileStage.Completed);
        if (isPlan)
        {
            // The plan has no other form: it is what templates read.
            if (result.Planned is { } planned)
            {
                JsonOutput.Write(terminal, planned.Plan.WriteJson);
            }
        }
        else if (result.Completed is { } completed)
        {
            if (isJson)
            {
                CompletedView.WriteJson(completed, terminal);
            }
            else
            {
                terminal.Out.Write(CompletedText.Write(completed));
            }
        }

        terminal.Out.Flush();
        report.Add(UserFiles.WithReason(path, result.Diagnostics));
        return report.Finish();
    }
}
