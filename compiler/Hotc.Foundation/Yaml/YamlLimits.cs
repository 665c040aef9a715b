namespace Hotc.Foundation.Yaml;

/// <summary>What the reader accepts. Input outside gives a diagnostic.</summary>
public sealed record YamlLimits
{
    /// <summary>The limits for cluster specs and driver packages.</summary>
    public static YamlLimits Default { get; } = new();

    /// <summary>Longest text in UTF-16 code units.</summary>
    public int MaxLength { get; init; } = 1024 * 1024;

    /// <summary>Deepest nesting: a scalar at the root has depth 1.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Most nodes that aliases may add to a document.</summary>
    public int MaxAliasNodes { get; init; } = 10_000;

    /// <summary>Whether <c>&lt;&lt;</c> merges mappings, as YAML 1.1 and PyYAML do.</summary>
    public bool AllowMergeKeys { get; init; }

    /// <summary>Whether <see cref="YamlDocument.Comments"/> is filled.</summary>
    public bool KeepComments { get; init; }
}
