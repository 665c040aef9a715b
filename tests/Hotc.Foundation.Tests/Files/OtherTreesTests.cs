using System.Text;
using Hotc.Foundation.Files;

namespace Hotc.Foundation.Tests.Files;

public sealed class OtherTreesTests
{
    private static readonly MemoryTree Memory = MemoryTree.OfText(
        KeyValuePair.Create("z.txt", "z"), KeyValuePair.Create("a/b.txt", "b"), KeyValuePair.Create("a/c/d.txt", "d"), KeyValuePair.Create("ab.txt", "ab"));

    private static readonly EmbeddedTree Embedded = new(typeof(OtherTreesTests).Assembly, "embedded");

    [Fact]
    public void A_memory_tree_lists_like_a_folder()
    {
        Assert.Equal(["a/b.txt", "a/c/d.txt", "ab.txt", "z.txt"], Memory.List("", true));
        Assert.Equal(["ab.txt", "z.txt"], Memory.List("", false));
        Assert.Equal(["a/b.txt"], Memory.List("a", false));
        Assert.Empty(Memory.List("z.txt", true));
    }

    [Fact]
    public void A_memory_tree_refuses_paths_that_climb() =>
        Assert.Throws<ArgumentException>(() => MemoryTree.OfText(KeyValuePair.Create("../x", "x")));

    [Fact]
    public void An_embedded_tree_lists_and_reads_resources_by_path()
    {
        Assert.Equal(["one.txt", "sub/two.txt"], Embedded.List("", true));
        Assert.Equal(["one.txt"], Embedded.List("", false));
        Assert.True(Embedded.TryRead("sub/two.txt", out var bytes));
        Assert.Equal("two\n", Encoding.UTF8.GetString(bytes.Span));
    }

    [Theory]
    [InlineData("two.txt")]
    [InlineData("sub")]
    [InlineData("../one.txt")]
    public void An_embedded_tree_has_nothing_else(string path) => Assert.False(Embedded.TryRead(path, out _));
}
