using System.Globalization;
using System.Text;
using Hotc.Review.Graphs;

namespace Hotc.Review.Views;

/// <summary>A graph as a picture that needs nothing else: no font, no script, no style from elsewhere; for light and dark.</summary>
public static class GraphSvgView
{
    private const double Margin = 16;
    private const double Padding = 12;
    private const double TitleRoom = 22;
    private const double LegendRoom = 28;

    // Of a monospaced letter: 0.6 of the size of the font, and a little for fonts that are wider.
    private const double NameLetter = 7.4;
    private const double TypeLetter = 6.2;
    private const double BoxHeight = 38;
    private const double StackStep = 4;

    private const string Legend = "An arrow leads to what waits; dashed: not by a reference. Thick: the longest way of the creation, by estimate.";

    // Text has a contrast of 4.5:1 or more to its ground, lines of 3:1 or more (WCAG 2.2, 1.4.3 and 1.4.11).
    private const string Style =
        """
        .graph { --ground: #ffffff; --text: #1b1f24; --frame: #f3f5f7; --line: #6b747d; --way: #a40e26; }
        @media screen and (prefers-color-scheme: dark) { .graph { --ground: #14181d; --text: #e6e9ec; --frame: #20262d; --line: #8b959f; --way: #ff9492; } }
        .graph .back { fill: var(--ground); } .graph .box { fill: var(--ground); stroke: var(--line); } .graph .frame { fill: var(--frame); stroke: var(--line); stroke-dasharray: 4 2; }
        .graph .way { stroke: var(--way); stroke-width: 3; stroke-dasharray: none; } .graph path { fill: none; stroke: var(--line); stroke-width: 1.2; } .graph path.also { stroke-dasharray: 3 3; } .graph path.way { stroke: var(--way); stroke-width: 3; }
        .graph text { fill: var(--text); font: 12px ui-monospace, "DejaVu Sans Mono", monospace; } .graph text.type { font-size: 10px; } .graph .head { fill: var(--line); } .graph .wayhead { fill: var(--way); }
        """;

