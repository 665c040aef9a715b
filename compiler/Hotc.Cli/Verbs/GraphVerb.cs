using System.CommandLine;
using Hotc.Cli.Review;
using Hotc.Foundation.Diagnostics;
using Hotc.Review.Graphs;
using Hotc.Review.Views;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc graph</c>: what Heat creates of a bundle, and in which order.</summary>
internal static class GraphVerb
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal)
    {
        var path = new Argument<string>("BUNDLE|SPEC") { Description = "A bundle (folder) or a spec" };
        var format = Choices.OneOf(new Option<string>("--format") { Description = "Mermaid for reviews, dot for Graphviz, svg for a picture" }, "mermaid", "dot", "svg");
        var drivers = Choices.Drivers();
        var command = new VerbCommand(
            "graph",
            "Draw what Heat creates and in which order: nested stacks as frames, groups as one member with their count, the longest way marked.",
            ("hotc graph out/ha --format svg > ha.svg", "A picture"),
            ("hotc graph cluster.yaml", "For a review that draws Mermaid"))
        {
            path, format, drivers,
        };
        command.SetAction(parsed =>
        {
            var bag = new DiagnosticBag();
            var side = new SideReader(ProjectFile.Folders(parsed.GetRequiredValue(drivers), bag), terminal).Open(parsed.GetRequiredValue(path), bag);
            var graph = side is null ? null : GraphBuilder.Make(side);
            var code = Report.Tell(terminal, bag);
            if (code == ExitCode.Fine && graph is not null)
            {
                terminal.Out.Write(parsed.GetRequiredValue(format) switch
                {
                    "svg" => GraphSvgView.Write(graph),
                    "dot" => GraphDotView.Write(graph),
                    _ => GraphMermaidView.Write(graph),
                });
            }

            return code;
        });
        return command;
    }
}
