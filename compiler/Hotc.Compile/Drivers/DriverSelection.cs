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
        if (candidates.Count == 0)
        {
            return null;
        }

        var fitting = candidates.Where(c => version is null || Begins(c.Version, version.Value)).ToList();
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

    private List<DriverId> ByTriple(YamlMapping match, DiagnosticBag bag)
    {
        string Of(string key) => (match[key] as YamlScalar)?.Value ?? "";
        var wanted = (Of("serverType"), Of("os"), Of("coe"));
        var all = catalogue.Packages.Select(p => (Id: p, Package: catalogue.Load(p, new DiagnosticBag()))).Where(p => p.Package is not null).ToList();
        var found = all.Where(p => p.Package!.Definition.Provides.Any(t => (t.ServerType, t.Os, t.Coe) == wanted)).Select(p => p.Id).ToList();
        var shown = $"({wanted.Item1}, {wanted.Item2}, {wanted.Item3})";
        if (found.Count == 0)
        {
            var triples = all.SelectMany(p => p.Package!.Definition.Provides).Select(t => $"({t.ServerType}, {t.Os}, {t.Coe})").Distinct();
            bag.Add(DriverCodes.NotFound, match.Span, $"No driver provides {shown}.", $"Provided: {string.Join(", ", triples)}. `hotc drivers list` shows all.");
        }
        else if (found.Select(f => f.Name).Distinct().Count() > 1)
        {
            bag.Add(DriverCodes.Ambiguous, match.Span, $"Several drivers provide {shown}: {string.Join(", ", found)}.", "Name one with driver.name.");
            return [];
        }

        return found;
    }

    private static List<DriverId> NotChosen(YamlMapping driver, DiagnosticBag bag)
    {
        bag.Add(DriverCodes.NotChosen, driver.Span, "\"driver\" has neither a name nor a match.", "Write driver: {name: kubernetes-ubuntu}, for example.");
        return [];
    }

    // The newest that is finished; an experimental one only where nothing finished fits, a removed one only to say so.
    private DriverPackage? Newest(List<DriverId> fitting, SourceSpan place, DiagnosticBag bag)
    {
        var own = new DiagnosticBag();
        var packages = fitting.Select(f => catalogue.Load(f, own)).ToList();
        if (own.HasErrors)
        {
            bag.AddRange(own.ToSorted());
            return null;
        }

        var best = packages.FirstOrDefault(p => p!.Definition.State is DriverState.Stable or DriverState.Deprecated)
            ?? packages.FirstOrDefault(p => p!.Definition.State is DriverState.Experimental)
            ?? packages[0]!;
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

    private static bool Begins(Version version, string prefix) =>
        (version.ToString() + ".").StartsWith(prefix + ".", StringComparison.Ordinal);
}
