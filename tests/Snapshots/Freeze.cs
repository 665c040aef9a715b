using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
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
        var folder = "drivers/" + id.Replace('@', '/');
        var definition = Text(tree, folder + "/driver.yaml");
        var fragments = Pinned().Matches(definition).Select(m => $"fragments/{m.Groups[1].Value}/{m.Groups[2].Value}").Distinct().Order(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in tree.List(folder, recursive: true).Where(p => !p.StartsWith(folder + "/cases/", StringComparison.Ordinal))
            .Concat(fragments.SelectMany(f => tree.List(f, recursive: true))))
        {
            var content = path == folder + "/driver.yaml" ? Encoding.UTF8.GetBytes(State().Replace(definition, "")) : Bytes(tree, path);
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
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

    // The two lines that may change, and what names a fragment.
    [GeneratedRegex(@"^(?:state: *(\w+)|replacedBy:.*)\n", RegexOptions.Multiline)]
    private static partial Regex State();

    [GeneratedRegex(@"\b([a-z0-9-]+)@([0-9]+\.[0-9]+\.[0-9]+)\b")]
    private static partial Regex Pinned();
}
