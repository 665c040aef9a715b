using Hotc.Compile;
using Hotc.Foundation.Files;

namespace Hotc.Snapshots;

/// <summary>A wrong spec in a folder of its own, with everything that hotc says about it beside.</summary>
/// <param name="Name">Name of the folder.</param>
public sealed record BadSpec(string Name)
{
    /// <summary>Where they stand.</summary>
    public const string Root = "tests/Hotc.Compile.Tests/BadSpecs";

    private const string Expected = "diagnostics.txt";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BadSpec> All { get; } =
        [.. Repository.Program.List(Root, recursive: true).Where(p => p.EndsWith("/" + Case.SpecFile, StringComparison.Ordinal)).Select(p => new BadSpec(p.Split('/')[^2]))];

    /// <summary>The golden files that are there.</summary>
    public static IEnumerable<string> Existing => Golden.FilesBelow(Root).Where(p => Path.GetFileName(p) == Expected);

    /// <summary>Compiles it.</summary>
    public CompileResult Compile() =>
        new ClusterCompiler(Repository.Program, [], new DiskTree(Repository.PathOf($"{Root}/{Name}"))).Compile(Case.SpecFile);

    /// <summary>What hotc says.</summary>
    /// <exception cref="InvalidOperationException">The compiler throws, which no input may make it do.</exception>
    public GoldenFile ToGolden()
    {
        try
        {
            return GoldenFile.Of($"{Root}/{Name}/{Expected}", Diagnosed.Text(Compile().Diagnostics));
        }
        catch (Exception failure) when (failure is not InvalidOperationException)
        {
            throw new InvalidOperationException($"{Root}/{Name} makes the compiler throw: {failure}", failure);
        }
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}
