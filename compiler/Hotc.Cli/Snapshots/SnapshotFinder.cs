using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Cli.Snapshots;

/// <summary>
/// Finds specs and their bundles: <c>prod.yaml</c> belongs to the folder <c>prod</c>, in any depth. Folders whose name
/// begins with a dot, links and what lies in a bundle are not looked into.
/// </summary>
internal static class SnapshotFinder
{
    private static readonly EnumerationOptions Listing = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>All snapshots below some roots, each once, in the order of the roots and of their paths.</summary>
    /// <param name="roots">Where to look.</param>
    /// <param name="bag">Takes what is wrong: a root that is not there or holds nothing.</param>
    public static ImmutableArray<SnapshotPlace> Find(IEnumerable<SnapshotRoot> roots, DiagnosticBag bag)
    {
        var found = new List<SnapshotPlace>();
        foreach (var root in roots)
        {
            List<SnapshotPlace> own = [.. Find(root, bag).Select(p => new SnapshotPlace(p.Spec is null ? null : Plain(p.Spec), Plain(p.Folder)))];
            if (own.Count == 0 && Directory.Exists(root.Specs))
            {
                bag.Add(new Diagnostic(CliCodes.NoSnapshot, $"{Shown.Escaped(root.Specs)} holds no cluster spec and no bundle.", null) { Path = root.Specs });
            }

            found.AddRange(own);
        }

        // Roots may overlap, and a bundle that has no spec in one may have one in another; that is no fault.
        var owned = found.Where(p => p.Spec is not null).Select(p => p.Folder).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<SnapshotPlace> places = [.. found.Distinct().Where(p => p.Spec is not null || !owned.Contains(p.Folder))];
        foreach (var (first, second) in places.GroupBy(p => p.Folder).Where(g => g.Count() > 1).Select(g => (g.First(), g.ElementAt(1))))
        {
            bag.Add(new Diagnostic(CliCodes.SharedSnapshot, $"{Shown.Escaped(first.Spec!)} and {Shown.Escaped(second.Spec!)} have the bundle {Shown.Escaped(first.Folder)}.", null) { Path = second.Spec });
        }

        return places;
    }

    private static string Plain(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;

    private static List<SnapshotPlace> Find(SnapshotRoot root, DiagnosticBag bag)
    {
        if (!Directory.Exists(root.Specs))
        {
            // A file that the user named is a spec, whatever it holds: compiling it says what is wrong.
            return DiskFile.ReadBytes(root.Specs, bag) is null
                ? []
                : [new SnapshotPlace(root.Specs, Path.Combine(root.Bundles ?? Path.GetDirectoryName(root.Specs) ?? "", Path.GetFileNameWithoutExtension(root.Specs)))];
        }

        var specs = new List<string>();
        var bundles = new SortedSet<string>(StringComparer.Ordinal);
        Walk(root.Specs, specs, bundles);
        if (root.Bundles is { } other && Directory.Exists(other))
        {
            bundles.Clear();
            Walk(other, [], bundles);
        }

        var found = new List<SnapshotPlace>();
        foreach (var spec in specs)
        {
            var folder = Path.ChangeExtension(root.Bundles is { } apart ? Path.Combine(apart, Path.GetRelativePath(root.Specs, spec)) : spec, null);
            if (IsSpec(spec, hasBundle: bundles.Contains(folder)))
            {
                found.Add(new SnapshotPlace(spec, folder));
                bundles.Remove(folder);
            }
        }

        found.AddRange(bundles.Select(folder => new SnapshotPlace(null, folder)));
        return found;
    }

    private static void Walk(string folder, List<string> specs, SortedSet<string> bundles)
    {
        specs.AddRange(Directory.EnumerateFiles(folder, "*", Listing).Where(f => Path.GetExtension(f) is ".yaml" or ".yml").Order(StringComparer.Ordinal));
        foreach (var below in Directory.EnumerateDirectories(folder, "*", Listing).Where(d => !Path.GetFileName(d).StartsWith('.')).Order(StringComparer.Ordinal))
        {
            if (BundleManifest.Read(below) is not null)
            {
                bundles.Add(below);
            }
            else
            {
                Walk(below, specs, bundles);
            }
        }
    }

    // Other YAML may stand beside: templates that specs extend, values of charts, clusters of other tools. A broken file is
    // a spec when something says so; then compiling it tells what is wrong.
    private static bool IsSpec(string path, bool hasBundle)
    {
        var bag = new DiagnosticBag();
        if (hasBundle || DiskFile.ReadText(path, SourceKind.Author, bag) is not { } source)
        {
            return hasBundle;
        }

        return YamlReader.Read(source, bag) is { Root: YamlMapping root } && !bag.HasErrors
            ? root["kind"] is YamlScalar { Value: "Cluster" } && (root["apiVersion"] is not YamlScalar version || version.Value.StartsWith("hotc/", StringComparison.Ordinal))
            : source.Text.Contains("apiVersion: hotc/", StringComparison.Ordinal);
    }
}
