using Hotc.Cli.Snapshots;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Heat.Bundles;

namespace Hotc.Cli.Batch;

/// <summary>Where bundles go.</summary>
/// <param name="folder">The folder that the user gave; null for <c>out/&lt;name&gt;</c>.</param>
/// <param name="isSingle">Whether the folder is for one bundle; else each gets a folder of its own below it.</param>
internal sealed class BundleOutput(string? folder, bool isSingle)
{
    private const string DefaultFolder = "out";

    /// <summary>The folder of a cluster's bundle.</summary>
    public string FolderOf(string cluster) => isSingle && folder is not null ? folder : Path.Combine(folder ?? DefaultFolder, cluster);

    /// <summary>Writes a bundle; false, with findings, when that is impossible.</summary>
    public static bool Write(string folder, Bundle bundle, DiagnosticBag bag) =>
        AtomicFolder.Write(folder, [.. bundle.Files.Select(f => new FolderFile(f.Path, f.Content))], Owned(folder), bag);

    // What an earlier run wrote, by its manifest. Without a readable one nothing is known to be hotc's, and nothing is deleted.
    private static HashSet<string> Owned(string folder) =>
        BundleManifest.Read(folder) is { } manifest ? [.. manifest.Files.Select(f => f.Name), BundleNames.Manifest] : [];
}
