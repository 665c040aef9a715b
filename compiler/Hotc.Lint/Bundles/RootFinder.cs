using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Reading;
using Hotc.Heat.Values;

namespace Hotc.Lint.Bundles;

/// <summary>Tells root templates from nested ones.</summary>
internal static class RootFinder
{
    private static readonly string[] Endings = [".yaml", ".yml", ".template", ".json", ".hot"];

    /// <summary>Whether a file may be a template or an environment by its name.</summary>
    public static bool MayBeTemplate(string path) => Endings.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    public static ImmutableArray<string> Find(LintFiles files, IEnumerable<string> paths)
    {
        var templates = new SortedSet<string>(StringComparer.Ordinal);
        var uses = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (Read(files, path, out var isBroken) is not { } document)
            {
                if (isBroken)
                {
                    templates.Add(path);
                    uses.Add(path, []);
                }

                continue;
            }

            var found = new HashSet<string>(StringComparer.Ordinal);
            if (DialectFinder.IsTemplate(document))
            {
                templates.Add(path);
                Collect(document, Reference.FolderOf(path), found);
            }
            else if (document["resource_registry"] is HotMap registry)
            {
                CollectRegistry(registry, Reference.FolderOf(path), found);
            }

            uses.Add(path, found);
        }

        var used = uses.SelectMany(u => u.Value.Where(v => v != u.Key)).ToHashSet(StringComparer.Ordinal);
        List<string> roots = [.. templates.Where(t => !used.Contains(t))];
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in roots.Concat(uses.Keys.Where(u => !templates.Contains(u))).ToArray())
        {
            Reach(start, uses, reached);
        }

        // What is left uses only itself, in circles.
        foreach (var template in templates.Where(t => !reached.Contains(t)))
        {
            if (!reached.Contains(template))
            {
                roots.Add(template);
                Reach(template, uses, reached);
            }
        }

        roots.Sort(StringComparer.Ordinal);
        return [.. roots];
    }

    private static void Reach(string start, Dictionary<string, HashSet<string>> uses, HashSet<string> reached)
    {
        var open = new Stack<string>([start]);
        while (open.TryPop(out var path))
        {
            if (reached.Add(path))
            {
                foreach (var next in uses.GetValueOrDefault(path) ?? [])
                {
                    open.Push(next);
                }
            }
        }
    }

    // What is wrong with a file is for the check to say; one that names its template version and cannot be read must get there.
    private static HotMap? Read(LintFiles files, string path, out bool isBroken)
    {
        isBroken = false;
        if (!files.LooksLikeTemplate(path) || files.Read(path, isTemplate: true) is not { Source: { } source } read)
        {
            return null;
        }

        isBroken = read.Document is null && source.Text.Contains(HotReader.VersionKey, StringComparison.Ordinal);
        return read.Document?.Root is YamlMapping ? HotReader.ReadMap(read.Document, new DiagnosticBag()) : null;
    }

    private static void Collect(HotValue node, string folder, HashSet<string> found)
    {
        switch (node)
        {
            case HotList list:
                foreach (var item in list.Items)
                {
                    Collect(item, folder, found);
                }

                break;
            case HotMap map:
                foreach (var (key, value, _) in map.Entries)
                {
                    if (key is "type" or "Type" && value is HotText { Value: var type })
                    {
                        Add(type, folder, found);
                    }
                    else
                    {
                        Collect(value, folder, found);
                    }
                }

                break;
        }
    }

    private static void CollectRegistry(HotMap registry, string folder, HashSet<string> found)
    {
        foreach (var (_, value, _) in registry.Entries)
        {
            switch (value)
            {
                case HotText target:
                    Add(target.Value, folder, found);
                    break;
                case HotMap inner:
                    CollectRegistry(inner, folder, found);
                    break;
            }
        }
    }

    private static void Add(string target, string folder, HashSet<string> found)
    {
        if (TypeResolver.IsTemplateName(target) && Reference.Resolve(folder, target, isWholeDisk: false) is { Kind: ReferenceKind.Local } reference)
        {
            found.Add(reference.Path);
        }
    }
}
