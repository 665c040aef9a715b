using System.CommandLine;
using System.Globalization;
using Hotc.Cli.Batch;
using Hotc.Foundation.Text;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc check</c>: a build without output.</summary>
internal static class CheckVerb
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal)
    {
        var specs = Choices.Specs();
        var pki = Choices.Pki();
        var (drivers, format, failOn, quiet, jobs) = (Choices.Drivers(), Choices.Format(), Choices.FailOn(), Choices.Quiet(), Choices.Jobs());
        var command = new VerbCommand(
            "check",
            "Compile cluster specs and show all findings, but write nothing.",
            ("hotc check cluster.yaml", "Say what is wrong"),
            ("hotc check clusters/*.yaml --fail-on warning --format json", "For continuous integration"))
        {
            specs, pki, drivers, format, failOn, quiet, jobs,
        };
        command.SetAction(parsed =>
        {
            var isJson = parsed.GetRequiredValue(format) == "json";
            var given = parsed.GetRequiredValue(specs);
            var request = new BuildRequest
            {
                Specs = given,
                Secrets = parsed.GetValue(pki) is { } folder ? new BundleSecrets(folder, given.Length == 1) : null,
                Drivers = parsed.GetRequiredValue(drivers),
                IsJson = isJson,
                FailOn = Choices.Level(parsed.GetRequiredValue(failOn)),
                IsQuiet = parsed.GetValue(quiet) || isJson,
                Jobs = parsed.GetRequiredValue(jobs),
            };
            return BuildRun.Run(request, terminal, summary => Show(summary, request.Specs, terminal));
        });
        return command;
    }

    private static void Show(BuildSummary summary, IReadOnlyList<string> specs, Terminal terminal)
    {
        if (summary.Bundles == summary.Specs)
        {
            var what = specs.Count == 1 ? $"{Shown.Escaped(specs[0])} is" : string.Create(CultureInfo.InvariantCulture, $"{specs.Count} specs are");
            terminal.Out.WriteLine($"{what} fine");
        }
    }
}
