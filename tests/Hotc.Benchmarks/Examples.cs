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

    public static ClusterCompiler Compiler(IFileTree files) => new(ProgramFiles.Open(), [], files);

    /// <summary>Many specs that differ in their names, as text, by path.</summary>
    public static Dictionary<string, string> Many(string name, int count)
    {
        var text = Text(name);
        return Enumerable.Range(0, count).ToDictionary(i => $"{name}-{i}.yaml", i => text.Replace($"name: {name}", $"name: {name}-{i}", StringComparison.Ordinal));
    }

    public static Bundle Bundle(string name)
    {
        var result = Compiler(Tree(name)).Compile(name + ".yaml");
        return result.Bundle ?? throw new InvalidOperationException(new StringBuilder().AppendJoin('\n', result.Diagnostics.Select(d => d.Message)).ToString());
    }

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
