using System.Buffers;
using System.Text;
using System.Text.Json;
using Hotc.Compile;
using Hotc.Compile.Completion;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;

namespace Hotc.Snapshots;

/// <summary>A case of a driver version: a spec in a folder of its own, with whatever files it names.</summary>
/// <param name="Driver">Name of the driver.</param>
/// <param name="Version">Version of the driver.</param>
/// <param name="Name">Name of the case.</param>
public sealed record Case(string Driver, string Version, string Name)
{
    /// <summary>The spec in its folder.</summary>
    public const string SpecFile = "cluster.yaml";

    /// <summary>All cases of all drivers.</summary>
    public static IReadOnlyList<Case> All { get; } = Find();

    /// <summary>The folder with the spec.</summary>
    public string Folder => $"drivers/{Driver}/{Version}/cases/{Name}";

    /// <summary>Where the golden files stand: the folder holds the bundle, the files beside it begin with the same name.</summary>
    public string Snapshot => $"snapshots/{Driver}/{Version}/{Name}";

    /// <summary>The user's files of this case.</summary>
    public IFileTree Files => new DiskTree(Repository.PathOf(Folder));

    /// <summary>Compiles the case.</summary>
    public CompileResult Compile(ClusterCompiler? compiler = null) => (compiler ?? new ClusterCompiler(Repository.Program, [], Files)).Compile(SpecFile);

    /// <summary>Everything that the case must yield.</summary>
    /// <exception cref="InvalidOperationException">The case does not compile.</exception>
    public IEnumerable<GoldenFile> Goldens()
    {
        var result = Compile();
        if (result.Bundle is null)
        {
            throw new InvalidOperationException($"{Folder} does not compile:\n{Diagnosed.Text(result.Diagnostics)}");
        }

        foreach (var file in result.Bundle.Files)
        {
            yield return new GoldenFile($"{Snapshot}/{file.Path}", file.Content);
        }

        yield return GoldenFile.Of($"{Snapshot}.completed.yaml", CompletedText.Write(result.Completed!));
        yield return new GoldenFile($"{Snapshot}.plan.json", PlanOf(result));
        if (result.Diagnostics.Length > 0)
        {
            yield return GoldenFile.Of($"{Snapshot}.diagnostics.txt", Diagnosed.Text(result.Diagnostics));
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"{Driver}/{Version}/{Name}";

    // As `hotc explain --stage plan` prints it.
    private static ReadOnlyMemory<byte> PlanOf(CompileResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            result.Planned!.Plan.WriteJson(json);
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static List<Case> Find() =>
    [
        .. Repository.Program.List("drivers", recursive: true)
            .Select(p => p.Split('/'))
            .Where(p => p is ["drivers", _, _, "cases", _, SpecFile])
            .Select(p => new Case(p[1], p[2], p[4])),
    ];
}

/// <summary>Findings as people see them.</summary>
public static class Diagnosed
{
    /// <summary>All findings in the text view, and how many they are.</summary>
    public static string Text(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        using var writer = new StringWriter(text);
        TextView.Write(diagnostics, writer);
        return text.Append(diagnostics.Count == 0 ? "nothing to report" : TextView.Summary(diagnostics)).Append('\n').ToString();
    }
}
