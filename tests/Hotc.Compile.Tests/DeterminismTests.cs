using System.Globalization;
using Hotc.Foundation.Files;
using Hotc.Heat.Bundles;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests;

public sealed class DeterminismTests
{
    private static readonly Case Largest = Case.All.First(c => c.Name == "ha");

    [Fact]
    public void The_culture_changes_nothing()
    {
        // Numbers and dates as in no other place; named cultures need data that the program does without.
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NegativeSign = "minus";
        strange.NumberFormat.NumberDecimalSeparator = "comma";
        strange.NumberFormat.NumberGroupSeparator = "";
        strange.NumberFormat.PositiveSign = "plus";
        var expected = Content(Largest.Compile().Bundle!);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = strange;
            Assert.Equal(expected, Content(Largest.Compile().Bundle!));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void The_order_in_which_files_are_listed_changes_nothing()
    {
        var shuffled = new ClusterCompiler(new Shuffled(Repository.Program), [], new Shuffled(Largest.Files)).Compile(Case.SpecFile);
        Assert.Equal(Content(Largest.Compile().Bundle!), Content(shuffled.Bundle!));
    }

    [Fact]
    public void Where_the_spec_lies_changes_nothing()
    {
        var files = Largest.Files.List("", recursive: true).Select(p => KeyValuePair.Create("some/where/else/" + p, Read(Largest.Files, p)));
        var moved = new ClusterCompiler(Repository.Program, [], new MemoryTree(files)).Compile("some/where/else/" + Case.SpecFile);
        Assert.Equal(Content(Largest.Compile().Bundle!), Content(moved.Bundle!));
    }

    [Fact]
    public void Many_compiles_at_once_change_nothing()
    {
        var expected = Case.All.ToDictionary(c => c.Folder, c => Content(c.Compile().Bundle!));
        var files = new MemoryTree(Case.All.SelectMany(c => c.Files.List("", recursive: true).Select(p => KeyValuePair.Create($"{c.Folder}/{p}", Read(c.Files, p)))));
        var compiler = new ClusterCompiler(Repository.Program, [], files);
        Parallel.ForEach(Enumerable.Repeat(Case.All, 3).SelectMany(c => c), new ParallelOptions { MaxDegreeOfParallelism = 8 }, tested =>
            Assert.Equal(expected[tested.Folder], Content(compiler.Compile($"{tested.Folder}/{Case.SpecFile}").Bundle!)));
    }

    private static IEnumerable<string> Content(Bundle bundle) => [.. bundle.Files.Select(f => $"{f.Path} {Convert.ToHexString(f.Content.Span)}")];

    private static ReadOnlyMemory<byte> Read(IFileTree tree, string path) => tree.TryRead(path, out var bytes) ? bytes : throw new InvalidOperationException(path);

    // Lists files in a different order each time, as a file system might.
    private sealed class Shuffled(IFileTree inner) : IFileTree
    {
        public bool TryRead(string path, out ReadOnlyMemory<byte> bytes) => inner.TryRead(path, out bytes);

        public IEnumerable<string> List(string folder, bool recursive) => inner.List(folder, recursive).Reverse();
    }
}
