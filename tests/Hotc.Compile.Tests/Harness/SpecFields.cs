using System.Globalization;
using System.Text.Json;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests.Harness;

/// <summary>The fields of the spec's schema that hold a value: `controlPlane.count`, `pools[].taints[].key`, `images.digests{}`.</summary>
internal static class SpecFields
{
    /// <summary>A file of certificates besides the case's own.</summary>
    public const string OtherCa = "other-ca.pem";

    /// <summary>A manifest besides the case's own.</summary>
    public const string OtherManifest = "other.yaml";

    // Where another value cannot be made from the old one alone.
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["driver.name"] = "kubernetes-fedora-coreos",
        ["driver.version"] = "1.1",
        ["driver.match.os"] = "fedora-coreos",
        ["kubernetes.version"] = "1.35",
        ["network.nodeCidr"] = "10.77.0.0/20",
        ["network.podCidr"] = "172.24.0.0/13",
        ["network.serviceCidr"] = "10.199.0.0/16",
        ["cloud.caFile"] = OtherCa,
        ["addons.builtIn[]"] = "metrics-server",
        ["addons.manifests[].file"] = OtherManifest,
        ["controlPlane.count"] = "5",
        ["network.podNodePrefix"] = "26",
    };

    private const string Topology = "controlPlane.etcd.topology";

    private static readonly JsonElement Schema = Parse();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All() => [.. Walk(Schema, "")];

    /// <summary>The values of a field in a spec.</summary>
    public static IEnumerable<YamlNode> Find(YamlNode root, string field)
    {
        IEnumerable<YamlNode> found = [root];
        foreach (var step in Steps(field))
        {
            found = found.SelectMany(n => Below(n, step));
        }

        return found;
    }

    /// <summary>The spec with every value of a field that its author set changed to another valid one.</summary>
    public static YamlNode Change(YamlNode node, string field)
    {
        var changed = Change(node, Steps(field), 0, RulesOf(field), field);
        // etcd's nodes go with their topology.
        return field == Topology ? Without(changed, ["controlPlane", "etcd", "nodes"]) : changed;
    }

    private static YamlMapping Without(YamlNode node, ReadOnlySpan<string> path)
    {
        var map = (YamlMapping)node;
        var entries = new List<YamlEntry>();
        foreach (var entry in map.Entries)
        {
            if (entry.Key.Value != path[0])
            {
                entries.Add(entry);
            }
            else if (path.Length > 1)
            {
                entries.Add(new YamlEntry(entry.Key, Without(entry.Value, path[1..])));
            }
        }

        return new YamlMapping(map.Span, [.. entries], map.IsFlow);
    }

    private static YamlNode Change(YamlNode node, string[] steps, int depth, JsonElement rules, string field)
    {
        if (depth == steps.Length)
        {
            return node.Span.Source.Kind is SourceKind.Author or SourceKind.Template ? Other(node, rules, field) : node;
        }

        return (node, steps[depth]) switch
        {
            (YamlSequence list, "[]") => new YamlSequence(list.Span, [.. list.Items.Select(i => Change(i, steps, depth + 1, rules, field))], list.IsFlow),
            (YamlMapping map, "{}") => new YamlMapping(map.Span, [.. map.Entries.Select(e => new YamlEntry(e.Key, Change(e.Value, steps, depth + 1, rules, field)))], map.IsFlow),
            (YamlMapping map, var key) => new YamlMapping(map.Span, [.. map.Entries.Select(e => e.Key.Value == key ? new YamlEntry(e.Key, Change(e.Value, steps, depth + 1, rules, field)) : e)], map.IsFlow),
            _ => node,
        };
    }

    private static YamlNode Other(YamlNode node, JsonElement rules, string field)
    {
        if (node is YamlMapping map)
        {
            // Free-form configuration: one more field.
            var key = new YamlScalar(map.Span, field.StartsWith("kubernetes.proxy", StringComparison.Ordinal) ? "bindAddress" : "maxPods", ScalarStyle.Plain, ScalarKind.String);
            var value = key.Value == "maxPods" ? Scalar(map, "77", ScalarKind.Integer) : Scalar(map, "0.0.0.0", ScalarKind.String);
            return new YamlMapping(map.Span, [.. map.Entries.Where(e => e.Key.Value != key.Value), new YamlEntry(key, value)], map.IsFlow);
        }

        var old = ((YamlScalar)node).Value;
        var kind = rules.TryGetProperty("type", out var type) && type.GetString() is "integer" or "boolean" ? ((YamlScalar)node).Kind : ScalarKind.String;
        return Others.TryGetValue(field, out var other) && other != old ? Scalar(node, other, kind)
            : rules.TryGetProperty("enum", out var values) ? Scalar(node, values.EnumerateArray().Select(v => v.ToString()).First(v => v != old), kind)
            : kind == ScalarKind.Boolean ? Scalar(node, old == "true" ? "false" : "true", kind)
            : kind == ScalarKind.Integer ? Scalar(node, Next(int.Parse(old, CultureInfo.InvariantCulture), rules), kind)
            : Scalar(node, OtherText(old), kind);
    }

    private static string Next(int number, JsonElement rules)
    {
        var most = rules.TryGetProperty("maximum", out var bound) ? bound.GetInt32() : int.MaxValue;
        return (number < most ? number + 1 : number - 1).ToString(CultureInfo.InvariantCulture);
    }

    // A text of the same form: addresses, ranges, digests, versions and names all stay what they are.
    private static string OtherText(string old)
    {
        var (head, tail) = old.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && char.IsAsciiDigit(old[^1]) && old.Count(c => c == '.') == 3 ? (old[..slash], old[slash..]) : (old, "");
        if (System.Net.IPAddress.TryParse(head, out _) && head.Split('.') is [var a, var b, var c, var d])
        {
            return tail.Length == 0 ? $"{a}.{b}.{c}.{(int.Parse(d, CultureInfo.InvariantCulture) ^ 1).ToString(CultureInfo.InvariantCulture)}" : $"100.{b}.{c}.{d}{tail}";
        }

        return char.IsAsciiHexDigitLower(old[^1]) && old.Length >= 64 ? old[..^1] + (old[^1] == '0' ? '1' : '0')
            : char.IsAsciiDigit(old[^1]) ? old[..^1] + (old[^1] == '0' ? '1' : (char)(old[^1] - 1))
            : old + (old.EndsWith('/') ? "x/" : "x");
    }

    private static YamlScalar Scalar(YamlNode at, string value, ScalarKind kind) => new(at.Span, value, ScalarStyle.Plain, kind);

    private static IEnumerable<YamlNode> Below(YamlNode node, string step) => (node, step) switch
    {
        (YamlSequence list, "[]") => list.Items,
        (YamlMapping map, "{}") => map.Entries.Select(e => e.Value),
        (YamlMapping map, _) => map[step] is { } value ? [value] : [],
        _ => [],
    };

    private static string[] Steps(string field) =>
        field.Replace("[]", ".[]", StringComparison.Ordinal).Replace("{}", ".{}", StringComparison.Ordinal).Split('.');

    private static IEnumerable<string> Walk(JsonElement rules, string path)
    {
        rules = Resolve(rules);
        if (rules.TryGetProperty("properties", out var properties))
        {
            return properties.EnumerateObject().SelectMany(p => Walk(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}"));
        }

        return rules.TryGetProperty("items", out var items) ? Walk(items, path + "[]")
            : rules.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object ? Walk(values, path + "{}")
            : [path];
    }

    private static JsonElement RulesOf(string field)
    {
        var rules = Resolve(Schema);
        foreach (var step in Steps(field))
        {
            rules = Resolve(step == "[]" ? rules.GetProperty("items") : step == "{}" ? rules.GetProperty("additionalProperties") : rules.GetProperty("properties").GetProperty(step));
        }

        return rules;
    }

    private static JsonElement Resolve(JsonElement rules)
    {
        while (rules.TryGetProperty("$ref", out var reference))
        {
            rules = Schema.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        return rules;
    }

    private static JsonElement Parse()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("schemas/spec/cluster.schema.json")));
        return document.RootElement.Clone();
    }
}
