using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hotc.Heat.Values;

namespace Hotc.Heat.Catalogue;

/// <summary>Reads what the catalogue says of a resource type.</summary>
internal static class TypeReader
{
    public static ResourceType Read(string name, CatalogueFile file)
    {
        using var document = file.ReadType(name);
        var body = document.RootElement;
        return new ResourceType(name)
        {
            Properties = Properties(body, "properties"),
            Attributes = Attributes(body),
            UpdatePolicy = Properties(body, "update_policy"),
            Translations = Translations(body),
            Support = Support(body),
            AcceptsAnyProperty = Flag(body, "accepts_any_property"),
            HoldsNestedStack = Flag(body, "holds_nested_stack"),
            SnapshotOnDelete = Flag(body, "snapshot_on_delete"),
        };
    }

    private static FrozenDictionary<string, PropertySchema> Properties(JsonElement body, string key) =>
        body.TryGetProperty(key, out var list)
            ? list.EnumerateObject().Select(p => Property(p.Name, p.Value)).ToFrozenDictionary(p => p.Name, StringComparer.Ordinal)
            : FrozenDictionary<string, PropertySchema>.Empty;

    private static FrozenDictionary<string, AttributeSchema> Attributes(JsonElement body)
    {
        var found = new Dictionary<string, AttributeSchema>(StringComparer.Ordinal);
        if (body.TryGetProperty("base_attributes", out var common))
        {
            foreach (var name in common.EnumerateArray().Select(e => e.GetString()!))
            {
                found[name] = new AttributeSchema(name, PropertyType.Map, SupportStatus.Supported);
            }
        }

        if (body.TryGetProperty("attributes", out var own))
        {
            foreach (var attribute in own.EnumerateObject())
            {
                found[attribute.Name] = new AttributeSchema(attribute.Name, Type(attribute.Value), Support(attribute.Value));
            }
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static PropertySchema Property(string name, JsonElement body) => new(name, Type(body))
    {
        Description = Text(body, "description"),
        Required = Flag(body, "required"),
        UpdateAllowed = Flag(body, "update_allowed"),
        Immutable = Flag(body, "immutable"),
        IsImplemented = !body.TryGetProperty("implemented", out var implemented) || implemented.GetBoolean(),
        Default = body.TryGetProperty("default", out var value) ? HotJson.Of(value) : null,
        Constraints = body.TryGetProperty("constraints", out var constraints)
            ? [.. constraints.EnumerateArray().Select(Constraint)]
            : [],
        Support = Support(body),
        Items = body.TryGetProperty("items", out var items) ? Property("", items) : null,
        Fields = body.TryGetProperty("schema", out _) ? Properties(body, "schema") : null,
    };

    private static ValueConstraint Constraint(JsonElement body) => body.GetProperty("kind").GetString() switch
    {
        "range" => new RangeConstraint(Number(body, "min"), Number(body, "max")),
        "length" => new LengthConstraint((long?)Number(body, "min"), (long?)Number(body, "max")),
        "modulo" => new ModuloConstraint((long)Number(body, "step")!, (long)Number(body, "offset")!),
        "allowed_values" => new AllowedValuesConstraint([.. body.GetProperty("values").EnumerateArray().Select(HotJson.Of)]),
        "allowed_pattern" => new AllowedPatternConstraint(Text(body, "pattern")!),
        "custom_constraint" => new CustomConstraint(Text(body, "name")!),
        var other => throw new InvalidOperationException($"The catalogue holds an unknown kind of constraint: {other}."),
    };

    private static ImmutableArray<PropertyTranslation> Translations(JsonElement body)
    {
        if (!body.TryGetProperty("translation", out var list))
        {
            return [];
        }

        // The other rules only look names up in the cloud.
        return
        [
            .. from rule in list.EnumerateArray()
               where rule.GetProperty("rule").GetString() == "Replace"
               let source = Text(rule, "value_name") ?? rule.GetProperty("value_path").EnumerateArray().Last().GetString()!
               select new PropertyTranslation([.. rule.GetProperty("path").EnumerateArray().Select(e => e.GetString()!)], source),
        ];
    }

    private static SupportStatus Support(JsonElement body) =>
        body.TryGetProperty("support", out var support)
            ? new SupportStatus(Text(support, "status") ?? "SUPPORTED", Text(support, "version"), Text(support, "message"))
            : SupportStatus.Supported;

    private static PropertyType Type(JsonElement body) => Text(body, "type") switch
    {
        "String" => PropertyType.String,
        "Integer" => PropertyType.Integer,
        "Number" => PropertyType.Number,
        "Boolean" => PropertyType.Boolean,
        "List" => PropertyType.List,
        "Map" => PropertyType.Map,
        _ => PropertyType.Any,
    };

    private static bool Flag(JsonElement body, string key) => body.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement body, string key) => body.TryGetProperty(key, out var value) ? value.GetString() : null;

    private static double? Number(JsonElement body, string key) =>
        body.TryGetProperty(key, out var value) ? double.Parse(value.GetRawText(), CultureInfo.InvariantCulture) : null;
}
