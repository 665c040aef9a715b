using System.Collections.Immutable;
using Hotc.Compile.Tests.Harness;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests;

public sealed class TogetherTests
{
    [Fact]
    public void Specs_that_go_through_the_stages_together_become_what_each_becomes_alone()
    {
        // What is right stands beside what is wrong, and fails at one stage or another.
        string[] paths = [.. Case.All.Select(c => $"{c.Folder}/{Case.SpecFile}"), .. BadSpec.All.Select(b => $"{BadSpec.Root}/{b.Name}/{Case.SpecFile}")];
        AssertAsAlone(paths.OrderBy(p => p.Length).ThenBy(p => p, StringComparer.Ordinal), specs => new ClusterCompiler(Repository.Program, [], Repository.Program, specs));
    }

    [Theory]
    [InlineData("heat_template_version: \"2021-04-16\"\nresources: {{ cluster.name == \"b\" ? nothing : {} }}\n")]
    [InlineData("heat_template_version: \"2021-04-16\"\nresources: {{ cluster.name == \"b\" ? 1 : {} }}\n")]
    [InlineData("heat_template_version: \"2021-04-16\"\n{{~ if cluster.name == \"b\" ~}}\nresources: [\n{{~ else ~}}\nresources: {}\n{{~ end ~}}\n")]
    public void A_template_that_fails_for_one_cluster_fails_for_no_other(string template)
    {
        var driver = TinyDriver.With(files: ("templates/cluster.yaml", template));
        string[] names = ["a", "b", "c"];
        var files = MemoryTree.OfText(names.Select(n => KeyValuePair.Create($"{n}.yaml", Specs.Base.Replace("ClusterTemplate", "Cluster", StringComparison.Ordinal).Replace("demo", n, StringComparison.Ordinal))));
        var results = AssertAsAlone(names.Select(n => $"{n}.yaml"), specs => new ClusterCompiler(Repository.Program, [driver], files, specs));
        Assert.Equal([false, true, false], results.Select(r => r.Diagnostics.Any(d => d.Level == DiagnosticLevel.Error)));
    }

    private static ImmutableArray<CompileResult> AssertAsAlone(IEnumerable<string> specs, Func<int, ClusterCompiler> make)
    {
        string[] paths = [.. specs];
        // In two groups, the second of which takes over what the first one leaves.
        var compiler = make(paths.Length);
        ImmutableArray<CompileResult> together = [.. paths.Chunk((paths.Length / 2) + 1).SelectMany(group => compiler.Compile(group))];
        Assert.Equal(paths.Length, together.Length);
        Assert.All(paths.Zip(together), pair => Assert.Equal(Shown(make(1).Compile(pair.First)), Shown(pair.Second)));
        return together;
    }

    private static IEnumerable<string> Shown(CompileResult result) =>
        [Diagnosed.Text(result.Diagnostics), .. result.Bundle?.Files.Select(f => $"{f.Path} {Convert.ToHexString(f.Content.Span)}") ?? []];
}
