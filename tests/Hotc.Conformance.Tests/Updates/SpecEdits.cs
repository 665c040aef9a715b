using System.Collections.Immutable;
using Hotc.Snapshots;

namespace Hotc.Conformance.Tests.Updates;

/// <summary>An edit of a case's spec.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Case">The case.</param>
internal sealed record SpecEdit(string Name, string Case)
{
    /// <summary>Replacements that make the old side.</summary>
    public ImmutableArray<(string From, string To)> Before { get; init; } = [];

    /// <summary>Further replacements that make the new side.</summary>
    public required ImmutableArray<(string From, string To)> After { get; init; }

    /// <summary>Fields that another value of the same form does not cover.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>The only driver that it is for; null when all can do it.</summary>
    public string? Driver { get; init; }

    /// <summary>Whether Heat must take it.</summary>
    public bool GoesThrough { get; init; }
}

/// <summary>What people do to clusters.</summary>
internal static class SpecEdits
{
    private const string Pool = "  - {name: general, flavor: m1.medium, image: IMAGE}";

    private const string HighlyAvailable = "api: {loadBalancer: {enabled: true}}\ncontrolPlane: {count: 3, ";

    public static ImmutableArray<SpecEdit> All { get; } =
    [
        new("a comment and another order", "minimal") { After = [("network: {external: public}\n", ""), ("metadata: {name: minimal}", "# Hello\nmetadata: {name: minimal}\nnetwork: {external: public}")] },
        new("the same driver by a shorter version", "minimal") { After = [("version: VERSION", "version: \"MINOR\"")], Fields = ["driver.version"] },
        new("the same driver by what it is for", "minimal")
        {
            After = [("{name: kubernetes-OS, version: VERSION}", "{match: {serverType: vm, os: OS, coe: kubernetes}, version: \"MINOR\"}")],
            Fields = ["driver.name", "driver.match.serverType", "driver.match.os", "driver.match.coe"],
        },
        new("a template no longer extended", "existing-network")
        {
            After =
            [
                ("extends: base.yaml\n", "driver: {name: kubernetes-OS, version: \"MINOR\"}\nheat: {release: zed}\nnetwork:\n  existing: {network: shared-net, subnet: shared-subnet}\n  nodeCidr: 10.60.0.0/24\n"),
                ("controlPlane:\n", "controlPlane:\n  flavor: m1.medium\n  image: IMAGE\n"),
                ("{name: general, count: 2}", "{name: general, count: 2, flavor: m1.medium, image: IMAGE, zones: [nova]}"),
            ],
            Fields = ["extends"],
        },
        new("another pool", "minimal") { After = [(Pool, Pool + "\n  - {name: extra, count: 2, flavor: m1.large, image: IMAGE}")] },
        new("a pool less", "minimal") { Before = [(Pool, Pool + "\n  - {name: extra, count: 2, flavor: m1.large, image: IMAGE}")], After = [("\n  - {name: extra, count: 2, flavor: m1.large, image: IMAGE}", "")] },
        new("a worker more", "minimal") { After = [("{name: general, ", "{name: general, count: 2, ")] },
        new("two workers less", "minimal") { Before = [("{name: general, ", "{name: general, count: 3, ")], After = [("count: 3", "count: 1")] },
        new("no worker left", "minimal") { After = [("{name: general, ", "{name: general, count: 0, ")] },
        new("a first worker", "minimal") { Before = [("{name: general, ", "{name: general, count: 0, ")], After = [("count: 0", "count: 1")] },
        new("three control-plane nodes of one", "minimal") { Before = [("controlPlane: {", "api: {loadBalancer: {enabled: true}}\ncontrolPlane: {count: 1, ")], After = [("count: 1", "count: 3")] },
        new("one control-plane node of three", "minimal") { Before = [("controlPlane: {", "api: {loadBalancer: {enabled: true}}\ncontrolPlane: {count: 3, ")], After = [("count: 3", "count: 1")] },
        new("a load balancer", "minimal") { After = [("controlPlane: {", "api: {loadBalancer: {enabled: true}}\ncontrolPlane: {")] },
        new("a public address", "minimal") { After = [("controlPlane: {", "api: {public: true, allowedCidrs: [192.0.2.0/24]}\ncontrolPlane: {")] },
        new("public addresses for two workers", "minimal") { Before = [("{name: general, ", "{name: general, count: 2, ")], After = [("count: 2, ", "count: 2, floatingIps: true, ")], GoesThrough = true },
        new("public addresses for two workers in one step", "minimal") { Before = [("{name: general, ", "{name: general, count: 2, update: {maxBatchSize: 2}, ")], After = [("count: 2, ", "count: 2, floatingIps: true, ")] },
        new("no public addresses for two workers any more", "minimal") { Before = [("{name: general, ", "{name: general, count: 2, floatingIps: true, ")], After = [(", floatingIps: true", "")], GoesThrough = true },
        new("a public API of three control-plane nodes", "minimal") { Before = [("controlPlane: {", HighlyAvailable)], After = [("{loadBalancer: {enabled: true}}", "{public: true, allowedCidrs: [192.0.2.0/24], loadBalancer: {enabled: true}}")], GoesThrough = true },
        new("an API of three control-plane nodes that is public no more", "minimal")
        {
            Before = [("controlPlane: {", HighlyAvailable), ("{loadBalancer: {enabled: true}}", "{public: true, allowedCidrs: [192.0.2.0/24], loadBalancer: {enabled: true}}")],
            After = [("public: true, ", "")],
            GoesThrough = true,
        },
        new("an add-on with a credential on three control-plane nodes", "minimal") { Before = [("controlPlane: {", HighlyAvailable)], After = [("api: {", "cloud: {authUrl: \"https://cloud.example.org:5000/v3\"}\naddons: {builtIn: [cinder-csi]}\napi: {")], GoesThrough = true },
        new("no add-on with a credential on three control-plane nodes any more", "minimal")
        {
            Before = [("controlPlane: {", HighlyAvailable), ("api: {", "cloud: {authUrl: \"https://cloud.example.org:5000/v3\"}\naddons: {builtIn: [cinder-csi]}\napi: {")],
            After = [("builtIn: [cinder-csi]", "builtIn: []")],
            GoesThrough = true,
        },
        new("the next version of the driver", "minimal")
        {
            Driver = "kubernetes-ubuntu",
            Before = [("version: VERSION", "version: 1.1.0"), ("controlPlane: {", HighlyAvailable), ("{name: general, ", "{name: general, count: 3, ")],
            After = [("version: 1.1.0", "version: VERSION")],
            GoesThrough = true,
        },
        new("volumes for all", "minimal") { After = [("controlPlane: {", "controlPlane: {etcd: {volume: {size: 10}}, runtimeVolume: {size: 20}, bootVolume: {size: 20}, "), ("{name: general, ", "{name: general, bootVolume: {size: 20}, runtimeVolume: {size: 20}, ")] },
        new("larger volumes", "minimal")
        {
            Before = [("controlPlane: {", "controlPlane: {etcd: {volume: {size: 10}}, ")],
            After = [("size: 10", "size: 11")],
        },
        new("smaller volumes", "minimal")
        {
            Before = [("controlPlane: {", "controlPlane: {etcd: {volume: {size: 10}}, ")],
            After = [("size: 10", "size: 9")],
        },
        new("another flavor with replacement", "minimal") { Before = [("{name: general, ", "{name: general, update: {flavor: REPLACE}, ")], After = [("general, update: {flavor: REPLACE}, flavor: m1.medium", "general, update: {flavor: REPLACE}, flavor: m1.large")] },
        new("another image in steps of two of five", "minimal") { Before = [("{name: general, ", "{name: general, count: 5, update: {image: REPLACE, maxBatchSize: 2}, ")], After = [("maxBatchSize: 2}, flavor: m1.medium, image: IMAGE", "maxBatchSize: 2}, flavor: m1.medium, image: other")] },
        new("another label with servers that follow their user-data", "minimal") { Before = [("{name: general, ", "{name: general, count: 2, update: {userData: REPLACE}, ")], After = [("{name: general, ", "{name: general, labels: {a: b}, ")] },
        new("another label with servers that are rebuilt for it", "minimal") { Before = [("{name: general, ", "{name: general, update: {userData: REBUILD}, ")], After = [("{name: general, ", "{name: general, labels: {a: b}, ")] },
    ];

    /// <summary>A text for one driver's case.</summary>
    public static string For(Case tested, string text)
    {
        var isUbuntu = tested.Driver == "kubernetes-ubuntu";
        return text.Replace("IMAGE", isUbuntu ? "ubuntu-24.04" : "fedora-coreos", StringComparison.Ordinal)
            .Replace("OS,", isUbuntu ? "ubuntu," : "fedora-coreos,", StringComparison.Ordinal)
            .Replace("VERSION", tested.Version, StringComparison.Ordinal)
            .Replace("MINOR", tested.Version[..tested.Version.LastIndexOf('.')], StringComparison.Ordinal);
    }
}
