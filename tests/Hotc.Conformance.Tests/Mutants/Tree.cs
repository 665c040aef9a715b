using System.Text.Json.Nodes;

namespace Hotc.Conformance.Tests.Mutants;

/// <summary>A node with the place that it stands at.</summary>
/// <param name="Parent">The mapping or list that holds it; null for the root.</param>
/// <param name="Key">Its key, in a mapping.</param>
/// <param name="Index">Its number, in a list.</param>
/// <param name="Node">The node.</param>
internal sealed record Place(JsonNode? Parent, string? Key, int Index, JsonNode? Node)
{
    /// <summary>Takes it out.</summary>
    public void Remove()
    {
        if (Parent is JsonObject map)
        {
            map.Remove(Key!);
        }
        else
        {
            ((JsonArray)Parent!).RemoveAt(Index);
        }
    }

    /// <summary>Puts something else in its place.</summary>
    public void Replace(JsonNode? other)
    {
        if (Parent is JsonObject map)
        {
            map[Key!] = other;
        }
        else
        {
            ((JsonArray)Parent!)[Index] = other;
        }
    }

    /// <summary>Gives it another key, in the same place of the order.</summary>
    public void Rename(string key)
    {
        var map = (JsonObject)Parent!;
        if (map.ContainsKey(key))
        {
            return;
        }

        var entries = map.ToList();
        map.Clear();
        foreach (var (name, value) in entries)
        {
            map[name == Key ? key : name] = value;
        }
    }
}

/// <summary>Walks documents.</summary>
internal static class Tree
{
    /// <summary>All nodes, the outer ones first.</summary>
    public static IEnumerable<Place> Places(JsonNode? root) => Places(new Place(null, null, 0, root));

    private static IEnumerable<Place> Places(Place place)
    {
        yield return place;
        var children = place.Node switch
        {
            JsonObject map => map.Select(m => new Place(map, m.Key, 0, m.Value)),
            JsonArray list => list.Select((item, i) => new Place(list, null, i, item)),
            _ => [],
        };
        foreach (var child in children.ToList().SelectMany(Places))
        {
            yield return child;
        }
    }
}
