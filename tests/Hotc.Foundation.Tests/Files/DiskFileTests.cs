using System.Diagnostics;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Tests.Files;

public sealed class DiskFileTests : IDisposable
{
    private readonly TempFolder temp = new();
    private readonly DiagnosticBag bag = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_text_file_is_read() => Assert.Equal("a: 1", DiskFile.ReadText(temp.Put("a.yaml", "a: 1"), SourceKind.Author, bag)?.Text);

    [Fact]
    public void A_missing_file_names_the_one_that_was_meant()
    {
        temp.Put("cluster.yaml", "");
        Assert.Null(DiskFile.ReadText(temp.At("cluster.yml"), SourceKind.Author, bag));
        Assert.Equal(("HE0011", $"did you mean {temp.At("cluster.yaml")}?"), (Finding.Code, Finding.Help));
        Assert.Equal(temp.At("cluster.yml"), Finding.Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("missing/a.yaml")]
    [InlineData("a\0b")]
    public void A_path_that_cannot_be_is_a_missing_file(string path)
    {
        Assert.Null(DiskFile.ReadBytes(path, bag));
        Assert.Equal("HE0011", Finding.Code);
    }

    [Theory]
    [InlineData("/dev/zero", "this is a device, a pipe or a socket, not a file")]
    [InlineData("/tmp", "this is a folder, not a file")]
    public void What_is_no_file_cannot_be_read(string path, string message)
    {
        Assert.Null(DiskFile.ReadBytes(path, bag));
        Assert.Equal(("HE0012", message), (Finding.Code, Finding.Message));
    }

    [Fact]
    public void A_huge_file_is_refused_without_being_read()
    {
        using (var file = File.Create(temp.At("image")))
        {
            file.SetLength(1L << 40);
        }

        Assert.Null(DiskFile.ReadBytes(temp.At("image"), bag));
        Assert.Equal("HE0013", Finding.Code);
    }

    [Fact]
    public void A_new_file_gets_its_folders_and_its_mode()
    {
        Assert.True(DiskFile.Write(temp.At("new/key"), "k"u8.ToArray(), FolderFile.Private, overwrite: false, bag));
        Assert.Equal(FolderFile.Private, File.GetUnixFileMode(temp.At("new/key")));
        Assert.Equal(["new/key=k"], temp.Show());
    }

    [Fact]
    public void A_file_that_exists_is_replaced_only_when_that_is_wanted()
    {
        temp.Put("a", "old");
        Assert.False(DiskFile.Write(temp.At("a"), "new"u8.ToArray(), FolderFile.Readable, overwrite: false, bag));
        Assert.Equal("HE0015", Finding.Code);
        Assert.Equal(["a=old"], temp.Show());
        Assert.True(DiskFile.Write(temp.At("a"), "new"u8.ToArray(), FolderFile.Readable, overwrite: true, bag));
        Assert.Equal(["a=new"], temp.Show());
    }

    [Fact]
    public void What_a_link_points_to_is_replaced_and_the_link_stays()
    {
        temp.Put("real", "old");
        File.CreateSymbolicLink(temp.At("link"), "real");
        Assert.True(DiskFile.Write(temp.At("link"), "new"u8.ToArray(), FolderFile.Readable, overwrite: true, bag));
        Assert.Equal("real", new FileInfo(temp.At("link")).LinkTarget);
        Assert.Equal("new", File.ReadAllText(temp.At("real")));
    }

    [Fact]
    public void Links_that_lead_in_a_circle_are_a_finding()
    {
        File.CreateSymbolicLink(temp.At("a"), "b");
        File.CreateSymbolicLink(temp.At("b"), "a");
        Assert.False(DiskFile.Write(temp.At("a"), "x"u8.ToArray(), FolderFile.Readable, overwrite: true, bag));
        Assert.Equal("HE0016", Finding.Code);
    }

    [Fact]
    public void A_pipe_gets_the_content_and_stays_a_pipe()
    {
        using (var made = Process.Start("mkfifo", [temp.At("pipe")]))
        {
            made.WaitForExit();
        }

        File.CreateSymbolicLink(temp.At("link"), "pipe");
        using var reader = new FileStream(temp.At("pipe"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        Assert.True(DiskFile.Write(temp.At("link"), "new"u8.ToArray(), FolderFile.Readable, overwrite: true, bag));
        Assert.False(DiskFile.IsRegular(temp.At("link")));
        var buffer = new byte[3];
        reader.ReadExactly(buffer);
        Assert.Equal("new"u8.ToArray(), buffer);
    }

    [Theory]
    [InlineData("/proc/hotc/a")]
    [InlineData("/proc/a")]
    public void A_place_where_nobody_may_write_is_a_finding(string path)
    {
        Assert.False(DiskFile.Write(path, "x"u8.ToArray(), FolderFile.Readable, overwrite: false, bag));
        Assert.Equal("HE0016", Finding.Code);
    }

    private Diagnostic Finding => Assert.Single(bag.ToSorted());
}
