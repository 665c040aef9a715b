using Hotc.Heat.Catalogue;
using Hotc.Lint.Model;

namespace Hotc.Lint.Bundles;

/// <summary>What stands behind the type of a resource.</summary>
internal abstract record TypeTarget;

/// <summary>A type that Heat has.</summary>
internal sealed record BuiltInTarget(ResourceType Type) : TypeTarget;

/// <summary>A template of the bundle.</summary>
/// <param name="Template">The template.</param>
/// <param name="Facade">The built-in type that it stands for, by an environment; null when it is used by its own name.</param>
internal sealed record NestedTarget(Template Template, ResourceType? Facade) : TypeTarget;

/// <summary>A template whose file cannot be looked at or is none.</summary>
/// <param name="Reference">Where it should be.</param>
/// <param name="IsBroken">Whether it was found and is no template, which is reported there.</param>
internal sealed record UnreadableTarget(Reference Reference, bool IsBroken) : TypeTarget;

/// <summary>A name that neither Heat nor an environment knows.</summary>
/// <param name="Name">The name, which an environment may have put in the place of the one in the template.</param>
internal sealed record UnknownTarget(string Name) : TypeTarget;

/// <summary>Finds out what stands behind the types of resources, as Heat's registry does.</summary>
internal sealed class TypeResolver(Workspace workspace, EnvironmentSet environments)
{
    // An environment may map a type to another one; a circle of such entries ends here.
    private const int MostSteps = 16;

    private readonly Dictionary<(string Type, string Resource, string Folder), TypeTarget> known = [];
    private readonly Dictionary<string, TypeTarget> ofHeat = new(StringComparer.Ordinal);

    public EnvironmentSet Environments => environments;

    /// <summary>What a type stands for.</summary>
    /// <param name="type">The type.</param>
    /// <param name="resource">The name of the resource, for entries that are for one resource only.</param>
    /// <param name="folder">The folder of the template that holds it.</param>
    public TypeTarget Resolve(string type, string resource, string folder)
    {
        // Most bundles map no types: then a type is the same for every resource.
        if (!environments.HasTypes && !IsTemplateName(type))
        {
            if (!ofHeat.TryGetValue(type, out var own))
            {
                ofHeat.Add(type, own = Find(type, resource, folder, 0));
            }

            return own;
        }

        if (known.TryGetValue((type, resource, folder), out var target))
        {
            return target;
        }

        target = Find(type, resource, folder, 0);
        known.Add((type, resource, folder), target);
        return target;
    }

    /// <summary>Whether a type is the name of a template file.</summary>
    public static bool IsTemplateName(string type) => type.EndsWith(".yaml", StringComparison.Ordinal) || type.EndsWith(".template", StringComparison.Ordinal);

    private TypeTarget Find(string type, string resource, string folder, int step)
    {
        if (IsTemplateName(type))
        {
            return File(workspace.Resolve(folder, type), facade: null);
        }

        // Where an entry leads to nothing, Heat tries the next one, and then what it has itself.
        var unknown = new UnknownTarget(type);
        foreach (var entry in step < MostSteps ? environments.Find(type, resource) : [])
        {
            if (IsTemplateName(entry.Target))
            {
                return File(workspace.Resolve(entry.Folder, entry.Target), workspace.Catalogue.FindType(type));
            }

            if (entry.Target == type)
            {
                continue;
            }

            var name = entry.IsPattern && entry.Target.EndsWith('*') ? entry.Target[..^1] + type[(entry.Name.Length - 1)..] : entry.Target;
            switch (Find(name, resource, folder, step + 1))
            {
                case UnknownTarget other:
                    unknown = other;
                    break;
                case var found:
                    return found;
            }
        }

        return workspace.Catalogue.FindType(type) is { } builtIn ? new BuiltInTarget(builtIn) : unknown;
    }

    private TypeTarget File(Reference reference, ResourceType? facade)
    {
        if (reference.Kind != ReferenceKind.Local || !workspace.Exists(reference.Path))
        {
            return new UnreadableTarget(reference, IsBroken: false);
        }

        return workspace.Template(reference.Path) is { } template ? new NestedTarget(template, facade) : new UnreadableTarget(reference, IsBroken: true);
    }
}
