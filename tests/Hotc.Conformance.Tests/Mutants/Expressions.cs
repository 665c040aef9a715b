using System.Text.Json.Nodes;

namespace Hotc.Conformance.Tests.Mutants;

/// <summary>Makes parameters, and expressions that use them.</summary>
internal sealed class Expressions(Draw draw)
{
    /// <summary>One parameter of each type, each with a value and with constraints that it meets.</summary>
    public static JsonObject Parameters() => new()
    {
        ["name"] = new JsonObject { ["type"] = "string", ["default"] = "abc", ["constraints"] = new JsonArray(new JsonObject { ["length"] = new JsonObject { ["min"] = 1, ["max"] = 20 } }, new JsonObject { ["allowed_pattern"] = "[a-z]+" }) },
        ["count"] = new JsonObject { ["type"] = "number", ["default"] = 2, ["constraints"] = new JsonArray(new JsonObject { ["range"] = new JsonObject { ["min"] = 0, ["max"] = 5 } }) },
        ["flag"] = new JsonObject { ["type"] = "boolean", ["default"] = true },
        ["list"] = new JsonObject { ["type"] = "comma_delimited_list", ["default"] = "a,b,c" },
        ["map"] = new JsonObject { ["type"] = "json", ["default"] = new JsonObject { ["a"] = new JsonObject { ["b"] = "c" } } },
        ["choice"] = new JsonObject { ["type"] = "string", ["label"] = "One of two", ["hidden"] = true, ["default"] = "x", ["constraints"] = new JsonArray(new JsonObject { ["allowed_values"] = new JsonArray("x", "y"), ["description"] = "x or y" }) },
    };

    /// <summary>A reference to a parameter.</summary>
    public static JsonObject GetParam(string name) => new() { ["get_param"] = name };

    /// <summary>An expression that yields a text.</summary>
    public JsonNode Text(string self, JsonObject resources, Dictionary<string, string> typeOf) => draw.Below(13) switch
    {
        0 => GetParam("name"),
        1 => Function("str_replace", new JsonObject { ["template"] = "a KEY b", ["params"] = new JsonObject { ["KEY"] = Part(self, resources, typeOf) } }),
        2 => Function("list_join", new JsonArray(",", new JsonArray("a", Part(self, resources, typeOf)), GetParam("list"))),
        3 => Function("if", new JsonArray("on", "yes", GetParam("choice"))),
        4 => Function("get_param", new JsonArray("map", "a", "b")),
        5 when draw.OfAny(resources.Select(r => r.Key).Where(k => k != self).ToList()) is { } other => Function("get_resource", other),
        6 when draw.OfAny(typeOf.Keys.ToList()) is { } name && draw.OfAny(Facts.Attributes(typeOf[name])) is { } attribute => Function("get_attr", new JsonArray(name, attribute)),
        7 => Function("digest", new JsonArray("sha256", Part(self, resources, typeOf))),
        8 => Function("repeat", new JsonObject { ["for_each"] = new JsonObject { ["<%i%>"] = GetParam("list") }, ["template"] = "x-<%i%>" }),
        9 => Function("map_merge", new JsonArray(new JsonObject { ["a"] = 1 }, GetParam("map"))),
        10 when draw.Chance(50) => Function("str_split", new JsonArray(",", "a,b", draw.Below(2))),
        10 => Function("str_split", new JsonArray(",", Part(self, resources, typeOf), 0)),
        11 => Function("yaql", new JsonObject { ["expression"] = "$.data.list.first()", ["data"] = new JsonObject { ["list"] = GetParam("list") } }),
        _ => JsonValue.Create("plain"),
    };

    // What stands inside of a function.
    private JsonNode Part(string self, JsonObject resources, Dictionary<string, string> typeOf) => draw.Chance(50) ? GetParam("name") : Text(self, resources, typeOf);

    private static JsonObject Function(string name, JsonNode argument) => new() { [name] = argument };
}
