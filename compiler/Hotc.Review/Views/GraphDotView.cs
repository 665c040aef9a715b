using System.Globalization;
using System.Text;
using Hotc.Review.Graphs;

namespace Hotc.Review.Views;

/// <summary>A graph in the language of Graphviz.</summary>
public static class GraphDotView
{
    /// <summary>The whole text, each line ended by a line feed.</summary>
    public static string Write(StackGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var text = new StringBuilder("digraph stack {\n");
        text.Append("  label=").Append(Quoted(graph.Name)).Append("\n  rankdir=LR\n  compound=true\n  node [shape=box, fontname=\"monospace\", fontsize=10]\n  graph [fontname=\"monospace\", fontsize=11]\n");
        Append(text, graph.Root, 1);
        return text.Append("}\n").ToString();
    }

    private static void Append(StringBuilder text, GraphFrame frame, int depth)
    {
        var indent = new string(' ', 2 * depth);
        foreach (var node in frame.Nodes)
        {
            var width = node.IsCritical ? ", penwidth=3" : "";
            if (node.Inside is { } inside)
            {
                // Arrows of Graphviz end at nodes; those to and from a frame use an unseen one in it.
                text.Append(indent).Append(CultureInfo.InvariantCulture, $"subgraph cluster_{node.Id} {{\n{indent}  label={Quoted(GraphLabels.Title(node))}\n");
                text.Append(indent).Append(node.Kind == GraphKind.Group ? "  peripheries=2\n" : "  peripheries=1\n");
                text.Append(indent).Append(node.IsCritical ? "  penwidth=3\n" : "  penwidth=1\n");
                text.Append(indent).Append(CultureInfo.InvariantCulture, $"  n{node.Id} [shape=point, style=invis]\n");
                Append(text, inside, depth + 1);
                text.Append(indent).Append("}\n");
            }
            else
            {
                var shape = node.Kind == GraphKind.Likes ? ", peripheries=2" : "";
                text.Append(indent).Append(CultureInfo.InvariantCulture, $"n{node.Id} [label={Quoted($"{GraphLabels.Title(node)}\n{GraphLabels.Type(node)}")}{shape}{width}]\n");
            }
        }

        var frames = frame.Nodes.Where(n => n.Inside is not null).Select(n => n.Id).ToHashSet();
        foreach (var edge in frame.Edges)
        {
            List<string> marks =
            [
                .. frames.Contains(edge.From) ? [string.Create(CultureInfo.InvariantCulture, $"ltail=cluster_{edge.From}")] : Array.Empty<string>(),
                .. frames.Contains(edge.To) ? [string.Create(CultureInfo.InvariantCulture, $"lhead=cluster_{edge.To}")] : Array.Empty<string>(),
                .. edge.Reason == GraphReason.Reference ? Array.Empty<string>() : ["style=dashed"],
                .. edge.IsCritical ? ["penwidth=3"] : Array.Empty<string>(),
            ];
            text.Append(indent).Append(CultureInfo.InvariantCulture, $"n{edge.From} -> n{edge.To}{(marks.Count == 0 ? "" : $" [{string.Join(", ", marks)}]")}\n");
        }
    }

    // The only signs that Graphviz reads inside quotes are the quote and the backslash.
    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
