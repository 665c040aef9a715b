using Hotc.Compile;
using Hotc.Compile.Drivers;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Heat.Bundles;

namespace Hotc.Cli.Packages;

/// <summary>
/// Checks driver packages in a folder: each by itself, then its cases. Nothing outside the folder is read, whatever a package
/// names or links to.
/// </summary>
/// <param name="folder">A package (<c>driver.yaml</c> in it), or a folder of packages.</param>
/// <param name="snapshots">Where the bundles of cases are kept, <c>name/version/case</c>; null when they are not compared.</param>
/// <param name="report">Gets the findings.</param>
internal sealed class PackageChecks(string folder, string? snapshots, Report report)
{
    /// <summary>Checks, and tells in a line a package what was looked at.</summary>
    public void Run(TextWriter output)
    {
        var (place, packages) = Find();
        var bag = new DiagnosticBag();
        if (packages.Count == 0)
        {
            bag.Add(DriverCodes.FileMissing, null, $"{Shown.Quoted(folder)} is no driver package and holds none.", "A package is a folder <name>/<version> with a driver.yaml.");
        }

        report.Add(bag.ToSorted());
        foreach (var id in packages)
        {
            Check(place, id, output);
        }
    }

    private (DriverFolder Place, IReadOnlyList<DriverId> Packages) Find()
    {
        if (!File.Exists(Path.Combine(folder, "driver.yaml")))
        {
            var all = ProjectFile.Folder(folder);
            return (all, [.. all.Packages().OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Version)]);
        }

        var full = new DirectoryInfo(Path.GetFullPath(folder));
        var above = ProjectFile.Folder(Path.GetRelativePath(Directory.GetCurrentDirectory(), full.Parent?.Parent?.FullName ?? full.FullName));
        return (above, [.. above.Packages().Where(p => p.Name == full.Parent?.Name && p.Version.ToString() == full.Name)]);
    }

    private void Check(DriverFolder place, DriverId id, TextWriter output)
    {
        var bag = new DiagnosticBag();
        var compiler = new ClusterCompiler(ProgramFiles.Open(), [place], new PrefixedTree(place.Shown, place.Files));
        var package = compiler.CheckPackage(id, bag);
        report.Add(bag.ToSorted());
        if (package is null)
        {
            return;
        }

        if (package.Definition.State == DriverState.Removed)
        {
            var successor = package.Definition.ReplacedBy is { } next ? $"{next} takes its place" : "nothing takes its place";
            output.WriteLine($"{id}: removed, {successor}; nothing to compile");
            return;
        }

        var cases = package.Files().Select(f => f.Split('/')).Where(f => f is ["cases", _, "cluster.yaml"]).Select(f => f[1]).ToList();
        if (cases.Count == 0)
        {
            report.Add([new Diagnostic(DriverCodes.NoCase, $"{id} has no case.", package.Source.Span(0, 1))]);
        }

        foreach (var name in cases)
        {
            report.Add(CheckCase(compiler, id, name));
        }

        output.WriteLine($"{id}: {Counted.Of(package.Files().Count(), "file")}, {Counted.Of(package.Definition.Kubernetes.Minors.Length, "Kubernetes minor")}, {Counted.Of(cases.Count, "case")}");
    }

    private List<Diagnostic> CheckCase(ClusterCompiler compiler, DriverId id, string name)
    {
        var result = compiler.Compile($"{id.Shown}/cases/{name}/cluster.yaml");
        var found = result.Diagnostics.ToList();
        if (result.Completed is { } completed && completed.Driver.Id != id.ToString())
        {
            found.Add(new Diagnostic(DriverCodes.NoCase, $"The case {name} of {id} chooses {completed.Driver.Id}.", completed.Root["driver"]?.Span));
        }
        else if (result.Bundle is { } bundle && snapshots is not null)
        {
            found.AddRange(Differences(bundle, Path.Combine(snapshots, id.Name, id.Version.ToString(), name)));
        }

        return found;
    }

    private static IEnumerable<Diagnostic> Differences(Bundle bundle, string kept)
    {
        var tree = new DiskTree(kept);
        foreach (var file in bundle.Files)
        {
            if (!tree.TryRead(file.Path, out var bytes))
            {
                yield return Differs($"{kept}/{file.Path} is not there.");
            }
            else if (!bytes.Span.SequenceEqual(file.Content.Span))
            {
                yield return Differs($"{kept}/{file.Path} differs from what the case makes.");
            }
        }

        foreach (var path in tree.List("", recursive: true).Except(bundle.Files.Select(f => f.Path)))
        {
            yield return Differs($"{kept}/{path} is made by nothing any more.");
        }
    }

    private static Diagnostic Differs(string what) => new(DriverCodes.SnapshotDiffers, what, null);
}
