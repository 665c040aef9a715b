namespace Hotc.Heat.Yaql;

/// <summary>A text as an expression of YAQL.</summary>
/// <param name="Node">The expression; null when it is none, or nested too deeply to be read here.</param>
/// <param name="Fault">What is wrong with it; null when nothing.</param>
public sealed record YaqlText(YaqlNode? Node, string? Fault)
{
    /// <summary>Reads a text.</summary>
    public static YaqlText Read(string text)
    {
        var node = YaqlParser.Read(text, out var fault);
        return new YaqlText(node, fault);
    }
}
