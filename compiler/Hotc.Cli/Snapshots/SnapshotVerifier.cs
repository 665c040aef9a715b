using System.Collections.Immutable;
using Hotc.Compile;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Heat.Bundles;
using Hotc.Review;
using Hotc.Review.Stacks;

namespace Hotc.Cli.Snapshots;

/// <summary>Compares committed bundles with what their specs compile to.</summary>
/// <param name="compiler">The compiler of this run.</param>
/// <param name="isQuick">
/// Whether only digests are compared and nothing is compiled to a bundle: then a change of hotc itself is not seen.
/// </param>
internal sealed class SnapshotVerifier(ClusterCompiler compiler, bool isQuick)
{
    /// <summary>Looks at one.</summary>
    public Snapshot Verify(SnapshotPlace place)
    {
        if (place.Spec is not { } spec)
        {
            return new Snapshot(place, SnapshotState.Orphan);
        }

        var result = compiler.Compile(spec, isQuick ? CompileStage.Completed : CompileStage.Bundle);
        ImmutableArray<Diagnostic> errors = [.. UserFiles.WithReason(spec, result.Diagnostics).Where(d => d.Level == DiagnosticLevel.Error)];
        if (!errors.IsEmpty || result.Completed is not { } completed)
        {
            return new Snapshot(place, SnapshotState.Failed) { Diagnostics = errors };
        }

        if (!Directory.Exists(place.Folder))
        {
            return new Snapshot(place, SnapshotState.Missing);
        }

        var manifest = BundleManifest.Read(place.Folder);
        var inputs = manifest is null ? [] : ChangedInputs(manifest.Inputs, [.. completed.Inputs.Select(InputOf)]);
        var edited = manifest is null ? [] : Edited(place.Folder, manifest.Files);
        var driver = manifest is null || (manifest.Driver == completed.Driver.Id && manifest.DriverSha256 == compiler.DigestOf(completed.Driver)) ? null : completed.Driver.Id;
        var files = result.Bundle is { } bundle ? ChangedFiles(place.Folder, bundle, manifest) : [];
        ImmutableArray<SnapshotCause> causes =
        [
            .. manifest is null ? [SnapshotCause.NoManifest] : ImmutableArray<SnapshotCause>.Empty,
            .. inputs.IsEmpty ? [] : ImmutableArray.Create(SnapshotCause.Inputs),
            .. edited.IsEmpty ? [] : ImmutableArray.Create(SnapshotCause.Edited),
            .. driver is null ? [] : ImmutableArray.Create(SnapshotCause.Driver),
        ];
        if (files.IsEmpty && (!isQuick || causes.IsEmpty))
        {
            return new Snapshot(place, SnapshotState.Same);
        }

        var bag = new DiagnosticBag();
        return new Snapshot(place, SnapshotState.Stale)
        {
            Causes = causes.IsEmpty ? [SnapshotCause.Maker] : causes,
            Driver = driver,
            Inputs = inputs,
            Edited = edited,
            Files = files,
            Review = result.Bundle is { } compiled ? Compare(place, compiled, bag) : null,
            Diagnostics = bag.ToSorted(),
        };
    }

    /// <summary>The files of a bundle that the folder does not hold with the same bytes, and those that an earlier bundle left there.</summary>
    public static ImmutableArray<string> ChangedFiles(string folder, Bundle bundle, BundleManifest? manifest)
    {
        var tree = new DiskTree(folder);
        var changed = bundle.Files.Where(f => !tree.TryRead(f.Path, out var bytes) || !bytes.Span.SequenceEqual(f.Content.Span)).Select(f => f.Path);
        var gone = (manifest?.Files ?? []).Select(f => f.Name).Except(bundle.Files.Select(f => f.Path), StringComparer.Ordinal).Where(f => tree.TryRead(f, out _));
        return [.. changed.Concat(gone).Order(StringComparer.Ordinal)];
    }

    private static FileDigest InputOf(FolderFile input) => new(input.Path.Split('/')[^1], Sha256.Of(input.Bytes.Span));

    private static ImmutableArray<string> ChangedInputs(ImmutableArray<FileDigest> before, ImmutableArray<FileDigest> after) =>
        [.. before.Except(after).Concat(after.Except(before)).Select(f => f.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static ImmutableArray<string> Edited(string folder, ImmutableArray<FileDigest> files)
    {
        var tree = new DiskTree(folder);
        return [.. files.Where(f => !tree.TryRead(f.Name, out var bytes) || Sha256.Of(bytes.Span) != f.Sha256).Select(f => f.Name)];
    }

    // A bundle that somebody broke cannot be compared, but it is stale all the same.
    private static ReviewResult? Compare(SnapshotPlace place, Bundle compiled, DiagnosticBag bag)
    {
        var before = ReviewSide.Open(place.Folder, new DiskTree(place.Folder), bag);
        var after = ReviewSide.Open(place.Spec!, compiled, bag);
        var review = before is null || after is null || bag.HasErrors ? null : Reviewer.Compare(before, after);
        return bag.HasErrors ? null : review;
    }
}
