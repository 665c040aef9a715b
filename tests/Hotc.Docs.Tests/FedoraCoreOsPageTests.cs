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
    private const double Budget = 0.15 * OfMagnum;

    private readonly string page = File.ReadAllText(Repository.PathOf("docs/fedora-coreos.md"));
    private readonly string[] minimal = Bundle("minimal");
    private readonly string[] ha = Bundle("ha");

    [Fact]
    public void Files() => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| files | 48 | {minimal.Length} | {ha.Length} |"), page, StringComparison.Ordinal);

    [Fact]
    public void Bytes() => Assert.Contains($"| bytes | 796,260 | {Size(minimal)} | {Size(ha)} |", page, StringComparison.Ordinal);

    [Fact]
    public void Bytes_sent_to_Heat() => Assert.Contains($"| of them sent to Heat | 796,260 | {Size(Sent(minimal))} | {Size(Sent(ha))} |", page, StringComparison.Ordinal);

    [Fact]
    public void Bytes_of_readable_copies() => Assert.Contains($"| of them copies for readers | 0 | {Size(Copies(minimal))} | {Size(Copies(ha))} |", page, StringComparison.Ordinal);

    [Fact]
    public void A_small_bundle_stays_in_its_budget_and_so_does_what_Heat_gets_of_a_large_one()
    {
        Assert.InRange(Length(minimal), 1, Budget);
        Assert.InRange(Length(Sent(ha)), 1, Budget);
    }

    [Fact]
    public void Parameters() => Assert.Contains($"168 / 148 / 80 | {Count(minimal)} | {Count(ha)} |", page, StringComparison.Ordinal);

    // Templates, the environment, and what templates name by get_file.
    private static string[] Sent(string[] bundle) => [.. bundle.Where(f => Path.GetExtension(f) == ".yaml" || Path.GetFileName(Path.GetDirectoryName(f)) == "user-data")];

    private static string[] Copies(string[] bundle) => [.. bundle.Where(f => f.Contains("/fragments/", StringComparison.Ordinal))];

    private static double Length(string[] files) => files.Sum(f => new FileInfo(f).Length);

    private static string[] Bundle(string name) => Directory.GetFiles(Repository.PathOf("snapshots/kubernetes-fedora-coreos/1.0.0/" + name), "*", SearchOption.AllDirectories);

    private static string Size(string[] bundle)
    {
        var bytes = Length(bundle);
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000:F0} kB, {bytes / OfMagnum * 100:F0} %");
    }

    private static string Count(string[] bundle) => string.Join(" / ", new[] { "cluster.yaml", "control-plane-node.yaml", "pool-general.yaml" }.Select(name =>
        ((YamlMapping)((YamlMapping)Read(bundle.Single(f => Path.GetFileName(f) == name)))["parameters"]!).Entries.Length));

    private static YamlNode Read(string file) => YamlReader.Read(new SourceText(file, File.ReadAllText(file), SourceKind.Heat), new DiagnosticBag())!.Root!;
}
