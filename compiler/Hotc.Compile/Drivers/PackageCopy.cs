using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;

namespace Hotc.Compile.Drivers;

/// <summary>Makes a new package of an old one: the same data under another name, at its first version, and one case.</summary>
public static partial class PackageCopy
{
    /// <summary>The version that a new package begins with.</summary>
    public const string FirstVersion = "1.0.0";

    private const string Definition = "driver.yaml";
    private const string Changes = "CHANGES.md";

    /// <summary>The files of the new package, by their paths in it; null, with diagnostics, when it cannot be made.</summary>
    /// <param name="package">The package to copy.</param>
    /// <param name="name">The new name.</param>
    /// <param name="bag">Takes the problems.</param>
    public static ImmutableArray<FolderFile>? Make(DriverPackage package, string name, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(package);
        if (!GoodName().IsMatch(name))
        {
            bag.Add(DriverCodes.BadName, null, $"{Shown.Quoted(name)} cannot be the name of a driver.", "Lower-case letters, digits and hyphens, a letter first, at most 64 characters.");
            return null;
        }

        var files = ImmutableArray.CreateBuilder<FolderFile>();
        foreach (var path in package.Files().Where(p => !p.StartsWith("cases/", StringComparison.Ordinal) && p is not (Definition or Changes)))
        {
            if (package.TryRead(path, out var bytes))
            {
                files.Add(new FolderFile(path, bytes));
            }
        }

        files.Add(new FolderFile(Definition, Encoding.UTF8.GetBytes(Renamed(package, name))));
        files.Add(new FolderFile(Changes, Encoding.UTF8.GetBytes($"# Changes of {name}\n\n## {FirstVersion} (experimental)\n\nMade from {package.Id}.\n")));
        files.Add(new FolderFile("cases/minimal/cluster.yaml", Encoding.UTF8.GetBytes(FirstCase(name))));
        return files.ToImmutable();
    }

    // The author's text stays as it is, but for the values of three keys.
    private static string Renamed(DriverPackage package, string name)
    {
        var text = new StringBuilder(package.Source.Text);
        var root = package.Definition.Node;
        (string Key, string Value)[] values =
        [
            (DriverDefinition.Keys.Name, name), (DriverDefinition.Keys.Version, FirstVersion), (DriverDefinition.Keys.State, DriverState.Experimental.ToText()),
        ];
        foreach (var (span, value) in values.Select(v => (root[v.Key]!.Span, v.Value)).Where(v => ReferenceEquals(v.Span.Source, package.Source)).OrderByDescending(v => v.Span.Start))
        {
            text.Remove(span.Start, span.Length).Insert(span.Start, value);
        }

        return text.ToString();
    }

    private static string FirstCase(string name) =>
        $$"""
        # The smallest cluster that the driver can build.
        apiVersion: hotc/v1
        kind: Cluster
        metadata: {name: minimal}
        driver: {name: {{name}}, version: {{FirstVersion}}}
        network: {external: public}
        controlPlane: {flavor: m1.medium, image: an-image}
        pools:
          - {name: general, flavor: m1.medium, image: an-image}

        """;

    [GeneratedRegex("^[a-z][a-z0-9-]{0,63}\\z")]
    private static partial Regex GoodName();
}
