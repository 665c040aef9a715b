using System.Collections.Immutable;
using System.Text.Json;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Heat.Bundles;

namespace Hotc.Cli.Snapshots;

/// <summary>What the manifest of a bundle on disk says of files: those it was made of, and those it holds.</summary>
/// <param name="Driver">name@version of the driver; null when it says none.</param>
/// <param name="DriverSha256">The digest of the driver package and its fragments; null when it says none.</param>
/// <param name="Inputs">The spec, the templates that it extends and the files that they name, the spec first; names without folders.</param>
/// <param name="Files">The files of the bundle, the manifest itself not among them.</param>
internal sealed record BundleManifest(string? Driver, string? DriverSha256, ImmutableArray<FileDigest> Inputs, ImmutableArray<FileDigest> Files)
{
    /// <summary>Reads the manifest of a bundle; null when there is none, or the file is none of hotc's.</summary>
    /// <param name="folder">The bundle.</param>
    public static BundleManifest? Read(string folder)
    {
        var path = Path.Combine(folder, BundleNames.Manifest);
        if (!File.Exists(path) || DiskFile.ReadBytes(path, new DiagnosticBag()) is not { } bytes)
        {
            return null;
        }

        return ForeignJson.Read(
            bytes,
            root => root.ValueKind == JsonValueKind.Object && List(root, "files", "path") is { } files
                ? new BundleManifest(Text(root, "driver"), Text(root, "driverSha256"), List(root, "inputs", "file") ?? [], files)
                : null,
            otherwise: null);
    }

    private static ImmutableArray<FileDigest>? List(JsonElement root, string list, string name) =>
        root.TryGetProperty(list, out var entries) && entries.ValueKind == JsonValueKind.Array
            ? [.. entries.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Select(e => (Name: Text(e, name), Digest: Text(e, "sha256"))).Where(e => e.Name is not null).Select(e => new FileDigest(e.Name!, e.Digest ?? ""))]
            : null;

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>A file and the SHA-256 of its bytes, in hexadecimal.</summary>
internal readonly record struct FileDigest(string Name, string Sha256);
