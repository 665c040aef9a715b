namespace Hotc.Review.Consequences;

/// <summary>Examples of changes: an old and a new bundle in one text.</summary>
internal static class Examples
{
    private const string Head = "heat_template_version: \"2021-04-16\"\n";

    /// <summary>A root template before and after.</summary>
    public static string Pair(string before, string after) => $"# old: cluster.yaml\n{Head}{before}# new: cluster.yaml\n{Head}{after}";

    /// <summary>A group of a template before and after.</summary>
    public static string Group(string before, string after, string node, string? nodeAfter = null) =>
        $"# old: cluster.yaml\n{Head}{before}# old: node.yaml\n{Head}{node}# new: cluster.yaml\n{Head}{after}# new: node.yaml\n{Head}{nodeAfter ?? node}";
}
