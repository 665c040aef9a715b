using System.CommandLine;
using Hotc.Cli.Lint;
using Hotc.Compile;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc schema</c>: prints a JSON Schema.</summary>
internal static class SchemaVerb
{
    private static readonly (string Name, string File, string Description)[] Schemas =
    [
        ("spec", "schemas/spec/cluster.schema.json", "Cluster specs"),
        ("driver", "schemas/driver/driver.schema.json", "driver.yaml of driver packages"),
        ("components", "schemas/driver/components.schema.json", "kubernetes/<minor>.yaml of driver packages"),
        ("fragment", "schemas/driver/fragment.schema.json", "fragment.yaml"),
        ("project", ProjectFile.Schema, "hotc.yaml, what belongs to a repository of specs"),
        ("lint", LintConfigFile.Schema, ".hotc.yaml, the configuration of hotc lint"),
    ];

    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal)
    {
        var command = new VerbCommand(
            "schema",
            "Print the JSON Schema of a format, for completion and checks in an editor.",
            ("hotc schema spec > cluster.schema.json", "Then put `# yaml-language-server: $schema=cluster.schema.json` first in the spec"));
        foreach (var (name, file, description) in Schemas)
        {
            var one = new VerbCommand(name, $"JSON Schema of: {description}", ($"hotc schema {name} > {name}.schema.json", "Write it to a file"));
            one.SetAction(_ => Print(file, terminal));
            command.Add(one);
        }

        return command;
    }

    private static int Print(string file, Terminal terminal)
    {
        if (!ProgramFiles.Open().TryRead(file, out var bytes))
        {
            throw new InvalidOperationException($"the program carries no {file}");
        }

        terminal.Out.Flush();
        terminal.Output.Write(bytes.Span);
        return ExitCode.Fine;
    }
}
