using Hotc.Compile.Schemas;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Compile.Drivers;

/// <summary>All driver packages of a run: those of the folders that the user gave, then those that are built in.</summary>
public sealed class DriverCatalogue(IReadOnlyList<DriverFolder> folders, SchemaFile schema)
{
    private readonly SchemaValidator validator = new(schema);
    private readonly Completion.CompilerDefaults defaults = new(schema);
    private readonly Memo<DriverPackage> loaded = new();
    private readonly Lazy<IReadOnlyList<DriverId>> packages = new(() => List(folders));

    /// <summary>Every package, by name and then newest first. A package of an earlier folder hides its namesake of a later one.</summary>
    public IReadOnlyList<DriverId> Packages => packages.Value;

    /// <summary>Loads a package; null, with diagnostics, when it cannot be used.</summary>
    public DriverPackage? Load(DriverId id, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(id);
        return loaded.Get(id.ToString(), bag, own => Read(id, own));
    }

    private static List<DriverId> List(IReadOnlyList<DriverFolder> folders) =>
        [.. folders.SelectMany(f => f.Packages()).DistinctBy(p => (p.Name, p.Version)).OrderBy(p => p.Name, StringComparer.Ordinal).ThenByDescending(p => p.Version)];

    private DriverPackage? Read(DriverId id, DiagnosticBag bag)
    {
        if (!id.Place.Files.TryRead(id.Folder + "/driver.yaml", out var bytes)
            || SourceText.FromBytes(id.Shown + "/driver.yaml", bytes.Span, SourceKind.Driver, bag) is not { } source)
        {
            return null;
        }

        if (DriverText.ReadMapping(source, bag) is not { } root)
        {
            return null;
        }

        if (!id.Place.IsProven && !validator.Validate(root, bag))
        {
            return null;
        }

        var definition = DriverDefinition.Read(defaults.Fill(root));
        if (definition.Name != id.Name || definition.Version != id.Version.ToString())
        {
            bag.Add(DriverCodes.WrongFolder, root["name"]!.Span, $"The definition says {definition.Name}@{definition.Version}, but the folder is {id.Shown}.");
            return null;
        }

        return id.Place.IsProven || HasDistinctPhases(definition, bag) ? new DriverPackage(id, definition, source) : null;
    }

    private static bool HasDistinctPhases(DriverDefinition definition, DiagnosticBag bag)
    {
        var twice = definition.Roles.SelectMany(role => role.Value.Phases.GroupBy(p => p.Name, StringComparer.Ordinal).SelectMany(same => same.Skip(1))).ToList();
        foreach (var phase in twice)
        {
            bag.Add(DriverCodes.PhaseTwice, phase.Node[DriverPhase.Keys.Name]!.Span, $"An earlier phase of this role has the name {phase.Name} too.", "Give each phase a name of its own.");
        }

        return twice.Count == 0;
    }
}
