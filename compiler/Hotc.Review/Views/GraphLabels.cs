using System.Globalization;
using Hotc.Review.Graphs;

namespace Hotc.Review.Views;

/// <summary>What boxes are called, in all drawings.</summary>
internal static class GraphLabels
{
    private const int LongestName = 32;

    /// <summary>«server», «3 alike: a, b, …», «pool_general × 50».</summary>
    public static string Title(GraphNode node) => node.Kind switch
    {
        GraphKind.Likes => string.Create(CultureInfo.InvariantCulture, $"{node.Count} × {Cut(node.Name)}"),
        GraphKind.Group => $"{Cut(node.Name)} × {node.Count?.ToString(CultureInfo.InvariantCulture) ?? "?"}",
        _ => Cut(node.Name),
    };

    /// <summary>The type without its namespace, which all share.</summary>
    public static string Type(GraphNode node) => Cut(node.Type.StartsWith("OS::", StringComparison.Ordinal) ? node.Type[4..] : node.Type);

    /// <summary>Everything, for those who ask.</summary>
    public static string Whole(GraphNode node) => $"{node.Address}{(node.Kind == GraphKind.Likes ? $" and its like: {node.Name}" : "")} ({node.Type})";

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestName ? line : $"{line[..(LongestName - 1)]}…";
    }
}
