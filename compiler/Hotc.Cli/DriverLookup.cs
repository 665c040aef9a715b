using Hotc.Compile.Drivers;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Cli;

/// <summary>Finds a driver package by what a user types.</summary>
internal static class DriverLookup
{
    /// <summary>The package of a <c>NAME</c> or <c>NAME@VERSION</c>, the newest that a spec would get; null after a finding.</summary>
    public static DriverId? Find(DriverCatalogue catalogue, string wanted, DiagnosticBag bag)
    {
        var (name, version) = wanted.Split('@', 2) is [var before, var after] ? (before, after) : (wanted, null);
        var ofName = catalogue.Packages.Where(p => p.Name == name).ToList();
        var fitting = ofName.FindAll(p => version is null || $"{p.Version}.".StartsWith($"{version}.", StringComparison.Ordinal));

        // One that cannot be read is taken, so that its reader is told why.
        var found = fitting.Find(p => catalogue.Load(p, new DiagnosticBag()) is null or { IsFinished: true }) ?? fitting.FirstOrDefault();
        if (found is null)
        {
            var names = catalogue.Packages.Select(p => p.Name).Distinct().ToList();
            var help = ofName.Count > 0 ? $"Known: {string.Join(", ", ofName.Select(p => p.Version))}."
                : Nearest.Of(name, names) is { } near ? $"Did you mean \"{near}\"?"
                : $"Known: {string.Join(", ", names)}.";
            bag.Add(DriverCodes.NotFound, null, $"There is no driver {Shown.Quoted(wanted)}.", help);
        }

        return found;
    }
}
