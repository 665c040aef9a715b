using System.Collections.Immutable;
using System.Text.Json;
using Hotc.Foundation.Text;
using Hotc.Heat.Releases;

namespace Hotc.Review.Reports;

/// <summary>What a report takes from the manifest of a bundle; a bundle without one, or with another's, says nothing.</summary>
internal static class ReportManifest
{
    private static readonly ImmutableArray<(string Key, string Title)> Titles =
        [("cluster", "Cluster"), ("driver", "Driver"), ("kubernetes", "Kubernetes"), ("heatRelease", "Heat release")];

    public static (ImmutableArray<ReportFact> Facts, ImmutableArray<ReportSize> Sizes) Read(ReadOnlyMemory<byte>? bytes) =>
        bytes is { } given ? ForeignJson.Read(given, Read, otherwise: ([], [])) : ([], []);

    private static (ImmutableArray<ReportFact> Facts, ImmutableArray<ReportSize> Sizes) Read(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object ? ([.. Facts(root)], [.. Sizes(root)]) : ([], []);

    private static IEnumerable<ReportFact> Facts(JsonElement root)
    {
        foreach (var (key, title) in Titles)
        {
            if (root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String)
            {
                yield return new ReportFact(title, value.GetString()!);
            }
        }

        if (root.TryGetProperty("capabilities", out var needs) && needs.ValueKind == JsonValueKind.Array)
        {
            var names = needs.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()).ToList();
            yield return new ReportFact("Services it needs", names.Count == 0 ? "none beside Heat, Nova and Neutron" : string.Join(", ", names));
        }

        foreach (var component in Members(root, "components").Where(c => c.Value.ValueKind == JsonValueKind.String))
        {
            yield return new ReportFact(component.Name, component.Value.GetString()!);
        }
    }

    private static IEnumerable<ReportSize> Sizes(JsonElement root)
    {
        var limits = HeatLimits.Default;
        foreach (var size in Members(root, "sizes"))
        {
            if (size.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var role in size.Value.EnumerateObject())
                {
                    if (Whole(role.Value) is { } bytes)
                    {
                        yield return new ReportSize($"User-data of {role.Name}, bytes", bytes, limits.UserDataBytes);
                    }
                }
            }
            else if (Whole(size.Value) is { } number)
            {
                yield return size.Name switch
                {
                    "resources" => new ReportSize("Resources in all stacks", number, limits.Resources),
                    "nesting" => new ReportSize("Levels of nested stacks", number, limits.NestingDepth),
                    "requestBytes" => new ReportSize("Request to Heat, bytes", number, limits.BodyBytes),
                    _ => new ReportSize(size.Name, number, 0),
                };
            }
        }
    }

    private static long? Whole(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    private static IEnumerable<JsonProperty> Members(JsonElement root, string name) =>
        root.TryGetProperty(name, out var map) && map.ValueKind == JsonValueKind.Object ? map.EnumerateObject() : Enumerable.Empty<JsonProperty>();
}
