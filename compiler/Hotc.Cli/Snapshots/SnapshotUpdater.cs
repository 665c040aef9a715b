using System.Collections.Immutable;
using Hotc.Cli.Batch;
using Hotc.Compile;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Cli.Snapshots;

/// <summary>What became of one snapshot.</summary>
internal enum SnapshotUpdate
{
    /// <summary>Nothing: it holds these bytes already.</summary>
    Same,

    /// <summary>Written anew.</summary>
    Updated,

    /// <summary>Written for the first time.</summary>
    Created,

    /// <summary>Left alone: it has no spec.</summary>
    Orphan,

    /// <summary>Left alone: the spec does not compile, or the folder cannot be written.</summary>
    Failed,
}

/// <summary>Writes committed bundles anew, each in one step.</summary>
/// <param name="compiler">The compiler of this run.</param>
internal sealed class SnapshotUpdater(ClusterCompiler compiler)
{
    /// <summary>Compiles the spec and writes its bundle when it is another.</summary>
    /// <returns>What was done, and all findings.</returns>
    public (SnapshotUpdate Update, ImmutableArray<Diagnostic> Diagnostics) Update(SnapshotPlace place)
    {
        if (place.Spec is not { } spec)
        {
            return (SnapshotUpdate.Orphan, []);
        }

        var result = compiler.Compile(spec);
        var findings = UserFiles.WithReason(spec, result.Diagnostics);
        if (result.Bundle is not { } bundle || findings.Any(d => d.Level == DiagnosticLevel.Error))
        {
            return (SnapshotUpdate.Failed, findings);
        }

        var isThere = Directory.Exists(place.Folder);
        if (isThere && SnapshotVerifier.ChangedFiles(place.Folder, bundle, BundleManifest.Read(place.Folder)).IsEmpty)
        {
            return (SnapshotUpdate.Same, findings);
        }

        var bag = new DiagnosticBag();
        var isWritten = BundleOutput.Write(place.Folder, bundle, bag);
        return (!isWritten ? SnapshotUpdate.Failed : isThere ? SnapshotUpdate.Updated : SnapshotUpdate.Created, findings.AddRange(bag.ToSorted()));
    }
}
