using System.CommandLine;
using Hotc.Cli.Lint;
using Hotc.Heat.Releases;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc lint</c>: checks Heat templates, whoever wrote them.</summary>
internal static class LintVerb
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Templates, folders, or patterns such as 'stacks/**/*.yaml'; - reads a template from standard input", Arity = ArgumentArity.OneOrMore };
        var environments = new Option<string[]>("--environment", "-e") { Description = "An environment file, for every root template; may be given several times, the last one wins", HelpName = "ENV", DefaultValueFactory = _ => [] };
        var heat = Given(new Option<string>("--heat") { Description = "The Heat release that the templates are for [default: 2026.1]" }, [.. HeatRelease.All.Select(r => r.Name)]);
        var format = Choices.OneOf(new Option<string>("--format") { Description = "text for people; json; sarif, junit, github or gitlab for services" }, LintOutput.Formats);
        var failOn = Given(new Option<string>("--fail-on") { Description = "The lowest level of finding that makes the exit code 1 [default: error]" }, "error", "warning", "info");
        var baseline = new Option<string>("--baseline") { Description = "Show only what this file does not hold", HelpName = "FILE" };
        var newBaseline = new Option<string>("--write-baseline") { Description = "Write what is found to this file, and show nothing", HelpName = "FILE" };
        var config = new Option<string>("--config") { Description = $"The configuration [default: {LintConfigFile.Name}, if it is there]", HelpName = "FILE" };
        var fix = new Option<bool>("--fix") { Description = "Repair what can be repaired with certainty" };
        var jobs = Choices.Jobs("How many root templates are checked at a time");
        var command = new VerbCommand(
            "lint",
            "Check Heat templates with their nested templates, environments and files, as a cloud would, and more. Nothing is fetched.",
            ("hotc lint stacks", "All templates of a folder"),
            ("hotc lint cluster.yaml -e environment.yaml --heat zed", "One stack, for an older cloud"),
            ("hotc lint . --format sarif --fail-on warning", "For continuous integration"),
            ("hotc lint . --write-baseline lint.json", "Begin with what is there already"))
        {
            paths, environments, heat, format, failOn, baseline, newBaseline, config, fix, jobs,
        };
        command.SetAction(parsed => LintRun.Run(
            new LintRequest
            {
                Paths = parsed.GetRequiredValue(paths),
                Environments = parsed.GetRequiredValue(environments),
                Format = parsed.GetRequiredValue(format),
                Jobs = parsed.GetRequiredValue(jobs),
                Release = parsed.GetValue(heat) is { } name && HeatRelease.TryFind(name, out var release) ? release : null,
                FailOn = parsed.GetValue(failOn) is { } level ? Choices.Level(level) : null,
                Config = parsed.GetValue(config),
                Baseline = parsed.GetValue(baseline),
                NewBaseline = parsed.GetValue(newBaseline),
                IsFixing = parsed.GetValue(fix),
            },
            terminal));
        return command;
    }

    // One of a few words, and none when it is not given: then the configuration decides.
    private static Option<string> Given(Option<string> option, params string[] words)
    {
        Choices.OneOf(option, words).DefaultValueFactory = null;
        return option;
    }
}
