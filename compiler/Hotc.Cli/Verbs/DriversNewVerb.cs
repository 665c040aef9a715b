using System.CommandLine;
using Hotc.Compile;
using Hotc.Compile.Drivers;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc drivers new</c>: copies a driver package to begin a new one.</summary>
internal static class DriversNewVerb
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "Name of the new driver" };
        var from = new Option<string>("--from") { Description = "The driver to copy; without a version, its newest", HelpName = "NAME[@VERSION]", Required = true };
        var output = new Option<string>("--output", "-o") { Description = "The folder of driver packages that it is put in", HelpName = "DIR", DefaultValueFactory = _ => "drivers" };
        var drivers = Choices.Drivers();
        var command = new VerbCommand(
            "new",
            "Copy a driver package under another name, to begin a new one.",
            ("hotc drivers new my-driver --from kubernetes-ubuntu@1", "Make drivers/my-driver/1.0.0"))
        {
            name, from, output, drivers,
        };
        command.SetAction(parsed =>
        {
            var report = new Report(terminal, isJson: false);
            var bag = new DiagnosticBag();
            var compiler = new ClusterCompiler(ProgramFiles.Open(), ProjectFile.Folders(parsed.GetRequiredValue(drivers), bag), new UserFiles(terminal.OpenInput));
            Copy(compiler, parsed.GetRequiredValue(name), parsed.GetRequiredValue(from), parsed.GetRequiredValue(output), terminal, bag);
            report.Add(bag.ToSorted());
            return report.Finish();
        });
        return command;
    }

    private static void Copy(ClusterCompiler compiler, string name, string from, string output, Terminal terminal, DiagnosticBag bag)
    {
        if (DriverLookup.Find(compiler.Drivers, from, bag) is not { } id || compiler.Drivers.Load(id, bag) is not { } package || PackageCopy.Make(package, name, bag) is not { } files)
        {
            return;
        }

        // Nothing in the folder is hotc's own, so that a file which is there already is refused and never replaced.
        var folder = Path.Combine(output, name, PackageCopy.FirstVersion);
        if (AtomicFolder.Write(folder, files, new HashSet<string>(StringComparer.Ordinal), bag))
        {
            terminal.Say($"{folder} is made from {id}. Change it, then: hotc drivers check {folder}\n");
        }
    }
}
