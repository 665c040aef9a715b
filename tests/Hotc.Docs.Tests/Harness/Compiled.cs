using Hotc.Compile;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;

namespace Hotc.Docs.Tests.Harness;

/// <summary>Compiles specs with the drivers that are built in.</summary>
internal static class Compiled
{
    /// <summary>Compiles a file of the repository.</summary>
    public static CompileResult File(string path) => Of(new DiskTree(Repository.Root), path);

    /// <summary>Compiles one of several texts, which may name each other.</summary>
    public static CompileResult Text(IReadOnlyDictionary<string, string> files, string path) => Of(MemoryTree.OfText(files), path);

    /// <summary>The findings as people see them; empty when there are none.</summary>
    public static string Findings(CompileResult result) => string.Concat(result.Diagnostics.Select(d => TextView.Format(d) + "\n"));

    private static CompileResult Of(IFileTree files, string path) => new ClusterCompiler(ProgramFiles.Open(), [], files).Compile(path);
}
