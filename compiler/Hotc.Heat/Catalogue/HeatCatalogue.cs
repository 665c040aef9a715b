using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Hotc.Heat.Releases;

namespace Hotc.Heat.Catalogue;

/// <summary>
/// Everything that one release of Heat knows: resource types, template versions, sections of environments. The data is the
/// file <c>schemas/heat/&lt;release&gt;.json</c> and the patches beside it, which travel inside the program; a resource type
/// is read when it is first asked for. Safe to use from several threads.
/// </summary>
public sealed class HeatCatalogue
{
    private static readonly FrozenDictionary<string, Lazy<HeatCatalogue>> ByRelease =
        HeatRelease.All.ToFrozenDictionary(r => r.Name, r => new Lazy<HeatCatalogue>(() => new HeatCatalogue(r)), StringComparer.Ordinal);

    private readonly CatalogueFile main;
    private readonly CatalogueFile patch;
    private readonly ConcurrentDictionary<string, ResourceType?> types = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, TemplateVersionFacts> versions;
    private readonly FrozenDictionary<string, string> aliases;
    private readonly FrozenDictionary<string, string> typeAliases;
    private readonly FrozenSet<string> otherTypes;

    private HeatCatalogue(HeatRelease release)
    {
        Release = release;
        main = new CatalogueFile(release.Name + ".json");
        patch = new CatalogueFile("patches/other-types.json");
        using var facts = main.ReadFacts();
        var root = facts.RootElement;
        versions = VersionReader.Read(root.GetProperty("template_versions"), out aliases);
        typeAliases = root.GetProperty("resource_type_aliases").EnumerateObject()
            .ToFrozenDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
        otherTypes = Strings(root, "other_resource_types").ToFrozenSet(StringComparer.Ordinal);
        CustomConstraints = Strings(root, "custom_constraints").ToFrozenSet(StringComparer.Ordinal);
        EnvironmentSections = Strings(root, "environment_sections");
        HookTypes = Strings(root, "hook_types");
        PseudoParameters = Strings(root, "pseudo_parameters");
    }

    /// <summary>The release.</summary>
    public HeatRelease Release { get; }

    /// <summary>The names of the checks that a <c>custom_constraint</c> may name.</summary>
    public FrozenSet<string> CustomConstraints { get; }

    /// <summary>The top-level keys of an environment.</summary>
    public ImmutableArray<string> EnvironmentSections { get; }

    /// <summary>The values of <c>hooks</c>.</summary>
    public ImmutableArray<string> HookTypes { get; }

    /// <summary>The parameters that every stack has.</summary>
    public ImmutableArray<string> PseudoParameters { get; }

    /// <summary>The dates of the template versions.</summary>
    public IEnumerable<string> VersionDates => versions.Keys.Order(StringComparer.Ordinal);

    /// <summary>The names of all resource types, in ordinal order; those that only an alias knows are not among them.</summary>
    public IEnumerable<string> TypeNames => main.TypeNames.Concat(otherTypes).Order(StringComparer.Ordinal);

    /// <summary>The catalogue of a release.</summary>
    public static HeatCatalogue Of(HeatRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        return ByRelease[release.Name].Value;
    }

    /// <summary>What templates of a version may hold; null when this release does not know it.</summary>
    /// <param name="name">The date or its alias.</param>
    public TemplateVersionFacts? FindVersion(string name) => versions.GetValueOrDefault(aliases.GetValueOrDefault(name, name));

    /// <summary>A resource type by its name or an old name of it; null when this release does not know it.</summary>
    public ResourceType? FindType(string name)
    {
        if (types.TryGetValue(name, out var known))
        {
            return known;
        }

        // Only names that exist are remembered, so that input cannot grow the table.
        var found = Read(name);
        return found is null ? null : types.GetOrAdd(name, found);
    }

    private ResourceType? Read(string name)
    {
        if (main.HasType(name))
        {
            return TypeReader.Read(name, main);
        }

        if (otherTypes.Contains(name))
        {
            return patch.HasType(name) ? TypeReader.Read(name, patch) : new ResourceType(name) { IsDescribed = false };
        }

        foreach (var (old, current) in typeAliases)
        {
            if (old == name)
            {
                return FindType(current);
            }

            if (old.EndsWith('*') && name.StartsWith(old[..^1], StringComparison.Ordinal) && name.Length >= old.Length)
            {
                return FindType(current.TrimEnd('*') + name[(old.Length - 1)..]);
            }
        }

        return null;
    }

    private static ImmutableArray<string> Strings(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];
}
