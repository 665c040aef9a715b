using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;

namespace Hotc.Lint.Bundles;

/// <summary>One environment file.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Root">What it says.</param>
internal sealed record EnvironmentFile(string Path, HotMap Root);

/// <summary>A value out of an environment.</summary>
internal readonly record struct EnvironmentValue(HotValue Value, SourceSpan? KeySpan, string File);

/// <summary>An entry of a registry of types.</summary>
/// <param name="Name">The type or pattern that it stands for.</param>
/// <param name="Target">What stands for it: another type, a pattern, or a template.</param>
/// <param name="Folder">The folder that a template's path counts from.</param>
/// <param name="Span">Where it is written.</param>
internal sealed record RegistryEntry(string Name, string Target, string Folder, SourceSpan? Span)
{
    /// <summary>Whether it stands for every type that begins so. To Heat an entry for a template stands for its name alone, stars and all.</summary>
    public bool IsPattern => Name.EndsWith('*') && !TypeResolver.IsTemplateName(Target);
}

/// <summary>All environments of a check, merged as Heat merges them: a later one wins.</summary>
internal sealed class EnvironmentSet
{
    private readonly Dictionary<string, EnvironmentValue> parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnvironmentValue> defaults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RegistryEntry> registry = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, RegistryEntry>> ofResources = new(StringComparer.Ordinal);

    private readonly Func<string, string, Reference> resolve;

    /// <summary>Merges environments.</summary>
    /// <param name="files">The environments, later ones over earlier ones.</param>
    /// <param name="resolve">Finds a file that a file of a folder names.</param>
    public EnvironmentSet(ImmutableArray<EnvironmentFile> files, Func<string, string, Reference> resolve)
    {
        this.resolve = resolve;
        Files = files;
        foreach (var file in files)
        {
            Merge(parameters, file, "parameters");
            Merge(defaults, file, "parameter_defaults");
            if (file.Root["resource_registry"] is HotMap types)
            {
                AddTypes(types, file);
            }
        }
    }

    public ImmutableArray<EnvironmentFile> Files { get; }

    public IReadOnlyDictionary<string, EnvironmentValue> Parameters => parameters;

    public IReadOnlyDictionary<string, EnvironmentValue> ParameterDefaults => defaults;

    public IReadOnlyDictionary<string, RegistryEntry> Registry => registry;

    /// <summary>Whether any type stands for something else than itself.</summary>
    public bool HasTypes => registry.Count > 0 || ofResources.Count > 0;

    /// <summary>
    /// The entries for a type at a resource, in the order in which Heat tries them (ResourceRegistry.get_resource_info): one for the
    /// resource alone, then all others by name, in which a pattern comes before the name itself.
    /// </summary>
    public IEnumerable<RegistryEntry> Find(string type, string resource)
    {
        if (!HasTypes)
        {
            return [];
        }

        IEnumerable<RegistryEntry> found = registry.Values.Where(e => e.Name == type || e.IsPattern && type != e.Target && type.StartsWith(e.Name[..^1], StringComparison.Ordinal))
            .OrderBy(e => e.Name, StringComparer.Ordinal);
        return ofResources.TryGetValue(resource, out var own) && own.TryGetValue(type, out var special) ? found.Prepend(special) : found;
    }

    private static void Merge(Dictionary<string, EnvironmentValue> into, EnvironmentFile file, string section)
    {
        if (file.Root[section] is HotMap values)
        {
            foreach (var (name, value, span) in values.Entries)
            {
                into[name] = new EnvironmentValue(value, span, file.Path);
            }
        }
    }

    private void AddTypes(HotMap types, EnvironmentFile file)
    {
        var folder = FolderOf(types, Reference.FolderOf(file.Path));
        foreach (var (name, value, span) in types.Entries)
        {
            if (name == "base_url")
            {
                continue;
            }

            if (name == "resources" && value is HotMap resources)
            {
                foreach (var (resource, entries, _) in resources.Entries)
                {
                    AddOfResource(resource, entries, folder);
                }
            }
            else if (value is HotText target)
            {
                registry[name] = new RegistryEntry(name, target.Value, folder, target.Origin ?? span);
            }
            else if (value is HotNull)
            {
                Remove(name);
            }
        }
    }

    private void Remove(string name)
    {
        foreach (var gone in registry.Keys.Where(k => name.EndsWith('*') ? k.StartsWith(name[..^1], StringComparison.Ordinal) : k == name).ToArray())
        {
            registry.Remove(gone);
        }
    }

    private void AddOfResource(string resource, HotValue entries, string folder)
    {
        if (entries is not HotMap map)
        {
            return;
        }

        if (!ofResources.TryGetValue(resource, out var own))
        {
            ofResources.Add(resource, own = new(StringComparer.Ordinal));
        }

        folder = FolderOf(map, folder);
        foreach (var (name, value, span) in map.Entries)
        {
            if (value is HotText target && name is not ("hooks" or "restricted_actions" or "base_url"))
            {
                own[name] = new RegistryEntry(name, target.Value, folder, target.Origin ?? span);
            }
        }
    }

    private string FolderOf(HotMap map, string folder) =>
        map["base_url"] is HotText text && resolve(folder, text.Value) is { Kind: ReferenceKind.Local } reference ? reference.Path : folder;
}
