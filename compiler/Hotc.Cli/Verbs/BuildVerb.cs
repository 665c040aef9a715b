using System.CommandLine;
using Hotc.Cli.Batch;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc build</c>: writes bundles.</summary>
internal static class BuildVerb
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal)
    {
        var specs = Choices.Specs();
        var output = new Option<string>("--output", "-o")
        {
            Description = "The bundle's folder; with several specs, the folder that gets one folder a cluster [default: out/<cluster name>]",
            HelpName = "DIR",
        };
        var pki = Choices.Pki();
        var (drivers, format, failOn, quiet, jobs) = (Choices.Drivers(), Choices.Format(), Choices.FailOn(), Choices.Quiet(), Choices.Jobs());
        var command = new VerbCommand(
            "build",
            "Compile cluster specs to bundles of Heat templates. A spec with errors changes nothing on disk, and files that hotc did not write stay.",
            ("hotc build examples/ha.yaml -o out/ha", "One bundle"),
            ("hotc build clusters/*.yaml -o out", "Many, each to out/<cluster name>"),
            ("cat cluster.yaml | hotc build - --format json", "From standard input, findings as JSON"))
        {
            specs, output, pki, drivers, format, failOn, quiet, jobs,
        };
        command.SetAction(parsed =>
        {
            var given = parsed.GetRequiredValue(specs);
            var request = new BuildRequest
            {
                Specs = given,
                Drivers = parsed.GetRequiredValue(drivers),
                IsJson = parsed.GetRequiredValue(format) == "json",
                FailOn = Choices.Level(parsed.GetRequiredValue(failOn)),
                IsQuiet = parsed.GetValue(quiet),
                Jobs = parsed.GetRequiredValue(jobs),
                Secrets = parsed.GetValue(pki) is { } folder ? new BundleSecrets(folder, given.Length == 1) : null,
                Output = new BundleOutput(parsed.GetValue(output), given.Length == 1),
            };
            return BuildRun.Run(request, terminal, summary => NextSteps.Show(summary, terminal));
        });
        return command;
    }
}
