using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Review;

namespace Hotc.Cli.Snapshots;

/// <summary>How a committed bundle stands to its spec.</summary>
internal enum SnapshotState
{
    /// <summary>Compiling the spec gives the committed bytes; or, when only digests were compared, nothing speaks against it.</summary>
    Same,

    /// <summary>It gives others.</summary>
    Stale,

    /// <summary>The spec has no bundle.</summary>
    Missing,

    /// <summary>The bundle has no spec.</summary>
    Orphan,

    /// <summary>The spec does not compile.</summary>
    Failed,
}

/// <summary>Why a bundle is stale, as far as digests tell.</summary>
internal enum SnapshotCause
{
    /// <summary>The spec, or a template that it extends, is another.</summary>
    Inputs,

    /// <summary>Files of the bundle are not as its manifest says.</summary>
    Edited,

    /// <summary>The bundle holds no manifest that tells anything.</summary>
    NoManifest,

    /// <summary>It was made with another driver, or with other files of the driver or of its fragments.</summary>
    Driver,

    /// <summary>None of these: it was made by another hotc.</summary>
    Maker,
}

/// <summary>A spec, its committed bundle, and what is different. Views are made of this and of nothing else.</summary>
/// <param name="Place">Where they are.</param>
/// <param name="State">How they stand to each other.</param>
internal sealed record Snapshot(SnapshotPlace Place, SnapshotState State)
{
    /// <summary>Why it is stale; empty for other states.</summary>
    public ImmutableArray<SnapshotCause> Causes { get; init; } = [];

    /// <summary>The driver that it is made with now, name@version, when that is another or has other files; null when not.</summary>
    public string? Driver { get; init; }

    /// <summary>The inputs that are different, by the names that the manifest gives them.</summary>
    public ImmutableArray<string> Inputs { get; init; } = [];

    /// <summary>The files of the bundle that are not as its manifest says.</summary>
    public ImmutableArray<string> Edited { get; init; } = [];

    /// <summary>The files that compiling gives with other bytes than the committed ones, or that only one of both has.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>What an update from the committed bundle to the compiled one does; null when that is not known.</summary>
    public ReviewResult? Review { get; init; }

    /// <summary>The findings of compiling and reading, errors only.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}
