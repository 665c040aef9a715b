using System.Globalization;
using BenchmarkDotNet.Attributes;
using Hotc.Foundation.Files;
using Hotc.Heat.Releases;
using Hotc.Lint;

namespace Hotc.Benchmarks;

/// <summary>Checking templates that are in memory, on one core: a small one, and ones with many resources, whose time must grow with their number.</summary>
[MemoryDiagnoser]
public class LintBenchmarks
{
    private static readonly LintTarget Target = new("root.yaml", []);

    private static readonly LintOptions Options = new(HeatRelease.Gazpacho);

    private MemoryTree tree = null!;

    /// <summary>The resources: a port and a server in turn.</summary>
    [Params(2, 200, 1000)]
    public int Resources { get; set; }

    /// <summary>Makes the template.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var pairs = Enumerable.Range(0, Resources / 2).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""
              port{{i}}:
                type: OS::Neutron::Port
                properties: {network: private, fixed_ips: [{ip_address: 10.{{i / 200}}.{{i % 200}}.5}]}
              server{{i}}:
                type: OS::Nova::Server
                properties:
                  name: server-{{i}}
                  flavor: m1.small
                  image: ubuntu
                  user_data_format: RAW
                  networks:
                    - port: {get_resource: port{{i}}}

            """));
        tree = MemoryTree.OfText(KeyValuePair.Create("root.yaml", "heat_template_version: 2021-04-16\ndescription: Servers\nresources:\n" + string.Concat(pairs)));
    }

    /// <summary>Reads and checks it.</summary>
    [Benchmark]
    public LintResult Check() => Linter.Check(tree, Target, Options);
}
