using BenchmarkDotNet.Attributes;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Values;
using Hotc.Heat.Writing;

namespace Hotc.Benchmarks;

/// <summary>Reading YAML and writing Heat templates, by themselves.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    private SourceText spec = null!;
    private SourceText template = null!;
    private HotMap document = null!;
    private HotMap[] all = [];

    /// <summary>Compiles the example to have something to read and write.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var bundle = Examples.Bundle("ha");
        var root = bundle.Find("cluster.yaml")!;
        spec = new SourceText("ha.yaml", Examples.Text("ha"), SourceKind.Author);
        template = new SourceText(root.Path, System.Text.Encoding.UTF8.GetString(root.Content.Span), SourceKind.Heat);
        document = root.Document!;
        all = [.. bundle.Files.Select(f => f.Document).OfType<HotMap>()];
    }

    /// <summary>Reads examples/ha.yaml.</summary>
    [Benchmark]
    public YamlDocument? ReadSpec() => YamlReader.Read(spec, new DiagnosticBag());

    /// <summary>Reads the root template of its bundle.</summary>
    [Benchmark]
    public YamlDocument? ReadTemplate() => YamlReader.Read(template, new DiagnosticBag());

    /// <summary>Writes the root template.</summary>
    [Benchmark]
    public byte[] WriteTemplate() => HotWriter.WriteUtf8(document);

    /// <summary>Writes all templates of the bundle.</summary>
    [Benchmark]
    public int WriteAll() => all.Sum(d => HotWriter.WriteUtf8(d).Length);
}
