using System.Collections.Immutable;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Values;

namespace Hotc.Lint.Model;

/// <summary>Makes the model of a template out of its map.</summary>
internal static class TemplateReader
{
    /// <summary>Reads a template.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="root">What it says.</param>
    /// <param name="document">The document as YAML; null for one that was made.</param>
    /// <param name="dialect">What kind of template it is.</param>
    /// <param name="parts">What was read of such templates already.</param>
    public static Template Read(string path, HotMap root, YamlDocument? document, Dialect dialect, DialectParts parts)
    {
        var parameters = Section(root, dialect.Word("parameters"), parts.Parameters.Read);
        var conditions = Section(root, dialect.Word("conditions"), (e, _) => new Condition(e.Key, e.KeyOrigin, e.Value, parts.Expressions.ReadCondition(e.Value)));
        var resources = Section(root, dialect.Word("resources"), (e, i) => parts.Resources.Read(e, i) is var known && known.Index == i ? known : known with { Index = i });
        var outputs = Section(root, dialect.Word("outputs"), parts.Outputs.Read);
        return new Template
        {
            Path = path,
            Document = document,
            Root = root,
            Dialect = dialect,
            Parameters = parameters,
            Conditions = conditions,
            Resources = resources,
            Outputs = outputs,
            ParametersByName = ByName(parameters),
            ConditionsByName = ByName(conditions),
            ResourcesByName = ByName(resources),
            OutputsByName = ByName(outputs),
            Start = root.Entries is [var first, ..] ? first.KeyOrigin : root.Origin,
        };
    }

    // These tables live as long as one check: freezing them would cost more than all their look-ups.
    private static Dictionary<string, T> ByName<T>(ImmutableArray<T> declared)
        where T : Declared
    {
        var table = new Dictionary<string, T>(declared.Length, StringComparer.Ordinal);
        foreach (var one in declared)
        {
            table.Add(one.Name, one);
        }

        return table;
    }

    private static ImmutableArray<T> Section<T>(HotMap root, string word, Func<HotEntry, int, T> read)
    {
        if (word.Length == 0 || root[word] is not HotMap section)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<T>(section.Count);
        foreach (var entry in section.Entries)
        {
            found.Add(read(entry, found.Count));
        }

        return found.MoveToImmutable();
    }
}
