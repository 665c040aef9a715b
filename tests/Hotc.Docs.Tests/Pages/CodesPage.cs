using System.Text;
using Hotc.Cli;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Docs.Tests.Pages;

/// <summary>docs/codes.md: every finding that hotc can make.</summary>
internal static class CodesPage
{
    private const string Intro =
        """
        # Codes

        Every finding has a code: `H`, a letter for the level (`E` error, `W` warning, `I` note), a digit for the area, three
        digits. `hotc explain CODE` shows the same at a terminal. Errors stop the build; `--fail-on warning` makes warnings do so.
        The exit code is 0 when all is well, 1 when there are findings at or above that level, 64 for a wrong command line,
        70 for a fault in hotc itself. `build` and `check` end with 130 after Ctrl-C and with 143 after SIGTERM: what is under way is
        finished, nothing more is begun, and what was written is whole.


        """;

    private static readonly string[] Areas =
    [
        "Files, usage and output", "YAML text", "Cluster spec", "Driver packages, templates and fragments", "Addresses, names and sizes",
        "Structure, parameters and functions of Heat templates", "Resources and values of Heat templates", "Budgets", "Security and practice",
        "Users' own",
    ];

    public static string Make()
    {
        var page = new StringBuilder($"{GeneratedPages.Mark}\n{Intro}");
        foreach (var area in CodeCatalogue.Make().All.GroupBy(d => d.Code[2]))
        {
            page.Append($"## {area.Key}: {Areas[area.Key - '0']}\n\n");
            foreach (var descriptor in area)
            {
                Write(page, descriptor);
            }
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder page, DiagnosticDescriptor descriptor)
    {
        page.Append($"### {descriptor.Code}\n\n**{Plain(descriptor.Title)}** ({descriptor.Level.ToString().ToLowerInvariant()})\n\n{Plain(descriptor.Description)}\n\n{(descriptor.HeatAccepts ? DiagnosticDescriptor.HeatAcceptsText + "\n\n" : "")}");
        // Area 0 is about command lines and files.
        var language = descriptor.Code[2] == '0' ? "text" : "yaml";
        WriteExample(page, "Bad:", language, descriptor.Bad);
        WriteExample(page, "Good:", language, descriptor.Good);
    }

    private static void WriteExample(StringBuilder page, string title, string language, string example)
    {
        if (example.Length > 0)
        {
            var lines = example.TrimEnd('\n').Split('\n').Select(line => Shown.Escaped(line).TrimEnd());
            page.Append($"{title}\n\n```{language}\n{string.Join('\n', lines)}\n```\n\n");
        }
    }

    // Outside of code an angle bracket would begin a tag.
    private static string Plain(string text) => string.Concat(text.Split('`').Select((part, i) => (i > 0 ? "`" : "") + (i % 2 == 1 ? part : part.Replace("<", "&lt;", StringComparison.Ordinal))));
}
