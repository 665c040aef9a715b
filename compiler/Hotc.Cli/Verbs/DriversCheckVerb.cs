using System.CommandLine;
using Hotc.Cli.Packages;
using Hotc.Foundation.Text;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc drivers check</c>: checks driver packages.</summary>
internal static class DriversCheckVerb
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal)
    {
        var folder = Existing(new Argument<string>("DIR") { Description = "A driver package, or a folder of packages" });
        var snapshots = new Option<string?>("--snapshots") { Description = "A folder with the bundle of each case, <name>/<version>/<case>, to compare with", HelpName = "DIR" };
        var (failOn, format) = (Choices.FailOn(), Choices.Format());
        var command = new VerbCommand(
            "check",
            "Check driver packages: schema, templates, fragments, inputs, and every case up to its linted bundle.",
            ("hotc drivers check drivers", "All packages of a folder"),
            ("hotc drivers check drivers/my-driver/1.0.0", "One package"),
            ("hotc drivers check drivers --snapshots snapshots", "And whether the bundles of the cases are as before"))
        {
            folder, snapshots, failOn, format,
        };
        command.SetAction(parsed =>
        {
            var isJson = parsed.GetRequiredValue(format) == "json";
            var report = new Report(terminal, isJson, Choices.Level(parsed.GetRequiredValue(failOn)));
            new PackageChecks(parsed.GetRequiredValue(folder).TrimEnd('/'), parsed.GetValue(snapshots)?.TrimEnd('/'), report).Run(isJson ? TextWriter.Null : terminal.Out);
            return report.Finish();
        });
        return command;
    }

    private static Argument<string> Existing(Argument<string> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !Directory.Exists(t.Value)))
            {
                result.AddError($"there is no folder {Shown.Quoted(token.Value)}");
            }
        });
        return argument;
    }
}
