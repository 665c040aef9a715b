using BenchmarkDotNet.Attributes;
using Hotc.Compile;
using Hotc.Foundation.Files;

namespace Hotc.Benchmarks;

/// <summary>One compiler and many different specs, on one core: the time must grow with their number and no faster.</summary>
[MemoryDiagnoser]
public class ManySpecsBenchmarks
{
    private ClusterCompiler compiler = null!;
    private string[][] groups = [];

    /// <summary>How many.</summary>
    [Params(10, 100, 1000)]
    public int Specs { get; set; }

    /// <summary>Whether they differ in more than their names.</summary>
    [Params(false, true)]
    public bool DifferInValues { get; set; }

    /// <summary>Makes the specs and a compiler that knows the driver.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var specs = Examples.Many(Specs, DifferInValues);
        groups = [.. specs.Keys.Chunk(ClusterCompiler.MostTogether)];
        compiler = Examples.Compiler(MemoryTree.OfText(specs), Specs);
        compiler.Compile(groups[0]);
    }

    /// <summary>Compiles all of them, group by group.</summary>
    [Benchmark]
    public int CompileAll() => groups.Sum(group => compiler.Compile(group).Sum(r => r.Bundle!.Files.Length));
}
