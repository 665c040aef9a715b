using System.Text.Json;

namespace Hotc.Conformance.Tests.Mutants;

/// <summary>The catalogue of the Heat release that judges, as it stands in the repository and not as the linter reads it.</summary>
internal static class Facts
{
    private static readonly JsonElement Catalogue = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "schemas", "heat", "zed.json"))).RootElement;

    /// <summary>Names of all resource types, in ordinal order.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. Catalogue.GetProperty("resource_types").EnumerateObject().Select(t => t.Name).Order(StringComparer.Ordinal)];

    /// <summary>Template versions, oldest first.</summary>
    public static IReadOnlyList<string> Versions { get; } = [.. Catalogue.GetProperty("template_versions").EnumerateObject().Select(t => t.Name).Order(StringComparer.Ordinal)];

    /// <summary>Properties of a type.</summary>
    public static IReadOnlyList<JsonProperty> Properties(string type) => Members(Type(type), "properties");

    /// <summary>Attributes of a type.</summary>
    public static IReadOnlyList<string> Attributes(string type) => [.. Members(Type(type), "attributes").Select(a => a.Name)];

    /// <summary>Whether Heat has rules about a type that its schema does not say.</summary>
    public static bool HasRulesInCode(string type) => Type(type).TryGetProperty("validate_in_code", out _);

    private static JsonElement Type(string type) => Catalogue.GetProperty("resource_types").GetProperty(type);

    /// <summary>The members of an object's object; none when it has no such.</summary>
    public static IReadOnlyList<JsonProperty> Members(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var members) && members.ValueKind == JsonValueKind.Object ? [.. members.EnumerateObject()] : [];
}
