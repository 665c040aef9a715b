using System.Text.Json.Nodes;

namespace Hotc.Conformance.Tests.Mutants;

/// <summary>Changes one thing of a stack, mostly for the worse.</summary>
internal sealed class Mutation(Draw draw)
{
    /// <summary>All kinds of changes.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["drop", "rename", "retype", "unnest", "misreference", "cycle", "exceed", "age"];

    private static readonly string[] References = ["get_resource", "get_param", "get_attr", "depends_on", "condition", "if", "type"];

    /// <summary>Changes a stack in place; false when there is nothing that this kind of change could be done to.</summary>
    public bool Apply(string kind, MadeStack stack)
    {
        var document = stack.Nested is not null && draw.Chance(30) ? stack.Nested : stack.Root;
        var places = Tree.Places(document).Where(p => p.Parent is not null).ToList();
        var place = draw.Of(places);
        switch (kind)
        {
            case "drop":
                place.Remove();
                return true;
            case "rename" when draw.OfAny(places.Where(p => p.Key is not null).ToList()) is { Key: not null } named:
                named.Rename(Misspell(named.Key));
                return true;
            case "retype":
                place.Replace(Other());
                return true;
            case "unnest":
                return Unnest(draw.OfAny(places.Where(p => p.Node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }).ToList()));
            case "misreference":
                return Misreference(places);
            case "cycle":
                return Cycle(document);
            case "exceed":
                return Exceed(draw.OfAny(places.Where(p => p.Node is JsonValue).ToList()));
            case "age":
                document["heat_template_version"] = draw.Of(Facts.Versions);
                return true;
            default:
                return false;
        }
    }

    private string Misspell(string name)
    {
        var at = draw.Below(name.Length + 1);
        return draw.Below(4) switch
        {
            0 when name.Length > 1 && at < name.Length => name.Remove(at, 1),
            1 when at + 1 < name.Length => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
            2 => name.ToUpperInvariant(),
            _ => name.Insert(at, "x"),
        };
    }

    private JsonNode? Other() => draw.Below(14) switch
    {
        0 => null,
        1 => JsonValue.Create(5),
        2 => JsonValue.Create("5"),
        3 => JsonValue.Create(1.5),
        4 => JsonValue.Create(true),
        5 => JsonValue.Create("yes"),
        6 => JsonValue.Create(""),
        7 => new JsonArray(),
        8 => new JsonArray("a", 1),
        9 => new JsonObject(),
        10 => new JsonObject { ["a"] = "b" },
        11 => Expressions.GetParam(draw.Of(["name", "count", "flag", "list", "map"])),
        12 => JsonValue.Create(Plain.Of(draw.Of(["yes", "off", "12:30", "010", "1_000", "~", "2030-01-01", "0x1f", "1e3", ".inf"]))),
        _ => JsonValue.Create("text"),
    };

    private bool Unnest(Place? place)
    {
        if (place is null)
        {
            return false;
        }

        var inner = place.Node is JsonObject map ? draw.Of(map.Select(m => m.Value).ToList()) : draw.Of(((JsonArray)place.Node!).ToList());
        place.Replace(inner?.DeepClone());
        return true;
    }

    private bool Misreference(List<Place> places)
    {
        var place = draw.OfAny(places.Where(p => p.Key is not null && References.Contains(p.Key)).ToList());
        var (owner, at) = place?.Node is JsonArray { Count: > 0 } list ? (list, draw.Below(list.Count)) : (null, 0);
        var text = owner is null ? place?.Node : owner[at];
        if (place is null || text is not JsonValue value || !value.TryGetValue(out string? name))
        {
            return false;
        }

        JsonNode wrong = draw.Chance(60) ? Misspell(name) : draw.Of(["r1", "text", "nested", "name", "list", "on", "show", "OS::stack_id", "OS::Heat::None", ""]);
        if (owner is null)
        {
            place.Replace(wrong);
        }
        else
        {
            owner[at] = wrong;
        }

        return true;
    }

    private bool Cycle(JsonObject document)
    {
        if (draw.Chance(20) && document["conditions"] is JsonObject conditions)
        {
            conditions["on"] = new JsonObject { ["not"] = "off" };
            return true;
        }

        if (document["resources"] is not JsonObject resources || resources.Select(r => r.Key).ToList() is not { Count: > 0 } names)
        {
            return false;
        }

        var (one, other) = (draw.Of(names), draw.Of(names));
        foreach (var (from, to) in new[] { (one, other), (other, one) })
        {
            if (resources[from] is JsonObject resource)
            {
                resource[draw.Chance(70) ? "depends_on" : "metadata"] = draw.Chance(50) ? JsonValue.Create(to) : new JsonObject { ["get_resource"] = to };
            }
        }

        return true;
    }

    private bool Exceed(Place? place)
    {
        if (place is null)
        {
            return false;
        }

        place.Replace(place.Node is JsonValue value && value.TryGetValue(out string? text)
            ? draw.Below(4) switch { 0 => text + new string('x', 300), 1 => "", 2 => text + " ", _ => text + "é" }
            : draw.Below(5) switch { 0 => -1, 1 => 0, 2 => 1_000_000, 3 => long.MaxValue, _ => -1.5 });
        return true;
    }
}
