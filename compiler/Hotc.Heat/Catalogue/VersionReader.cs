using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Hotc.Heat.Catalogue;

/// <summary>Reads what the catalogue says of template versions.</summary>
internal static class VersionReader
{
    public static FrozenDictionary<string, TemplateVersionFacts> Read(JsonElement element, out FrozenDictionary<string, string> aliases)
    {
        var dates = new Dictionary<string, string>(StringComparer.Ordinal);
        var versions = new Dictionary<string, TemplateVersionFacts>(StringComparer.Ordinal);
        foreach (var (date, body) in element.EnumerateObject().Select(p => (p.Name, p.Value)))
        {
            foreach (var alias in Strings(body, "aliases"))
            {
                dates.Add(alias, date);
            }

            var parameters = body.GetProperty("parameters");
            versions.Add(date, new TemplateVersionFacts(date)
            {
                Functions = Table(body, "functions"),
                ConditionFunctions = Table(body, "condition_functions"),
                RemovedFunctions = Strings(body, "removed_functions").ToFrozenSet(StringComparer.Ordinal),
                Sections = Strings(body, "sections"),
                ResourceKeys = Strings(body, "resource_keys"),
                OutputKeys = Strings(body, "output_keys"),
                ParameterKeys = Strings(parameters, "keys"),
                ParameterTypes = parameters.GetProperty("types").EnumerateObject()
                    .ToFrozenDictionary(p => p.Name, p => Strings(parameters.GetProperty("types"), p.Name), StringComparer.Ordinal),
                DeletionPolicies = Strings(body, "deletion_policies"),
            });
        }

        aliases = dates.ToFrozenDictionary(StringComparer.Ordinal);
        return versions.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string> Table(JsonElement element, string name) =>
        element.GetProperty(name).EnumerateObject().ToFrozenDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);

    private static ImmutableArray<string> Strings(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];
}
