using System.CommandLine;
using Hotc.Compile;
using Hotc.Compile.Drivers;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc drivers</c>: shows driver packages.</summary>
internal static class DriversVerb
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal) =>
        new VerbCommand("drivers", "Show, check and copy driver packages.", ("hotc drivers list", "All packages"))
        {
            List(terminal), Show(terminal), DriversCheckVerb.Make(terminal), DriversNewVerb.Make(terminal),
        };

    private static VerbCommand List(Terminal terminal)
    {
        var (drivers, format) = (Choices.Drivers(), Choices.Format());
        var command = new VerbCommand(
            "list",
            "List all driver packages: version, state, what they provide.",
            ("hotc drivers list", "As a table"),
            ("hotc drivers list --drivers ./drivers --format json", "With packages of your own, as JSON"))
        {
            drivers, format,
        };
        command.SetAction(parsed =>
        {
            var isJson = parsed.GetRequiredValue(format) == "json";
            var bag = new DiagnosticBag();
            var compiler = Compiler(parsed.GetRequiredValue(drivers), bag, terminal);
            var packages = compiler.Drivers.Packages.Select(p => compiler.Drivers.Load(p, bag)).OfType<DriverPackage>().ToList();
            if (isJson)
            {
                DriverView.WriteJson(packages, terminal);
            }
            else
            {
                DriverView.WriteTable(packages, terminal.Out);
            }

            return Finish(bag, terminal);
        });
        return command;
    }

    private static VerbCommand Show(Terminal terminal)
    {
        var name = new Argument<string>("NAME[@VERSION]") { Description = "The driver; without a version, its newest" };
        var (drivers, format) = (Choices.Drivers(), Choices.Format());
        var command = new VerbCommand(
            "show",
            "Show one driver package.",
            ("hotc drivers show kubernetes-ubuntu", "Its newest version"),
            ("hotc drivers show kubernetes-ubuntu@1.0.0 --format json", "A certain version, as JSON"))
        {
            name, drivers, format,
        };
        command.SetAction(parsed =>
        {
            var bag = new DiagnosticBag();
            var compiler = Compiler(parsed.GetRequiredValue(drivers), bag, terminal);
            if (DriverLookup.Find(compiler.Drivers, parsed.GetRequiredValue(name), bag) is { } id && compiler.Drivers.Load(id, bag) is { } package)
            {
                if (parsed.GetRequiredValue(format) == "json")
                {
                    DriverView.WriteJson([package], terminal);
                }
                else
                {
                    DriverView.WritePage(package, terminal.Out);
                }
            }

            return Finish(bag, terminal);
        });
        return command;
    }

    private static ClusterCompiler Compiler(string[] drivers, DiagnosticBag bag, Terminal terminal) =>
        new(ProgramFiles.Open(), ProjectFile.Folders(drivers, bag), new UserFiles(terminal.OpenInput));

    private static int Finish(DiagnosticBag bag, Terminal terminal)
    {
        return Report.Tell(terminal, bag);
    }
}
