using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Drivers;

/// <summary>Chooses the driver that a spec asks for.</summary>
internal sealed class DriverSelection(DriverCatalogue catalogue)
{
    /// <summary>The package that fits the spec's `driver`; null, with a diagnostic, when none or several fit.</summary>
    /// <param name="driver">The spec's `driver`, already checked against the schema.</param>
    /// <param name="bag">Takes the problems.</param>
    public DriverPackage? Choose(YamlMapping driver, DiagnosticBag bag)
    {
        var version = driver["version"] as YamlScalar;
        var candidates = driver["name"] is YamlScalar name ? ByName(name, bag)
            : driver["match"] is YamlMapping match ? ByTriple(match, bag)
            : NotChosen(driver, bag);
        if (candidates.Count == 0 || (driver["name"] is YamlScalar && driver["match"] is YamlMapping triple && !Provides(candidates, triple, bag)))
        {
            return null;
        }

        var fitting = candidates.Where(c => version is null || c.Begins(version.Value)).ToList();
        if (fitting.Count == 0)
        {
            bag.Add(DriverCodes.NotFound, version!.Span, $"{candidates[0].Name} has no version {version.Value}.", $"Known: {string.Join(", ", candidates.Select(c => c.Version))}.");
            return null;
        }

        return Newest(fitting, (version ?? driver["name"] ?? driver).Span, bag);
    }

    private List<DriverId> ByName(YamlScalar name, DiagnosticBag bag)
    {
        var found = catalogue.Packages.Where(p => p.Name == name.Value).ToList();
        if (found.Count == 0)
        {
            var names = catalogue.Packages.Select(p => p.Name).Distinct().ToArray();
            var help = Nearest.Of(name.Value, names) is { } near ? $"Did you mean \"{near}\"?" : $"Known: {string.Join(", ", names)}.";
            bag.Add(DriverCodes.NotFound, name.Span, $"There is no driver \"{name.Value}\".", help);
        }

        return found;
    }

    // A name and a match may come from different files, of which one extends the other.
    private bool Provides(List<DriverId> named, YamlMapping match, DiagnosticBag bag)
    {
        var wanted = Triple(match);
        if (named.Any(p => catalogue.Load(p, new DiagnosticBag()) is not { } package || package.Definition.Provides.Any(t => (t.ServerType, t.Os, t.Coe) == wanted)))
        {
            return true;
        }

        bag.Add(DriverCodes.NotFound, match.Span, $"The driver {named[0].Name} does not provide {Shown(wanted)}.", "Leave out driver.name or driver.match.");
        return false;
    }

    private List<DriverId> ByTriple(YamlMapping match, DiagnosticBag bag)
    {
        var wanted = Triple(match);
        var all = catalogue.Packages.Select(p => (Id: p, Package: catalogue.Load(p, new DiagnosticBag()))).Where(p => p.Package is not null).ToList();
        var found = all.Where(p => p.Package!.Definition.Provides.Any(t => (t.ServerType, t.Os, t.Coe) == wanted)).Select(p => p.Id).ToList();
        var shown = Shown(wanted);
        if (found.Count == 0)
        {
            var triples = all.SelectMany(p => p.Package!.Definition.Provides).Select(t => Shown((t.ServerType, t.Os, t.Coe))).Distinct();
            bag.Add(DriverCodes.NotFound, match.Span, $"No driver provides {shown}.", $"Provided: {string.Join(", ", triples)}. `hotc drivers list` shows all.");
        }
        else if (found.Select(f => f.Name).Distinct().Count() > 1)
        {
            bag.Add(DriverCodes.Ambiguous, match.Span, $"Several drivers provide {shown}: {string.Join(", ", found)}.", "Name one with driver.name.");
            return [];
        }

        return found;
    }

    private List<DriverId> NotChosen(YamlMapping driver, DiagnosticBag bag)
    {
        var help = catalogue.Packages.Count == 0 ? null : $"Write driver: {{name: {catalogue.Packages[0].Name}}}, for example.";
        bag.Add(DriverCodes.NotChosen, driver.Span, "\"driver\" has neither a name nor a match.", help);
        return [];
    }

    private static (string ServerType, string Os, string Coe) Triple(YamlMapping match)
    {
        string Of(string key) => (match[key] as YamlScalar)?.Value ?? "";
        return (Of("serverType"), Of("os"), Of("coe"));
    }

    private static string Shown((string ServerType, string Os, string Coe) triple) => $"({triple.ServerType}, {triple.Os}, {triple.Coe})";

    // The newest that is finished, without reading those before it; an experimental one only where nothing finished fits, a removed one only to say so.
    private DriverPackage? Newest(List<DriverId> fitting, SourceSpan place, DiagnosticBag bag)
    {
        var own = new DiagnosticBag();
        var packages = new List<DriverPackage>();
        foreach (var package in fitting.Select(f => catalogue.Load(f, own)).TakeWhile(p => p is not null))
        {
            packages.Add(package!);
            if (package!.IsFinished)
            {
                break;
            }
        }

        if (own.HasErrors)
        {
            bag.AddRange(own.ToSorted());
            return null;
        }

        var best = packages.FirstOrDefault(p => p.IsFinished)
            ?? packages.FirstOrDefault(p => p.Definition.State is DriverState.Experimental)
            ?? packages[0];
        var successor = best.Definition.ReplacedBy is { } next ? $"Use {next} instead." : null;
        if (best.Definition.State == DriverState.Removed)
        {
            bag.Add(DriverCodes.Removed, place, $"The driver {best.Id} was removed.", successor);
            return null;
        }

        if (best.Definition.State == DriverState.Deprecated)
        {
            bag.Add(DriverCodes.Deprecated, place, $"The driver {best.Id} is deprecated.", successor);
        }

        return best;
    }
}
