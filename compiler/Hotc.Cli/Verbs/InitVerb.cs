using System.CommandLine;
using Hotc.Compile;
using Hotc.Compile.Drivers;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc init</c>: writes a spec to begin with.</summary>
internal static class InitVerb
{
    private const string StarterFile = "starter.yaml";
    private const string StarterDriver = "driver: {name: kubernetes-ubuntu, version: \"1\"}";

    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write; - writes to standard output", DefaultValueFactory = _ => "cluster.yaml" };
        var driver = new Option<string>("--driver") { Description = "The driver that the spec names", HelpName = "NAME" };
        var drivers = Choices.Drivers();
        var force = new Option<bool>("--force") { Description = "Replace a file that exists" };
        var command = new VerbCommand(
            "init",
            "Write a commented cluster spec that compiles as it is.",
            ("hotc init", "Write cluster.yaml"),
            ("hotc init clusters/prod.yaml --driver kubernetes-ubuntu", "Another file, a certain driver"))
        {
            file, driver, drivers, force,
        };
        command.SetAction(parsed =>
        {
            var report = new Report(terminal, isJson: false);
            var bag = new DiagnosticBag();
            var text = Starter();
            if (parsed.GetValue(driver) is { } name)
            {
                text = WithDriver(text, name, ProjectFile.Folders(parsed.GetRequiredValue(drivers), bag), terminal, bag);
            }

            if (!bag.HasErrors)
            {
                Write(parsed.GetRequiredValue(file), text, parsed.GetValue(force), terminal, bag);
            }

            report.Add(bag.ToSorted());
            return report.Finish();
        });
        return command;
    }

    /// <summary>The spec that is written.</summary>
    public static string Starter()
    {
        new EmbeddedTree(typeof(InitVerb).Assembly, "").TryRead(StarterFile, out var bytes);
        return System.Text.Encoding.UTF8.GetString(bytes.Span);
    }

    private static string WithDriver(string text, string name, IEnumerable<DriverFolder> folders, Terminal terminal, DiagnosticBag bag)
    {
        var compiler = new ClusterCompiler(ProgramFiles.Open(), folders, new UserFiles(terminal.OpenInput));
        if (DriverLookup.Find(compiler.Drivers, name, bag) is not { } found)
        {
            return text;
        }

        return text.Replace(StarterDriver, $"driver: {{name: {found.Name}, version: \"{found.Version.Major}\"}}", StringComparison.Ordinal);
    }

    private static void Write(string file, string text, bool isForced, Terminal terminal, DiagnosticBag bag)
    {
        if (file == UserFiles.StandardInput)
        {
            terminal.Out.Write(text);
            return;
        }

        var own = new DiagnosticBag();
        if (DiskFile.Write(file, System.Text.Encoding.UTF8.GetBytes(text), FolderFile.Readable, isForced, own))
        {
            terminal.Say($"{Shown.Escaped(file)} is written. Fill in the names of your cloud, then: hotc check {Shown.Escaped(file)}\n");
        }

        bag.AddRange(own.ToSorted().Select(d => d.Descriptor == FileCodes.ForeignFile && File.Exists(file) ? d with { Help = "--force replaces it" } : d));
    }
}
