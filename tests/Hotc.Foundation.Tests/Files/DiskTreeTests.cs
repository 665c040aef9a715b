using System.Diagnostics;
using System.Text;
using Hotc.Foundation.Files;

namespace Hotc.Foundation.Tests.Files;

public sealed class DiskTreeTests : IDisposable
{
    private readonly TempFolder temp = new();
    private readonly DiskTree tree;

    public DiskTreeTests()
    {
        temp.Put("secret.txt", "secret");
        temp.Put("root/a.txt", "a");
        temp.Put("root/B.txt", "B");
        temp.Put("root/sub/deep/c.txt", "c");
        tree = new DiskTree(temp.At("root"));
    }

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData("a.txt", "a")]
    [InlineData("sub/deep/c.txt", "c")]
    public void A_file_below_the_root_can_be_read(string path, string text) => Assert.Equal(text, Read(path));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_gigantic_file_is_not_read_into_the_memory(int more, bool isRead)
    {
        using (var file = File.Create(temp.At("root/large")))
        {
            file.SetLength((64 * 1024 * 1024) + more);
        }

        Assert.Equal(isRead, tree.TryRead("large", out _));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("sub")]
    [InlineData("a.txt/x")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../secret.txt")]
    [InlineData("sub/../../secret.txt")]
    [InlineData("sub/../a.txt")]
    [InlineData("./a.txt")]
    [InlineData("sub//deep/c.txt")]
    [InlineData("a.txt/")]
    [InlineData("/etc/passwd")]
    [InlineData("a\0.txt")]
    [InlineData("a\n.txt")]
    [InlineData("sub\\deep\\c.txt")]
    public void Anything_else_does_not_exist(string path) => Assert.Null(Read(path));

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("link")]
    [InlineData("/dev/zero")]
    [InlineData("nowhere")]
    public void A_link_that_leads_outside_or_nowhere_is_not_followed(string target)
    {
        File.CreateSymbolicLink(temp.At("root/link"), target);
        Assert.Null(Read("link"));
        Assert.DoesNotContain("link", tree.List("", true));
    }

    [Fact]
    public void A_link_to_a_folder_outside_is_not_followed()
    {
        Directory.CreateSymbolicLink(temp.At("root/out"), temp.Path);
        Assert.Null(Read("out/secret.txt"));
        Assert.Empty(tree.List("out", true));
    }

    [Fact]
    public void A_link_through_another_link_that_leaves_is_not_followed()
    {
        Directory.CreateSymbolicLink(temp.At("root/sub/up"), "../..");
        File.CreateSymbolicLink(temp.At("root/link"), "sub/up/secret.txt");
        Assert.Null(Read("link"));
    }

    [Theory]
    [InlineData("sub/deep/c.txt")]
    [InlineData("sub/../sub/deep/c.txt")]
    public void A_link_that_stays_inside_is_followed(string target)
    {
        File.CreateSymbolicLink(temp.At("root/link"), target);
        Assert.Equal("c", Read("link"));
        Assert.Contains("link", tree.List("", false));
    }

    [Fact]
    public void The_root_may_be_a_link_itself()
    {
        Directory.CreateSymbolicLink(temp.At("alias"), "root");
        File.CreateSymbolicLink(temp.At("root/link"), "a.txt");
        Assert.True(new DiskTree(temp.At("alias")).TryRead("link", out _));
    }

    [Fact]
    public void A_folder_whose_name_begins_like_the_root_is_outside()
    {
        temp.Put("root-2/x.txt", "x");
        File.CreateSymbolicLink(temp.At("root/link"), "../root-2/x.txt");
        Assert.Null(Read("link"));
    }

    [Fact]
    public void A_pipe_does_not_exist_and_does_not_block()
    {
        Process.Start("mkfifo", temp.At("root/pipe")).WaitForExit();
        Assert.True(Path.Exists(temp.At("root/pipe")));
        Assert.Null(Read("pipe"));
        Assert.DoesNotContain("pipe", tree.List("", true));
    }

    [Fact]
    public void Files_are_listed_in_ordinal_order_with_their_path_from_the_root()
    {
        Assert.Equal(["B.txt", "a.txt", "sub/deep/c.txt"], tree.List("", true));
        Assert.Equal(["B.txt", "a.txt"], tree.List("", false));
        Assert.Equal(["sub/deep/c.txt"], tree.List("sub", true));
        Assert.Empty(tree.List("sub", false));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("..")]
    [InlineData("a.txt")]
    public void What_is_no_folder_below_the_root_has_no_files(string folder) => Assert.Empty(tree.List(folder, true));

    [Fact]
    public void A_circle_of_links_ends()
    {
        Directory.CreateSymbolicLink(temp.At("root/sub/circle"), "..");
        Assert.Equal(["B.txt", "a.txt", "sub/deep/c.txt"], tree.List("", true));
    }

    [Fact]
    public void A_root_that_does_not_exist_is_an_empty_tree()
    {
        var none = new DiskTree(temp.At("none"));
        Assert.False(none.TryRead("a.txt", out _));
        Assert.Empty(none.List("", true));
    }

    private string? Read(string path) => tree.TryRead(path, out var bytes) ? Encoding.UTF8.GetString(bytes.Span) : null;
}
