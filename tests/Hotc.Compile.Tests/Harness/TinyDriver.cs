using System.Text;
using Hotc.Compile.Drivers;
using Hotc.Compile.Schemas;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Tests.Harness;

/// <summary>
/// The smallest driver package that compiles, under the name of the real one, which it hides: with it, examples of what can be
/// wrong with a package are tried out.
/// </summary>
internal static class TinyDriver
{
    private const string Definition =
        """
        apiVersion: hotc/v1
        kind: Driver
        name: kubernetes-ubuntu
        version: 1.0.0
        state: experimental
        description: A driver for tests
        provides:
          - {serverType: vm, os: ubuntu, coe: kubernetes}
        heat: {releases: [zed]}
        kubernetes: {default: "1.36", minors: {"1.36": kubernetes/1.36.yaml}}
        templates:
          - {file: templates/cluster.yaml, output: cluster.yaml}
          - {file: templates/environment.yaml, kind: environment, output: environment.yaml}
        roles:
          control-plane: {libraries: [node@1.0.0], phases: [{name: host, fragment: host@1.0.0, timeout: 60}]}
          worker: {libraries: [node@1.0.0], phases: [{name: host, fragment: host@1.0.0, timeout: 60}]}
        inputs:
          CLUSTER_NAME: {value: cluster.name}
          API_PORT: {value: api.port}
          BOOTSTRAP_TOKEN: {heat: {get_param: bootstrap_token}}
        """;

    private const string Template = "heat_template_version: \"2021-04-16\"\nresources: {}\n";

    private const string Host =
        """
        name: host
        version: 1.0.0
        description: Does nothing
        files: [{source: run.sh, path: run.sh, mode: "0755"}]
        entry: run.sh
        inputs:
          CLUSTER_NAME: {type: string, description: Name}
          API_PORT: {type: integer, description: Port}
          BOOTSTRAP_TOKEN: {type: string, description: Token, secret: true}
        """;

    private const string Node =
        """
        name: node
        version: 1.0.0
        description: A library
        files: [{source: lib.sh, path: lib.sh, mode: "0644"}]
        """;

    /// <summary>The package with some of its definition replaced: mappings are merged, an empty one empties.</summary>
    public static DriverFolder With(string definition = "", params (string Path, string Text)[] files) =>
        Folder([.. Files("kubernetes-ubuntu/1.0.0", Merged(definition)), .. files.Select(f => ("kubernetes-ubuntu/1.0.0/" + f.Path, f.Text))]);

    /// <summary>Packages of other names that change some of the definition.</summary>
    public static DriverFolder Others(params (string Folder, string Definition)[] packages) =>
        Folder([.. packages.SelectMany(p => Files(p.Folder, Merged(p.Definition)))]);

    private static (string, string)[] Files(string folder, string definition) =>
    [
        (folder + "/driver.yaml", definition),
        (folder + "/kubernetes/1.36.yaml", "minor: \"1.36\"\ndefault: 1.36.4\nartifacts: {}\nimages: {}\n"),
        (folder + "/templates/cluster.yaml", Template),
        (folder + "/templates/environment.yaml", "parameters: {}\n"),
        (folder + "/templates/a.yaml", Template),
        (folder + "/templates/b.yaml", Template),
        (folder + "/fragments/host/1.0.0/fragment.yaml", Host),
        (folder + "/fragments/host/1.0.0/run.sh", "true\n"),
        (folder + "/fragments/node/1.0.0/fragment.yaml", Node),
        (folder + "/fragments/node/1.0.0/lib.sh", "true\n"),
    ];

    // Later files win, so that a test can replace one.
    private static DriverFolder Folder((string Path, string Text)[] files) =>
        new(MemoryTree.OfText(files.GroupBy(f => f.Path).Select(g => KeyValuePair.Create(g.Key, g.Last().Text))), "", "test-drivers");

    private static string Merged(string over)
    {
        var own = Read(over.Length == 0 ? "{}" : over);
        var kept = Read(Definition);
        var emptied = own.Entries.Where(e => e.Value is YamlMapping { Entries.Length: 0 }).Select(e => e.Key.Value).ToHashSet();
        var under = new YamlMapping(kept.Span, [.. kept.Entries.Where(e => !emptied.Contains(e.Key.Value)).Select(e => new YamlEntry(e.Key, Without(e.Value, own[e.Key.Value], e.Key.Value == "inputs")))]);
        return Encoding.UTF8.GetString(YamlJson.ToUtf8(SpecMerge.MergeMappings(own, under)).Span);
    }

    // An input has one source, so a new one replaces the old one.
    private static YamlNode Without(YamlNode kept, YamlNode? over, bool isInputs) => isInputs && kept is YamlMapping mapping && over is YamlMapping replaced
        ? new YamlMapping(kept.Span, [.. mapping.Entries.Where(e => !replaced.TryGet(e.Key.Value, out _))])
        : kept;

    private static YamlMapping Read(string text) => (YamlMapping)YamlReader.Read(new SourceText("driver.yaml", text, SourceKind.Driver), new DiagnosticBag())!.Root!;
}
