using System.Text.Json.Nodes;

namespace Hotc.Conformance.Tests.Mutants;

/// <summary>Makes stacks that are valid by construction: each has the types, references and functions that the catalogue allows.</summary>
internal sealed class TemplateMaker(Draw draw, IReadOnlyList<string> types)
{
    private const string NewestVersion = "2021-04-16";

    /// <summary>A stack: a root template, and sometimes a nested one.</summary>
    public MadeStack Make()
    {
        var (resources, typeOf) = (new JsonObject(), new Dictionary<string, string>(StringComparer.Ordinal));
        for (var i = 1 + draw.Below(3); i > 0; i--)
        {
            var (name, type) = ($"r{i}", draw.Of(types));
            if (MakeResource(type, resources) is { } made)
            {
                resources[name] = made;
                typeOf[name] = type;
            }
        }

        resources["text"] = new JsonObject { ["type"] = "OS::Heat::Value", ["properties"] = new JsonObject { ["value"] = new Expressions(draw).Text("text", resources, typeOf) } };
        var root = new JsonObject
        {
            ["heat_template_version"] = draw.Chance(80) ? NewestVersion : "2016-10-14",
            ["parameters"] = Expressions.Parameters(),
            ["conditions"] = new JsonObject { ["on"] = new JsonObject { ["equals"] = new JsonArray(Expressions.GetParam("flag"), true) }, ["off"] = new JsonObject { ["not"] = "on" } },
            ["resources"] = resources,
            ["outputs"] = Outputs(resources, typeOf),
        };
        return draw.Chance(25) ? WithNested(root, resources) : new MadeStack(root, null);
    }

    private JsonObject? MakeResource(string type, JsonObject others)
    {
        // What Heat asks beyond the schema is only sure to hold for the fewest properties.
        if (new ValueMaker(draw).OfProperties(Facts.Properties(type), Facts.HasRulesInCode(type) ? 0 : 25) is not { } properties)
        {
            return null;
        }

        var made = new JsonObject { ["type"] = type, ["properties"] = properties };
        if (draw.Chance(20) && draw.OfAny(others.Select(o => o.Key).ToList()) is { } other)
        {
            made["depends_on"] = draw.Chance(50) ? other : new JsonArray(other);
        }

        if (draw.Chance(15))
        {
            made["condition"] = draw.Chance(50) ? "on" : new JsonObject { ["and"] = new JsonArray("on", new JsonObject { ["not"] = "off" }) };
        }

        if (draw.Chance(15))
        {
            made["metadata"] = new JsonObject { ["role"] = Expressions.GetParam("name"), ["list"] = new JsonArray(1, "two", true) };
        }

        return made;
    }

    private JsonObject Outputs(JsonObject resources, Dictionary<string, string> typeOf)
    {
        var outputs = new JsonObject { ["id"] = new JsonObject { ["value"] = new JsonObject { ["get_resource"] = draw.Of(resources.Select(r => r.Key).ToList()) } } };
        if (draw.OfAny(typeOf.Keys.ToList()) is { } name && draw.OfAny(Facts.Attributes(typeOf[name])) is { } attribute)
        {
            outputs["attribute"] = new JsonObject { ["description"] = "one", ["value"] = new JsonObject { ["get_attr"] = new JsonArray(name, attribute) } };
        }

        return outputs;
    }

    private MadeStack WithNested(JsonObject root, JsonObject resources)
    {
        var member = new JsonObject
        {
            ["type"] = "nested.yaml",
            ["properties"] = new JsonObject { ["name"] = Expressions.GetParam("name"), ["size"] = draw.Chance(50) ? 2 : Expressions.GetParam("count") },
        };
        resources["nested"] = draw.Chance(50) ? member : new JsonObject
        {
            ["type"] = "OS::Heat::ResourceGroup",
            ["properties"] = new JsonObject { ["count"] = draw.Chance(50) ? Expressions.GetParam("count") : draw.Below(3), ["resource_def"] = member },
        };
        ((JsonObject)root["outputs"]!)["nested"] = new JsonObject { ["value"] = new JsonObject { ["get_attr"] = new JsonArray("nested", "made") } };
        var nested = new JsonObject
        {
            ["heat_template_version"] = NewestVersion,
            ["parameters"] = new JsonObject
            {
                ["name"] = new JsonObject { ["type"] = "string" },
                ["size"] = new JsonObject { ["type"] = "number", ["default"] = 1, ["constraints"] = new JsonArray(new JsonObject { ["range"] = new JsonObject { ["min"] = 1, ["max"] = 9 } }) },
            },
            ["resources"] = new JsonObject { ["random"] = new JsonObject { ["type"] = "OS::Heat::RandomString", ["properties"] = new JsonObject { ["length"] = Expressions.GetParam("size") } } },
            ["outputs"] = new JsonObject { ["made"] = new JsonObject { ["value"] = new JsonObject { ["list_join"] = new JsonArray("-", new JsonArray(Expressions.GetParam("name"), new JsonObject { ["get_attr"] = new JsonArray("random", "value") })) } } },
        };
        return new MadeStack(root, nested);
    }
}

/// <summary>A stack: its root template, and the one named nested.yaml if there is one.</summary>
internal sealed record MadeStack(JsonObject Root, JsonObject? Nested)
{
    /// <summary>A copy that can be changed.</summary>
    public MadeStack Copy() => new((JsonObject)Root.DeepClone(), (JsonObject?)Nested?.DeepClone());
}
