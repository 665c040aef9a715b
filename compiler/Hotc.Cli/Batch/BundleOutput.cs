using System.Text.Json;
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
    private const string ManifestName = "manifest.json";

    /// <summary>The folder of a cluster's bundle.</summary>
    public string FolderOf(string cluster) => isSingle && folder is not null ? folder : Path.Combine(folder ?? DefaultFolder, cluster);

    /// <summary>Writes a bundle; false, with findings, when that is impossible.</summary>
    public static bool Write(string folder, Bundle bundle, DiagnosticBag bag) =>
        AtomicFolder.Write(folder, [.. bundle.Files.Select(f => new FolderFile(f.Path, f.Content))], Owned(folder), bag);

    // What an earlier run wrote, by its manifest. Without a readable one nothing is known to be hotc's, and nothing is deleted.
    private static HashSet<string> Owned(string folder)
    {
        var owned = new HashSet<string>(StringComparer.Ordinal);
        var path = Path.Combine(folder, ManifestName);
        if (!File.Exists(path) || DiskFile.ReadBytes(path, new DiagnosticBag()) is not { } bytes)
        {
            return owned;
        }

        try
        {
            using var manifest = JsonDocument.Parse(bytes);
            if (manifest.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("files", out var files) && files.ValueKind == JsonValueKind.Array)
            {
                owned.Add(ManifestName);
                owned.UnionWith(files.EnumerateArray().Select(PathOf).OfType<string>());
            }
        }
        catch (JsonException)
        {
            return owned;
        }

        return owned;
    }

    private static string? PathOf(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object && file.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.String ? path.GetString() : null;
}
