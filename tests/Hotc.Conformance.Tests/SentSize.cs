using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Bundles;
using Hotc.Heat.Reading;

namespace Hotc.Conformance.Tests;

/// <summary>Holds the size that the compiler computes for a request to the size of the request that heatclient makes.</summary>
internal static class SentSize
{
    // The compiler reckons with the longest stack name and a time limit; the judge's request has a short one and none.
    private const int Allowance = 300;

    public static void AssertIs(long sent, string folder)
    {
        var bundle = new Bundle(
            from path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            select Read(Path.GetRelativePath(folder, path).Replace('\\', '/'), path));
        var environments = bundle.Files.Where(file => file.Path == "environment.yaml");
        var ours = RequestSize.Measure(bundle, "cluster.yaml", environments, $"file://{folder}/".Length);
        Assert.InRange(ours.BodyBytes, sent, sent + Allowance);
    }

    // As the client does: a map with a template version is a template, everything else is a file.
    private static BundleFile Read(string name, string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (!name.EndsWith(".yaml", StringComparison.Ordinal))
        {
            return new(name, bytes);
        }

        var bag = new DiagnosticBag();
        var yaml = YamlReader.Read(new SourceText(name, File.ReadAllText(path), SourceKind.Heat), bag, HotReader.Limits);
        var document = yaml is null ? null : HotReader.ReadMap(yaml, bag);
        var counts = name == "environment.yaml" || document?[HotReader.VersionKey] is not null;
        return new(name, bytes, counts ? document : null);
    }
}
