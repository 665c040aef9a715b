namespace Hotc.Cli.Snapshots;

/// <summary>A spec and the bundle that is committed with it.</summary>
/// <param name="Spec">The spec's path; null when a bundle has none.</param>
/// <param name="Folder">The bundle's path, whether it is there or not.</param>
internal sealed record SnapshotPlace(string? Spec, string Folder);

/// <summary>Where specs are looked for and where their bundles are.</summary>
/// <param name="Specs">A folder, or one spec.</param>
/// <param name="Bundles">The folder of the bundles; null when each stands beside its spec.</param>
internal sealed record SnapshotRoot(string Specs, string? Bundles = null);
