using System.CommandLine;
using Hotc.Cli.Review;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Review;
using Hotc.Review.Stacks;
using Hotc.Review.Views;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc diff</c>: what an update does to the running stack.</summary>
internal static class DiffVerb
{
    private static readonly string[] Triggers = ["replace", "delete", "data-loss"];

    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal)
    {
        var sides = new Argument<string[]>("OLD NEW") { Description = "Bundles (folders) or specs; with --git, one path in both revisions", Arity = new ArgumentArity(1, 2) };
        var git = new Option<string?>("--git") { Description = "Compare the path in two revisions of git; without HEAD, with the working tree", HelpName = "BASE..HEAD" };
        var format = Choices.OneOf(new Option<string>("--format") { Description = "text, a comment for a review, JSON or a page" }, "text", "markdown", "json", "html");
        var failOn = new Option<string[]>("--fail-on")
        {
            Description = "What makes the exit code 1; may be given several times",
            HelpName = string.Join('|', Triggers),
            DefaultValueFactory = _ => [],
            AllowMultipleArgumentsPerToken = false,
        };
        failOn.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !Triggers.Contains(t.Value)))
            {
                result.AddError($"--fail-on takes {string.Join(", ", Triggers[..^1])} or {Triggers[^1]}, not {Shown.Quoted(token.Value)}");
            }
        });
        var drivers = Choices.Drivers();
        var command = new VerbCommand(
            "diff",
            "Say what an update of the running stack will do, without a cloud. The exit code is 0 without differences, 2 with some, 1 when --fail-on is met or the input is wrong.",
            ("hotc diff out/ha examples/ha.yaml", "A bundle, and what the spec makes of it now"),
            ("hotc diff --git origin/main..HEAD clusters/prod.yaml --format markdown", "A comment for a pull request"),
            ("hotc diff out/old out/new --fail-on data-loss", "Stop a pipeline when data would be lost"))
        {
            sides, git, format, failOn, drivers,
        };
        command.Validators.Add(result =>
        {
            // Asking for the value of an option that is given twice would throw.
            var range = result.GetResult(git) is { Tokens: [var only] } ? only.Value : null;
            var isGit = result.GetResult(git) is not null;
            if (result.GetValue(sides) is { Length: > 0 } given && given.Length != (isGit ? 1 : 2))
            {
                result.AddError(isGit ? "diff --git takes one path" : "diff takes an old and a new bundle or spec");
            }

            if (range is not null && Range(range) is null)
            {
                result.AddError($"--git takes BASE..HEAD, not {Shown.Quoted(range)}");
            }
        });
        command.SetAction(parsed =>
        {
            var bag = new DiagnosticBag();
            var reader = new SideReader(ProjectFile.Folders(parsed.GetRequiredValue(drivers), bag), terminal);
            var (before, after) = Open(reader, parsed.GetRequiredValue(sides), parsed.GetValue(git), bag);
            if (before is null || after is null)
            {
                return Finish(bag, terminal);
            }

            var review = Reviewer.Compare(before, after);
            if (bag.HasErrors)
            {
                return Finish(bag, terminal);
            }

            Show(review, parsed.GetRequiredValue(format), terminal);
            var isMet = parsed.GetRequiredValue(failOn).Any(word => review.Meets(Trigger(word)));
            return isMet ? ExitCode.Findings : review.HasDifferences ? ExitCode.Differences : ExitCode.Fine;
        });
        return command;
    }

    private static (ReviewSide? Before, ReviewSide? After) Open(SideReader reader, string[] paths, string? git, DiagnosticBag bag)
    {
        if (git is null)
        {
            return (reader.Open(paths[0], bag), reader.Open(paths[1], bag));
        }

        var (start, end) = Range(git)!.Value;
        foreach (var revision in (string[])[start, .. end.Length > 0 ? [end] : Array.Empty<string>()])
        {
            if (new GitRevision(revision).Fault() is { } fault)
            {
                bag.Add(new Diagnostic(CliCodes.NoRevision, fault, null));
                return (null, null);
            }
        }

        return (reader.Open(paths[0], start, bag), end.Length == 0 ? reader.Open(paths[0], bag) : reader.Open(paths[0], end, bag));
    }

    private static (string Start, string End)? Range(string range) =>
        range.Split("..") is [{ Length: > 0 } start, var end] && !end.StartsWith('.') ? (start, end) : null;

    private static void Show(ReviewResult review, string format, Terminal terminal)
    {
        switch (format)
        {
            case "json":
                JsonOutput.Write(terminal, json => ReviewJsonView.Write(review, json));
                break;
            case "markdown":
                terminal.Out.Write(ReviewMarkdownView.Write(review));
                break;
            case "html":
                terminal.Out.Write(ReviewHtmlView.Write(review));
                break;
            default:
                terminal.Out.Write(ReviewTextView.Write(review, terminal.ColoursOutput));
                break;
        }
    }

    private static ReviewTrigger Trigger(string word) => word switch
    {
        "replace" => ReviewTrigger.Replace,
        "delete" => ReviewTrigger.Delete,
        _ => ReviewTrigger.DataLoss,
    };

    private static int Finish(DiagnosticBag bag, Terminal terminal)
    {
        Report.Tell(terminal, bag);
        return ExitCode.Findings;
    }
}
