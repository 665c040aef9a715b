using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hotc.Compile.Drivers;
using Hotc.Foundation.Files;

namespace Hotc.Snapshots;

/// <summary>
/// Digests of finished driver versions: of all files of the package and of the fragments that it pins. Cases may be added, and
/// a version may become deprecated or removed; nothing else of it ever changes, since somebody's cluster was built with it.
/// </summary>
public static partial class Freeze
{
    /// <summary>Where the digests stand.</summary>
    public const string File = "drivers/frozen.json";

    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The digests, by name@version.</summary>
    public static SortedDictionary<string, string> Read() => new(
        JsonSerializer.Deserialize<Dictionary<string, string>>(System.IO.File.ReadAllText(Repository.PathOf(File)))!, StringComparer.Ordinal);

    /// <summary>Versions that must be frozen: those that are finished.</summary>
    public static IEnumerable<string> Finished() =>
        from path in Repository.Program.List("drivers", recursive: true)
        let parts = path.Split('/')
        where parts is ["drivers", _, _, "driver.yaml"] && State().Match(Text(Repository.Program, path)).Groups[1].Value is "stable" or "deprecated"
        select $"{parts[1]}@{parts[2]}";

    /// <summary>The digest of a version as it is now.</summary>
    public static string Digest(string id) => Digest(Repository.Program, id);

    /// <summary>The digest of a version in a tree that holds <c>drivers</c> and <c>fragments</c>.</summary>
    public static string Digest(IFileTree tree, string id)
    {
        var (name, version) = id.Split('@') is [var before, var after] ? (before, after) : throw new ArgumentException($"{id} is no NAME@VERSION.", nameof(id));
        return PackageDigest.Of(new DriverId(name, System.Version.Parse(version), new DriverFolder(tree, "drivers", "drivers")), tree);
    }

    /// <summary>Adds the digest of a version that has none yet. False when it has one.</summary>
    public static bool Add(string id)
    {
        var known = Read();
        if (!known.TryAdd(id, Digest(id)))
        {
            return false;
        }

        System.IO.File.WriteAllText(Repository.PathOf(File), JsonSerializer.Serialize(known, Pretty) + "\n");
        return true;
    }

    private static string Text(IFileTree tree, string path) => Encoding.UTF8.GetString(Bytes(tree, path));

    private static byte[] Bytes(IFileTree tree, string path) => tree.TryRead(path, out var bytes) ? bytes.ToArray() : throw new FileNotFoundException(path);

    [GeneratedRegex(@"^state: *(\w+)$", RegexOptions.Multiline)]
    private static partial Regex State();
}
