using System.CommandLine;
using Hotc.Cli.Verbs;

namespace Hotc.Cli;

/// <summary>From the words of the command line to the verb that does the work.</summary>
internal static class CommandLine
{
    private static readonly (string Name, Func<Terminal, Command> Make)[] Verbs =
    [
        ("init", InitVerb.Make),
        ("build", BuildVerb.Make),
        ("check", CheckVerb.Make),
        ("lint", LintVerb.Make),
        ("diff", DiffVerb.Make),
        ("snapshot", SnapshotVerb.Make),
        ("quota", QuotaVerb.Make),
        ("graph", GraphVerb.Make),
        ("report", ReportVerb.Make),
        ("explain", ExplainVerb.Make),
        ("drivers", DriversVerb.Make),
        ("pki", PkiVerb.Make),
        ("kubeconfig", KubeconfigVerb.Make),
        ("schema", SchemaVerb.Make),
    ];

    /// <summary>Runs a command line and returns the exit code.</summary>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        if (args is ["--version"])
        {
            terminal.Out.WriteLine($"hotc {ProgramVersion.Text}");
            return ExitCode.Fine;
        }

        var root = Root(args, terminal);
        var parsed = root.Parse(args.Count == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var output = args.Count == 0 ? terminal.Error : terminal.Out;
        if (parsed.Action is not HelpWithExamples && UsageErrors.Find(parsed, Verbs.Select(v => v.Name)) is { Count: > 0 } errors)
        {
            foreach (var error in errors)
            {
                terminal.Say($"hotc: {error}\n");
            }

            terminal.Say($"Try {NameOf(parsed.CommandResult.Command)} --help\n");
            return ExitCode.Usage;
        }

        var code = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = output, Error = terminal.Error });
        return args.Count == 0 ? ExitCode.Usage : code;
    }

    /// <summary>The tree of commands: of the verb that the words begin with, or else of all.</summary>
    /// <remarks>A run needs one verb; making all of them costs more than the parse.</remarks>
    internal static VerbCommand Root(IReadOnlyList<string> args, Terminal terminal)
    {
        var root = new VerbCommand(
            "hotc",
            "Compiles cluster specs to OpenStack Heat templates. It never talks to a cloud.",
            ("hotc init cluster.yaml", "Write a spec to begin with"),
            ("hotc build cluster.yaml", "Write its bundle to out/<cluster name>"))
        {
            HelpWithExamples.Option(terminal.Width),
            new Option<bool>("--version") { Description = "Show the version" },
        };
        var wanted = args.Count > 0 ? Array.Find(Verbs, v => v.Name == args[0]) : default;
        foreach (var (_, make) in wanted.Make is null ? Verbs : [wanted])
        {
            root.Add(make(terminal));
        }

        return root;
    }

    private static string NameOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{NameOf(parent)} {command.Name}" : command.Name;
}
