using Hotc.Foundation.Files;
using Hotc.Heat.Releases;

namespace Hotc.Lint.Tests;

/// <summary>The files of a run are read once, and what a run finds does not depend on that.</summary>
public class LintFilesTests
{
    private const string Root = "heat_template_version: 2018-08-31\nresources: {child: {type: child.yaml, properties: {nme: a}}}\n";
    private const string Child = "heat_template_version: 2018-08-31\nparameters: {name: {type: string, default: a, description: A name.}}\nresources: {v: {type: OS::Heat::Value, properties: {value: {get_param: name}}}}\n";

    private static readonly LintOptions Options = new(HeatRelease.Zed);

    [Fact]
    public void A_child_of_two_roots_is_read_once()
    {
        var tree = new CountingTree(Tree(Child));
        var files = new LintFiles(tree);

        var roots = Linter.Roots(files, ["a.yaml", "b.yaml", "child.yaml"]);
        var codes = roots.Select(r => Linter.Check(files, new LintTarget(r, []), Options).Findings.Select(f => f.Code));

        Assert.All(codes, c => Assert.Equal(["HE6003"], c));
        Assert.Equal(["a.yaml", "b.yaml"], roots);

        // To see whether it may be a template, to read it, and for the size of the bundle of each root.
        Assert.Equal(4, tree.Reads["child.yaml"]);
    }

    [Fact]
    public void What_is_wrong_with_a_file_is_told_to_every_root_that_uses_it()
    {
        var files = new LintFiles(Tree(Child + "a: [\n"));
        Assert.All(["a.yaml", "b.yaml"], r => Assert.Contains("HE1001", Linter.Check(files, new LintTarget(r, []), Options).Findings.Select(f => f.Code)));
    }

    [Fact]
    public void A_run_of_many_large_templates_finds_the_same()
    {
        var filler = string.Concat(Enumerable.Repeat("# " + new string('x', 97) + "\n", 4_500));
        var tree = MemoryTree.OfText(Enumerable.Range(0, 12).Select(i => KeyValuePair.Create($"{i}.yaml", filler + "heat_template_version: 2018-08-31\nresorces: {}\n")));
        var files = new LintFiles(tree);
        Assert.All(Linter.Roots(files, tree.List("", recursive: true)), r => Assert.Contains("HE5009", Linter.Check(files, new LintTarget(r, []), Options).Findings.Select(f => f.Code)));
    }

    private static MemoryTree Tree(string child) => MemoryTree.OfText([KeyValuePair.Create("a.yaml", Root), KeyValuePair.Create("b.yaml", Root), KeyValuePair.Create("child.yaml", child)]);

    private sealed class CountingTree(IFileTree inner) : IFileTree
    {
        public Dictionary<string, int> Reads { get; } = new(StringComparer.Ordinal);

        public bool TryRead(string path, out ReadOnlyMemory<byte> bytes)
        {
            Reads[path] = Reads.GetValueOrDefault(path) + 1;
            return inner.TryRead(path, out bytes);
        }

        public IEnumerable<string> List(string folder, bool recursive) => inner.List(folder, recursive);
    }
}
