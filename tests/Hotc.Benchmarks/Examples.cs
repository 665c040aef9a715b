using System.Text;
using Hotc.Compile;
using Hotc.Foundation.Files;
using Hotc.Heat.Bundles;

namespace Hotc.Benchmarks;

/// <summary>The specs that are measured: those of examples/.</summary>
internal static class Examples
{
    public static string Text(string name) => File.ReadAllText(Path.Combine(Root(), "examples", name + ".yaml"));

    public static MemoryTree Tree(string name) => MemoryTree.OfText([new(name + ".yaml", Text(name))]);

    public static ClusterCompiler Compiler(IFileTree files, int specs = 1) => new(ProgramFiles.Open(), [], files, specs);

    /// <summary>The larger example many times, as text by path.</summary>
    /// <param name="count">How many times.</param>
    /// <param name="differInValues">Whether ranges, counts, labels, taints and volumes differ, and not only names.</param>
    public static Dictionary<string, string> Many(int count, bool differInValues)
    {
        var text = Text("ha");
        return Enumerable.Range(0, count).ToDictionary(i => $"ha-{i}.yaml", i =>
        {
            var named = Replaced(text, "name: ha", $"name: ha-{i}");
            return differInValues ? Values(i).Aggregate(named, (all, change) => Replaced(all, change.Old, change.New)) : named;
        });
    }

    public static Bundle Bundle(string name)
    {
        var result = Compiler(Tree(name)).Compile(name + ".yaml");
        return result.Bundle ?? throw new InvalidOperationException(new StringBuilder().AppendJoin('\n', result.Diagnostics.Select(d => d.Message)).ToString());
    }

    private static IEnumerable<(string Old, string New)> Values(int number) =>
    [
        ("nodeCidr: 10.0.0.0/24", $"nodeCidr: 10.{number % 90}.{number / 90}.0/24"),
        ("podCidr: 10.100.0.0/16", $"podCidr: 10.{100 + (number % 150)}.0.0/16"),
        ("198.51.100.0/24", $"198.51.{number % 250}.0/24"),
        ("count: 2", $"count: {1 + (number % 9)}"),
        ("maxCount: 20", $"maxCount: {10 + (number % 21)}"),
        ("size: 100", $"size: {100 + (number % 97)}"),
        ("size: 200", $"size: {200 + (number % 89)}"),
        ("example.org/workload: batch", $"example.org/workload: w{number}"),
        ("value: batch", $"value: w{number}"),
    ];

    private static string Replaced(string text, string old, string with) =>
        text.Contains(old, StringComparison.Ordinal) ? text.Replace(old, with, StringComparison.Ordinal) : throw new InvalidOperationException($"The example has no \"{old}\".");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Compiler.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The benchmarks must run inside the repository.");
    }
}
