using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Cli.Batch;

/// <summary>What came of one spec. Holds no bundle, so that a thousand of them need no memory.</summary>
/// <param name="Spec">The spec's path.</param>
/// <param name="Diagnostics">All findings.</param>
/// <param name="Bundle">The bundle; null after an error.</param>
internal sealed record SpecOutcome(string Spec, ImmutableArray<Diagnostic> Diagnostics, BundleFacts? Bundle);

/// <summary>What people want to know of a bundle.</summary>
/// <param name="Cluster">Name of the cluster.</param>
/// <param name="Folder">Where it was written.</param>
/// <param name="Files">Number of files.</param>
/// <param name="Bytes">Bytes of all files.</param>
/// <param name="Nodes">Number of nodes at creation.</param>
internal sealed record BundleFacts(string Cluster, string Folder, int Files, long Bytes, int Nodes);
