using System.Text;
using System.Text.RegularExpressions;
using Hotc.Foundation.Files;

namespace Hotc.Compile.Drivers;

/// <summary>
/// What tells a driver package from every other: the SHA-256 of its files and of the fragments that it pins, with their paths. Cases
/// are left out, and so are the lines of driver.yaml that say how finished it is and what replaces it: bundles are the same either way.
/// </summary>
public static partial class PackageDigest
{
    /// <summary>The digest, in hexadecimal.</summary>
    /// <param name="id">The package.</param>
    /// <param name="builtIn">The tree with <c>fragments/</c>, for those that are not in the package itself.</param>
    public static string Of(DriverId id, IFileTree builtIn)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(builtIn);
        var own = Read(id.Place.Files, id.Folder).Where(f => !f.Path.StartsWith("cases/", StringComparison.Ordinal)).ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal);
        var definition = Encoding.UTF8.GetString(own["driver.yaml"].Span);
        own["driver.yaml"] = Encoding.UTF8.GetBytes(State().Replace(definition, ""));
        var hash = new Sha256();
        foreach (var (path, bytes) in own.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Append(hash, $"drivers/{id.Name}/{id.Version}/{path}", bytes);
        }

        foreach (var fragment in Pinned().Matches(definition).Select(m => $"fragments/{m.Groups[1].Value}/{m.Groups[2].Value}").Distinct().Order(StringComparer.Ordinal).Where(f => !own.ContainsKey(f + "/fragment.yaml")))
        {
            foreach (var (path, bytes) in Read(builtIn, fragment).OrderBy(f => f.Path, StringComparer.Ordinal))
            {
                Append(hash, $"{fragment}/{path}", bytes);
            }
        }

        return hash.End();
    }

    private static IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> Read(IFileTree tree, string folder)
    {
        foreach (var path in tree.List(folder, recursive: true))
        {
            // What cannot be read cannot become part of a bundle.
            if (tree.TryRead(path, out var bytes))
            {
                yield return (path[(folder.Length + 1)..], bytes);
            }
        }
    }

    private static void Append(Sha256 hash, string path, ReadOnlyMemory<byte> bytes)
    {
        hash.Append(Encoding.UTF8.GetBytes($"{path}\n{bytes.Length}\n"));
        hash.Append(bytes.Span);
    }

    [GeneratedRegex(@"^(?:state: *\w+|replacedBy:.*)\n", RegexOptions.Multiline)]
    private static partial Regex State();

    // What names a fragment, wherever the definition does.
    [GeneratedRegex(@"\b([a-z0-9-]+)@([0-9]+\.[0-9]+\.[0-9]+)\b")]
    private static partial Regex Pinned();
}
