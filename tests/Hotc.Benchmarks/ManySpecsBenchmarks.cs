using BenchmarkDotNet.Attributes;
using Hotc.Compile;
using Hotc.Foundation.Files;

namespace Hotc.Benchmarks;

/// <summary>One compiler and many different specs, on one core: the time must grow with their number and no faster.</summary>
[MemoryDiagnoser]
public class ManySpecsBenchmarks
{
    private ClusterCompiler compiler = null!;
    private string[] paths = [];

    /// <summary>How many.</summary>
    [Params(10, 100, 1000)]
    public int Specs { get; set; }

    /// <summary>Makes the specs and a compiler that knows the driver.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var specs = Examples.Many("ha", Specs);
        paths = [.. specs.Keys];
        compiler = Examples.Compiler(MemoryTree.OfText(specs));
        compiler.Compile(paths[0]);
    }

    /// <summary>Compiles all of them, one after the other.</summary>
    [Benchmark]
    public int CompileAll() => paths.Sum(path => compiler.Compile(path).Bundle!.Files.Length);
}
