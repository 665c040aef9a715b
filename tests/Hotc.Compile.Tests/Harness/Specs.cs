using System.Text.RegularExpressions;
using Hotc.Compile.Drivers;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests.Harness;

/// <summary>Compiles specs that tests write as text.</summary>
internal static partial class Specs
{
    /// <summary>The file that <see cref="Over"/> compiles.</summary>
    public const string Main = "spec.yaml";

    /// <summary>The values of the smallest cluster, as a template.</summary>
    public const string Base =
        """
        apiVersion: hotc/v1
        kind: ClusterTemplate
        metadata:
          name: demo
        driver:
          name: kubernetes-ubuntu
          version: "1.0"
        heat:
          release: zed
        network:
          external: public
        controlPlane:
          flavor: m1.medium
          image: ubuntu-24.04
        pools:
          - name: general
            flavor: m1.large
            image: ubuntu-24.04

        """;

    private static readonly string[] Headers = ["apiVersion: hotc/v1", "kind: Cluster", "extends: base.yaml"];

    /// <summary>The same without one section.</summary>
    public static string BaseWithout(string section) => section.Length == 0 ? Base : Regex.Replace(Base, $@"^{section}:\n(  .*\n)*", "", RegexOptions.Multiline);

    /// <summary>Compiles the smallest cluster with some values laid over it. The snippet may extend something else.</summary>
    public static CompileResult Over(string snippet, CompileStage stage = CompileStage.Plan, IReadOnlyList<DriverFolder>? drivers = null, params (string Path, string Text)[] files)
    {
        var given = TopKey().Matches(snippet).Select(m => m.Groups[1].Value).ToHashSet();
        var isMapping = given.Count > 0 || snippet.Length == 0;
        var missing = Headers.Where(h => isMapping && !given.Contains(h.Split(':')[0])).Select(h => h + "\n");
        return Compile(Main, stage, drivers ?? [], [.. files.Where(f => f.Path == "base.yaml").DefaultIfEmpty(("base.yaml", Base)), (Main, string.Concat(missing) + snippet), .. files.Where(f => f.Path != "base.yaml")]);
    }

    /// <summary>Compiles a file of a set of files.</summary>
    public static CompileResult Compile(string path, CompileStage stage, IReadOnlyList<DriverFolder> drivers, params (string Path, string Text)[] files) =>
        new ClusterCompiler(Repository.Program, drivers, MemoryTree.OfText(files.Select(f => KeyValuePair.Create(f.Path, f.Text)))).Compile(path, stage);

    /// <summary>A result that must be without errors.</summary>
    public static CompileResult Sound(this CompileResult result)
    {
        Assert.False(result.Diagnostics.Any(d => d.Level == DiagnosticLevel.Error), Diagnosed.Text(result.Diagnostics));
        return result;
    }

    /// <summary>The codes of all findings.</summary>
    public static IEnumerable<string> Codes(this CompileResult result) => result.Diagnostics.Select(d => d.Code);

    [GeneratedRegex(@"^([A-Za-z]\w*):", RegexOptions.Multiline)]
    private static partial Regex TopKey();
}
