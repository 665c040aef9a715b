using BenchmarkDotNet.Attributes;
using Hotc.Compile;
using Hotc.Foundation.Files;

namespace Hotc.Benchmarks;

/// <summary>From one spec to its bundle in memory.</summary>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    private MemoryTree files = null!;
    private ClusterCompiler warm = null!;
    private string path = "";

    /// <summary>Which of examples/.</summary>
    [Params("minimal", "ha")]
    public string Example { get; set; } = "";

    /// <summary>Reads the spec, and the driver for the warm compiler.</summary>
    [GlobalSetup]
    public void Setup()
    {
        path = Example + ".yaml";
        files = Examples.Tree(Example);
        warm = Examples.Compiler(files);
        warm.Compile(path);
    }

    /// <summary>With everything of the driver read and parsed anew, as at the start of a run (but with the code compiled).</summary>
    [Benchmark]
    public CompileResult NewCompiler() => Examples.Compiler(files).Compile(path);

    /// <summary>With what a run remembers after its first spec.</summary>
    [Benchmark(Baseline = true)]
    public CompileResult WarmCompiler() => warm.Compile(path);

    /// <summary>The same up to the plan: without rendering.</summary>
    [Benchmark]
    public CompileResult WarmPlan() => warm.Compile(path, CompileStage.Plan);
}
