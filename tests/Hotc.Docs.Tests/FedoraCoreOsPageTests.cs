using System.Globalization;
using Hotc.Docs.Tests.Harness;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Docs.Tests;

/// <summary>The figures of the page are those of the bundles.</summary>
public sealed class FedoraCoreOsPageTests
{
    private const double OfMagnum = 796_260;

    private readonly string page = File.ReadAllText(Repository.PathOf("docs/fedora-coreos.md"));
    private readonly string[] minimal = Bundle("minimal");
    private readonly string[] ha = Bundle("ha");

    [Fact]
    public void Files() => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| files | 48 | {minimal.Length} | {ha.Length} |"), page, StringComparison.Ordinal);

    [Fact]
    public void Bytes() => Assert.Contains($"| bytes | 796,260 | {Size(minimal)} | {Size(ha)} |", page, StringComparison.Ordinal);

    [Fact]
    public void Parameters() => Assert.Contains($"168 / 148 / 80 | {Count(minimal)} | {Count(ha)} |", page, StringComparison.Ordinal);

    private static string[] Bundle(string name) => Directory.GetFiles(Repository.PathOf("snapshots/kubernetes-fedora-coreos/1.0.0/" + name), "*", SearchOption.AllDirectories);

    private static string Size(string[] bundle)
    {
        double bytes = bundle.Sum(f => new FileInfo(f).Length);
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000:F0} kB, {bytes / OfMagnum * 100:F0} %");
    }

    private static string Count(string[] bundle) => string.Join(" / ", new[] { "cluster.yaml", "control-plane-node.yaml", "pool-general.yaml" }.Select(name =>
        ((YamlMapping)((YamlMapping)Read(bundle.Single(f => Path.GetFileName(f) == name)))["parameters"]!).Entries.Length));

    private static YamlNode Read(string file) => YamlReader.Read(new SourceText(file, File.ReadAllText(file), SourceKind.Heat), new DiagnosticBag())!.Root!;
}
