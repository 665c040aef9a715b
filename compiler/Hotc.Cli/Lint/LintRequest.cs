using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Releases;

namespace Hotc.Cli.Lint;

/// <summary>What <c>hotc lint</c> was asked for. Null means: as the configuration says, or else as usual.</summary>
internal sealed record LintRequest
{
    /// <summary>Files, folders and patterns.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Environments, which go with every root.</summary>
    public required IReadOnlyList<string> Environments { get; init; }

    /// <summary>How findings are shown.</summary>
    public required string Format { get; init; }

    /// <summary>How many roots are checked at a time.</summary>
    public required int Jobs { get; init; }

    /// <summary>The Heat release.</summary>
    public HeatRelease? Release { get; init; }

    /// <summary>The lowest level that makes the exit code 1.</summary>
    public DiagnosticLevel? FailOn { get; init; }

    /// <summary>The configuration file.</summary>
    public string? Config { get; init; }

    /// <summary>A file of findings that are not shown.</summary>
    public string? Baseline { get; init; }

    /// <summary>A file to write the findings to.</summary>
    public string? NewBaseline { get; init; }

    /// <summary>Whether fixes are applied.</summary>
    public bool IsFixing { get; init; }
}
