using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hotc.Conformance.Tests.Mutants;

/// <summary>Makes values that a property's schema allows.</summary>
internal sealed class ValueMaker(Draw draw)
{
    private const int Deepest = 3;

    private static readonly string[] Texts = ["2030-01-01 00:00", "12345678-1234-1234-1234-123456789012", "1", "abc", "a1", "a-b", "x"];

    // What Heat itself judges of these forms; everything else is looked up in a cloud, which the judge lets succeed.
    private static readonly Dictionary<string, string> Forms = new(StringComparer.Ordinal)
    {
        ["cron_expression"] = "0 0 * * *", ["dns_domain"] = "example.org.", ["dns_name"] = "host.example.org",
        ["expiration"] = "2099-01-01T00:00:00Z", ["ip_addr"] = "192.0.2.1", ["ip_or_cidr"] = "192.0.2.0/24", ["iso_8601"] = "2099-01-01T00:00:00Z",
        ["mac_addr"] = "02:00:5e:00:53:01", ["net_cidr"] = "192.0.2.0/24", ["rel_dns_name"] = "host", ["timezone"] = "UTC",
    };

    /// <summary>A value of a schema; null when none was found.</summary>
    public JsonNode? Of(JsonElement schema, int depth = 0) => schema.GetProperty("type").GetString() switch
    {
        "String" => OfText(schema),
        "Integer" or "Number" => OfNumber(schema),
        "Boolean" => JsonValue.Create(draw.Chance(50)),
        "List" => OfList(schema, depth),
        "Map" => OfMap(schema, depth),
        _ => JsonValue.Create("anything"),
    };

    /// <summary>A mapping that has all that is required, and some of the rest.</summary>
    public JsonObject? OfProperties(IEnumerable<JsonProperty> properties, int percent, int depth = 0)
    {
        var made = new JsonObject();
        foreach (var property in properties)
        {
            var isRequired = property.Value.TryGetProperty("required", out var required) && required.GetBoolean();
            if (!isRequired && (IsOld(property.Value) || !draw.Chance(percent)))
            {
                continue;
            }

            var value = Of(property.Value, depth + 1);
            if (value is null && isRequired)
            {
                return null;
            }

            if (value is not null)
            {
                made[property.Name] = value;
            }
        }

        return made;
    }

    private static bool IsOld(JsonElement schema) => schema.TryGetProperty("support", out var support) && support.TryGetProperty("status", out _);

    private JsonValue? OfText(JsonElement schema)
    {
        if (Constraint(schema, "allowed_values") is { } allowed)
        {
            return JsonValue.Create(draw.Of(allowed.GetProperty("values").EnumerateArray().ToList()).ToString());
        }

        if (Constraint(schema, "custom_constraint") is { } custom)
        {
            return JsonValue.Create(Forms.GetValueOrDefault(custom.GetProperty("name").GetString()!, "there"));
        }

        var pattern = Constraint(schema, "allowed_pattern")?.GetProperty("pattern").GetString();
        var text = pattern is null ? draw.Of(Texts) : Texts.FirstOrDefault(t => Regex.IsMatch(t, $"^(?:{pattern})$"));
        var (least, most) = Constraint(schema, "length") is { } length ? (Bound(length, "min") ?? 0, Bound(length, "max") ?? int.MaxValue) : (0, int.MaxValue);
        return text is null ? null : text.Length < least ? JsonValue.Create(text.PadRight((int)least, 'x')) : JsonValue.Create(text[..(int)Math.Min(most, text.Length)]);
    }

    private JsonValue OfNumber(JsonElement schema)
    {
        if (Constraint(schema, "allowed_values") is { } allowed)
        {
            return JsonValue.Create(draw.Of(allowed.GetProperty("values").EnumerateArray().ToList()).GetDouble());
        }

        var (least, most) = Constraint(schema, "range") is { } range ? (Bound(range, "min") ?? 0, Bound(range, "max")) : (0, null);
        var number = (long)Math.Min(most ?? long.MaxValue, least + draw.Below(5));
        return draw.Chance(20) ? JsonValue.Create(number.ToString(CultureInfo.InvariantCulture)) : JsonValue.Create(number);
    }

    private JsonArray? OfList(JsonElement schema, int depth)
    {
        var least = Constraint(schema, "length") is { } length ? (int)(Bound(length, "min") ?? 0) : 0;
        var list = new JsonArray();
        for (var i = Math.Max(least, depth < Deepest ? 1 : 0); i > 0; i--)
        {
            var item = schema.TryGetProperty("items", out var items) ? Of(items, depth + 1) : JsonValue.Create("item");
            if (item is null)
            {
                return null;
            }

            list.Add(item);
        }

        return list;
    }

    private JsonObject? OfMap(JsonElement schema, int depth)
    {
        var properties = Facts.Members(schema, "schema");
        return properties.Count > 0 ? OfProperties(properties, depth < Deepest ? 30 : 0, depth) : new JsonObject { ["key"] = "value" };
    }

    private static JsonElement? Constraint(JsonElement schema, string kind) =>
        schema.TryGetProperty("constraints", out var constraints)
            ? constraints.EnumerateArray().Where(c => c.GetProperty("kind").GetString() == kind).Select(c => (JsonElement?)c).FirstOrDefault()
            : null;

    private static double? Bound(JsonElement constraint, string name) =>
        constraint.TryGetProperty(name, out var bound) && bound.ValueKind == JsonValueKind.Number ? bound.GetDouble() : null;
}
