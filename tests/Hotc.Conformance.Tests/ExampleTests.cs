using Hotc.Compile;
using Hotc.Foundation.Files;

namespace Hotc.Conformance.Tests;

/// <summary>What people begin from is what the installed Heat takes, whatever release an example is written for.</summary>
public sealed class ExampleTests(HeatJudge heat) : IClassFixture<HeatJudge>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hotc-example-").FullName;

    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "examples"), "*.yaml", SearchOption.AllDirectories)
        .Where(f => File.ReadAllText(f).Contains("\nkind: Cluster\n", StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Heat_would_create_the_stack_of_an_example(string example)
    {
        var files = new DiskTree(Repository.Root);
        BundleFolder.Write(new ClusterCompiler(files, [], files).Compile(example).Bundle!, folder);
        var verdict = await heat.JudgeAsync(folder);
        Assert.True(verdict.IsValid, $"Heat refuses {example}: {verdict.Message}");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
