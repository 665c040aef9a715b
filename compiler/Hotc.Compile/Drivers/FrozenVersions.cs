using System.Text.Json;
using Hotc.Foundation.Files;

namespace Hotc.Compile.Drivers;

/// <summary>
/// The digests of finished versions that travel in the program. They were written down when the versions were frozen, and tests hold
/// every file to them; so a run need not read the whole package.
/// </summary>
internal static class FrozenVersions
{
    private const string Path = "drivers/frozen.json";

    /// <summary>The digest of a version, as <see cref="PackageDigest"/> makes it; null when it is not frozen.</summary>
    /// <param name="program">The program's own files.</param>
    /// <param name="id">The version.</param>
    public static string? Find(IFileTree program, DriverId id)
    {
        if (!program.TryRead(Path, out var bytes))
        {
            return null;
        }

        using var digests = JsonDocument.Parse(bytes);
        return digests.RootElement.TryGetProperty(id.ToString(), out var digest) ? digest.GetString() : null;
    }
}