    /// <summary>The whole picture.</summary>
    public static string Write(StackGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        using var layout = new Layout();
        var root = Measure(graph.Root, layout);
        var (width, height) = (Math.Max(root.Layout.Size.Width, Legend.Length * TypeLetter) + (2 * Margin), root.Layout.Size.Height + (2 * Margin) + LegendRoom);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" role=\"img\" aria-label=\"{Text($"Resources of {graph.Name} and their dependencies")}\" width=\"{N(width)}\" height=\"{N(height)}\" viewBox=\"0 0 {N(width)} {N(height)}\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<style>\n{Style}\n</style>\n");
        svg.Append("<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><polygon class=\"head\" points=\"0,0 8,4 0,8\"/></marker>");
        svg.Append("<marker id=\"wayhead\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"12\" markerHeight=\"12\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><polygon class=\"wayhead\" points=\"0,0 8,4 0,8\"/></marker></defs>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"back\" width=\"{N(width)}\" height=\"{N(height)}\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"type\" x=\"{N(Margin)}\" y=\"{N(Margin + 6)}\">{Legend}</text>\n");
        Append(svg, root, new Spot(Margin, Margin + LegendRoom));
        return svg.Append("</svg>\n").ToString();
    }

    private static Measured Measure(GraphFrame frame, Layout layout)
    {
        var inside = frame.Nodes.Select(n => n.Inside is { } own ? Measure(own, layout) : null).ToList();
        var place = frame.Nodes.Select((n, i) => (n.Id, i)).ToDictionary(p => p.Id, p => p.i);
        var arrangement = layout.Arrange(
            [.. frame.Nodes.Select((n, i) => Size(n, inside[i]))],
            [.. frame.Edges.Select(e => (place[e.From], place[e.To]))]);
        return new Measured(frame, arrangement, inside);
    }

    private static Extent Size(GraphNode node, Measured? inside)
    {
        var title = GraphLabels.Title(node).Length * NameLetter;
        var stack = IsStacked(node) ? 2 * StackStep : 0;
        return inside is null
            ? new Extent(Math.Max(title, GraphLabels.Type(node).Length * TypeLetter) + (2 * Padding) + stack, BoxHeight + stack)
            : new Extent(Math.Max(title, inside.Layout.Size.Width) + (2 * Padding) + stack, inside.Layout.Size.Height + TitleRoom + (2 * Padding) + stack);
    }

    private static bool IsStacked(GraphNode node) => node.Kind is GraphKind.Likes or GraphKind.Group && node.Count != 1;

    private static void Append(StringBuilder svg, Measured measured, Spot origin)
    {
        for (var i = 0; i < measured.Frame.Nodes.Length; i++)
        {
            var corner = measured.Layout.Corners[i];
            Append(svg, measured.Frame.Nodes[i], measured.Inside[i], new Spot(origin.X + corner.X, origin.Y + corner.Y));
        }

        foreach (var i in Enumerable.Range(0, measured.Frame.Edges.Length).OrderBy(e => measured.Frame.Edges[e].IsCritical))
        {
            var edge = measured.Frame.Edges[i];
            var kind = edge.IsCritical ? "way" : edge.Reason == GraphReason.Reference ? "" : "also";
            svg.Append("<path").Append(kind.Length == 0 ? "" : $" class=\"{kind}\"").Append(" d=\"");
            Append(svg, measured.Layout.Routes[i], origin);
            svg.Append(CultureInfo.InvariantCulture, $"\" marker-end=\"url(#{(edge.IsCritical ? "wayhead" : "head")})\"/>\n");
        }
    }

    private static void Append(StringBuilder svg, IReadOnlyList<Spot> route, Spot origin)
    {
        for (var i = 0; i < route.Count; i++)
        {
            var (x, y) = (origin.X + route[i].X, origin.Y + route[i].Y);
            if (i == 0)
            {
                svg.Append(CultureInfo.InvariantCulture, $"M{N(x)},{N(y)}");
                continue;
            }

            var (fromX, fromY) = (origin.X + route[i - 1].X, origin.Y + route[i - 1].Y);
            var half = (fromX + x) / 2;
            svg.Append(fromY.Equals(y) ? $"L{N(x)},{N(y)}" : $"C{N(half)},{N(fromY)} {N(half)},{N(y)} {N(x)},{N(y)}");
        }
    }

    private static void Append(StringBuilder svg, GraphNode node, Measured? inside, Spot at)
    {
        var size = Size(node, inside);
        var stack = IsStacked(node) ? 2 * StackStep : 0;
        var (width, height) = (size.Width - stack, size.Height - stack);
        var kind = (inside is null ? "box" : "frame") + (node.IsCritical ? " way" : "");
        svg.Append(CultureInfo.InvariantCulture, $"<g><title>{Text(GraphLabels.Whole(node))}</title>\n");
        for (var shift = stack; shift >= 0; shift -= StackStep)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{N(at.X + shift)}\" y=\"{N(at.Y + shift)}\" width=\"{N(width)}\" height=\"{N(height)}\" rx=\"3\"/>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(at.X + Padding)}\" y=\"{N(at.Y + 16)}\">{Text(GraphLabels.Title(node))}</text>\n");
        if (inside is null)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"type\" x=\"{N(at.X + Padding)}\" y=\"{N(at.Y + 30)}\">{Text(GraphLabels.Type(node))}</text>\n");
        }
        else
        {
            Append(svg, inside, new Spot(at.X + Padding, at.Y + TitleRoom + Padding));
        }

        svg.Append("</g>\n");
    }

    private static string N(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    // Control signs and halves of pairs may not stand in XML at all.
    private static string Text(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '&' => result.Append("&amp;"),
                '"' => result.Append("&quot;"),
                < ' ' or 0xFFFE or 0xFFFF => result.Append('\uFFFD'),
                _ => result.Append(rune),
            };
        }

        return result.ToString();
    }

    private sealed record Measured(GraphFrame Frame, Arrangement Layout, IReadOnlyList<Measured?> Inside);
}
