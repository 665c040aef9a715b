using System.Collections.Immutable;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Spec;

/// <summary>Lays one YAML tree over another: the values of a spec over those of its template.</summary>
internal static class SpecMerge
{
    /// <summary>
    /// The tree in which <paramref name="over"/> wins. Mappings merge key by key, lists of mappings that all have a name merge
    /// by name, everything else is replaced. What comes from below stands first, so that a template gives the order.
    /// </summary>
    public static YamlNode Merge(YamlNode over, YamlNode under) => (over, under) switch
    {
        (YamlMapping o, YamlMapping u) => MergeMappings(o, u),
        (YamlSequence o, YamlSequence u) when AreNamed(o) && AreNamed(u) => MergeNamed(o, u),
        _ => over,
    };

    /// <summary>The mapping in which <paramref name="over"/> wins.</summary>
    public static YamlMapping MergeMappings(YamlMapping over, YamlMapping under)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(over.Entries.Length + under.Entries.Length);
        foreach (var entry in under.Entries)
        {
            var own = over.Entries.FirstOrDefault(e => e.Key.Value == entry.Key.Value);
            entries.Add(own is null ? entry : new YamlEntry(own.Key, Merge(own.Value, entry.Value)));
        }

        entries.AddRange(over.Entries.Where(e => !under.TryGet(e.Key.Value, out _)));
        return new YamlMapping(over.Span, entries.DrainToImmutable());
    }

    /// <summary>The tree without keys whose value is null: a null takes back what a template says.</summary>
    public static YamlMapping WithoutNulls(YamlMapping mapping)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(mapping.Entries.Length);
        foreach (var entry in mapping.Entries)
        {
            if (entry.Value is not YamlScalar { IsNull: true })
            {
                entries.Add(new YamlEntry(entry.Key, Cleaned(entry.Value)));
            }
        }

        return new YamlMapping(mapping.Span, entries.DrainToImmutable());
    }

    private static YamlNode Cleaned(YamlNode node) => node switch
    {
        YamlMapping mapping => WithoutNulls(mapping),
        YamlSequence sequence => new YamlSequence(sequence.Span, [.. sequence.Items.Select(Cleaned)]),
        _ => node,
    };

    private static YamlSequence MergeNamed(YamlSequence over, YamlSequence under)
    {
        var own = over.Items.Select(i => (Name: NameOf(i)!, Item: i)).ToList();
        var items = ImmutableArray.CreateBuilder<YamlNode>(own.Count + under.Items.Length);
        foreach (var item in under.Items)
        {
            var name = NameOf(item);
            var matches = own.Where(o => o.Name == name).ToList();
            items.Add(matches is [var match, ..] ? Merge(match.Item, item) : item);

            // A second own item of this name stays, so that the duplicate is reported at its place.
            items.AddRange(matches.Skip(1).Select(m => m.Item));
            own.RemoveAll(o => o.Name == name);
        }

        items.AddRange(own.Select(o => o.Item));
        return new YamlSequence(over.Span, items.DrainToImmutable());
    }

    private static bool AreNamed(YamlSequence sequence) => sequence.Items.All(i => NameOf(i) is not null);

    private static string? NameOf(YamlNode node) => node is YamlMapping mapping && mapping["name"] is YamlScalar name ? name.Value : null;
}
