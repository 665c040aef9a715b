using System.Globalization;
using System.Text;
using Hotc.Review.Graphs;

namespace Hotc.Review.Views;

/// <summary>A graph as Mermaid, which reviews on GitHub and GitLab draw.</summary>
public static class GraphMermaidView
{
    /// <summary>The whole text, each line ended by a line feed.</summary>
    public static string Write(StackGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var text = new StringBuilder("flowchart LR\n");
        var (critical, links, drawn) = (new List<string>(), new List<string>(), 0);
        Append(text, graph.Root, 1, critical, links, ref drawn);
        text.Append("  classDef critical stroke-width:4px\n");
        if (critical.Count > 0)
        {
            text.Append("  class ").Append(string.Join(',', critical)).Append(" critical\n");
        }

        if (links.Count > 0)
        {
            text.Append("  linkStyle ").Append(string.Join(',', links)).Append(" stroke-width:4px\n");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, GraphFrame frame, int depth, List<string> critical, List<string> links, ref int drawn)
    {
        var indent = new string(' ', 2 * depth);
        foreach (var node in frame.Nodes)
        {
            var id = Id(node.Id);
            if (node.Inside is { } inside)
            {
                text.Append(indent).Append("subgraph ").Append(id).Append("[\"").Append(Escaped(GraphLabels.Title(node))).Append("\"]\n");
                Append(text, inside, depth + 1, critical, links, ref drawn);
                text.Append(indent).Append("end\n");
            }
            else
            {
                var (open, close) = node.Kind == GraphKind.Likes ? ("[[", "]]") : ("[", "]");
                text.Append(indent).Append(id).Append(open).Append('"').Append(Escaped(GraphLabels.Title(node))).Append("<br>").Append(Escaped(GraphLabels.Type(node))).Append('"').Append(close).Append('\n');
            }

            if (node.IsCritical)
            {
                critical.Add(id);
            }
        }

        foreach (var edge in frame.Edges)
        {
            text.Append(indent).Append(Id(edge.From)).Append(edge.Reason == GraphReason.Reference ? " --> " : " -.-> ").Append(Id(edge.To)).Append('\n');
            if (edge.IsCritical)
            {
                links.Add(drawn.ToString(CultureInfo.InvariantCulture));
            }

            drawn++;
        }
    }

    private static string Id(int id) => string.Create(CultureInfo.InvariantCulture, $"n{id}");

    // Mermaid reads entities with # in the place of &; everything that could end the text or begin markup becomes one.
    private static string Escaped(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '_' or '-' or '.' or ',' or ':' or '/' or '×' or '(' or ')' or '…'
                ? result.Append(rune)
                : result.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }

        return result.ToString();
    }
}
