using System.Diagnostics;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;

namespace Hotc.Foundation.Tests.Files;

public sealed class AtomicFolderTests : IDisposable
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    private readonly TempFolder temp = new();
    private readonly DiagnosticBag bag = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_new_folder_gets_all_files_and_nothing_stays_beside_it()
    {
        Assert.True(Write("deep/out", Nothing, ("a", "1"), ("sub/x/b", "2"), ("sub/c", "3")));
        Assert.Equal(["a=1", "sub/c=3", "sub/x/b=2"], temp.Show("deep/out"));
        Assert.Equal(["out"], Names("deep"));
    }

    [Fact]
    public void Files_get_their_mode()
    {
        const UnixFileMode executable = FolderFile.Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        FolderFile[] files =
        [
            new("script", "x"u8.ToArray(), executable), new("text", "x"u8.ToArray()), new("key", "x"u8.ToArray(), FolderFile.Private),
        ];
        Assert.True(AtomicFolder.Write(temp.At("out"), files, Nothing, bag));
        Assert.Equal(executable, File.GetUnixFileMode(temp.At("out/script")));
        Assert.Equal(FolderFile.Readable, File.GetUnixFileMode(temp.At("out/text")));
        Assert.Equal(FolderFile.Private, File.GetUnixFileMode(temp.At("out/key")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Owned_files_go_and_foreign_things_stay(bool canExchange)
    {
        Write("out", Nothing, ("gone", "1"), ("kept", "1"), ("old/only", "1"));
        temp.Put("out/notes.txt", "mine");
        temp.Put("out/mine/deep/x", "mine");
        Directory.CreateDirectory(temp.At("out/mine/empty"));
        File.CreateSymbolicLink(temp.At("out/link"), "nowhere");

        Assert.True(Write("out", Owned("gone", "kept", "old/only"), canExchange, ("kept", "2"), ("new/file", "2")));

        Assert.Equal(["kept=2", "link->nowhere", "mine/deep/x=mine", "mine/empty/", "new/file=2", "notes.txt=mine"], temp.Show("out"));
        Assert.Equal(["out"], Names(""));
    }

    [Fact]
    public void A_foreign_file_stays_the_same_file_with_its_mode_and_time()
    {
        Write("out", Nothing, ("a", "1"));
        var path = temp.Put("out/mine", "mine");
        File.SetUnixFileMode(path, UnixFileMode.UserRead);
        var time = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, time);
        using var open = File.OpenRead(path);

        Assert.True(Write("out", Owned("a"), ("a", "2")));

        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(path));
        Assert.Equal(time, File.GetLastWriteTimeUtc(path));
        Assert.Equal(LinuxCalls.Identify(open.SafeFileHandle), LinuxCalls.Identify(path));
    }

    [Fact]
    public void The_folder_keeps_its_mode()
    {
        Write("out", Nothing, ("a", "1"));
        File.SetUnixFileMode(temp.At("out"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Write("out", Owned("a"), ("a", "2"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(temp.At("out")));
    }

    [Theory]
    [InlineData("a", "mine")]
    [InlineData("a/x", "mine")]
    [InlineData("sub", "mine")]
    public void A_foreign_file_in_the_way_is_not_replaced(string path, string text)
    {
        Directory.CreateDirectory(temp.At("out"));
        temp.Put("out/" + path, text);
        var before = temp.Show("");
        Assert.False(Write("out", Nothing, ("a", "1"), ("sub/b", "1")));
        Assert.Equal("HE0015", Assert.Single(bag.ToSorted()).Code);
        Assert.Equal(before, temp.Show(""));
    }

    [Fact]
    public void A_foreign_link_or_empty_folder_in_the_way_is_not_replaced()
    {
        Directory.CreateDirectory(temp.At("out/a"));
        Directory.CreateSymbolicLink(temp.At("out/sub"), "a");
        Assert.False(Write("out", Nothing, ("a", "1"), ("sub/b", "1")));
        Assert.Equal(["HE0015", "HE0015"], bag.ToSorted().Select(d => d.Code));
    }

    [Fact]
    public void A_foreign_file_that_equals_the_new_one_is_not_in_the_way()
    {
        temp.Put("out/a", "1");
        Assert.True(Write("out", Nothing, ("a", "1"), ("b", "2")));
        Assert.Equal(["a=1", "b=2"], temp.Show("out"));
    }

    [Fact]
    public void A_target_that_is_a_file_is_refused()
    {
        temp.Put("out", "mine");
        Assert.False(Write("out", Nothing, ("a", "1")));
        Assert.Equal("HE0014", Assert.Single(bag.ToSorted()).Code);
        Assert.Equal(["out=mine"], temp.Show());
    }

    [Fact]
    public void A_parent_that_is_a_file_is_a_finding()
    {
        temp.Put("file", "mine");
        Assert.False(Write("file/out", Nothing, ("a", "1")));
        Assert.Equal("HE0016", Assert.Single(bag.ToSorted()).Code);
    }

    [Fact]
    public void A_name_that_is_too_long_is_a_finding_and_leaves_nothing()
    {
        Assert.False(Write("out", Nothing, ("a", "1"), (new string('x', 300), "1")));
        Assert.Equal("HE0016", Assert.Single(bag.ToSorted()).Code);
        Assert.Empty(temp.Show());
    }

    [Fact]
    public void A_place_where_the_system_lets_nobody_write_is_a_finding()
    {
        Assert.False(AtomicFolder.Write("/proc/hotc", [new FolderFile("a", "1"u8.ToArray())], Nothing, bag));
        Assert.Equal("HE0016", Assert.Single(bag.ToSorted()).Code);
    }

    [Fact]
    public void A_link_to_a_folder_stays_a_link()
    {
        Directory.CreateDirectory(temp.At("real"));
        Directory.CreateSymbolicLink(temp.At("out"), "real");
        Assert.True(Write("out", Nothing, ("a", "1")));
        Assert.Equal(["out->real", "real/a=1"], temp.Show());
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/x")]
    [InlineData("a/./b")]
    public void A_path_that_leaves_the_folder_is_a_fault_of_the_program(string path) =>
        Assert.Throws<ArgumentException>(() => Write("out", Nothing, (path, "1")));

    [Fact]
    public void A_path_that_is_file_and_folder_is_a_fault_of_the_program() =>
        Assert.Throws<ArgumentException>(() => Write("out", Nothing, ("a", "1"), ("a/b", "1")));

    [Fact]
    public void What_a_killed_run_left_goes_with_the_next_run()
    {
        Write("out", Nothing, ("a", "1"));
        temp.Put(".out.hotc-new/half", "x");
        temp.Put(".out.hotc-old/old", "x");
        temp.Put(".out.hotc-lock", "");
        Assert.True(Write("out", Owned("a"), ("a", "2")));
        Assert.Equal(["out/a=2"], temp.Show());
    }

    [Fact]
    public void A_folder_that_a_killed_run_put_aside_comes_back()
    {
        temp.Put(".out.hotc-old/a", "1");
        temp.Put(".out.hotc-old/mine", "mine");
        temp.Put(".out.hotc-new/a", "half");
        Assert.True(Write("out", Owned("a"), ("b", "2")));
        Assert.Equal(["out/b=2", "out/mine=mine"], temp.Show());
    }

    [Fact]
    public void A_file_that_comes_during_the_writing_is_not_lost()
    {
        Write("out", Nothing, ("a", "1"), ("sub/b", "1"));
        var written = AtomicFolder.Write(temp.At("out"), Files(("a", "2")), Owned("a", "sub/b"), bag, (left, right) =>
        {
            temp.Put("out/late", "mine");
            temp.Put("out/sub/late", "mine");
            return LinuxCalls.TryExchange(left, right);
        });
        Assert.True(written);
        Assert.Equal(["out/a=2", "out/late=mine", "out/sub/late=mine"], temp.Show());
    }

    [Fact]
    public void Two_writers_of_one_folder_never_mix()
    {
        var bags = new[] { new DiagnosticBag(), new DiagnosticBag() };
        Parallel.For(0, 2, i =>
        {
            for (var n = 0; n < 200; n++)
            {
                AtomicFolder.Write(temp.At("out"), Files(("a", $"{i}-{n}"), ("b/c", $"{i}-{n}")), Owned("a", "b/c"), bags[i]);
            }
        });
        Assert.All(bags.SelectMany(b => b.ToSorted()), d => Assert.Equal("HE0017", d.Code));
        Assert.Equal(File.ReadAllText(temp.At("out/a")), File.ReadAllText(temp.At("out/b/c")));
        Assert.Equal(["out"], Names(""));
    }

    [Fact]
    public void A_folder_that_another_run_writes_is_a_finding()
    {
        using var held = FolderLock.TryTake(temp.At(".out.hotc-lock"));
        Assert.NotNull(held);
        Assert.False(Write("out", Nothing, ("a", "1")));
        Assert.Equal("HE0017", Assert.Single(bag.ToSorted()).Code);
    }

    [Theory]
    [InlineData("exchange")]
    [InlineData("renames")]
    public void A_kill_at_any_moment_leaves_the_old_folder_or_the_new_one(string way)
    {
        temp.Put("out/mine/notes", "mine");
        var random = new Random(1);
        for (var kill = 0; kill < 15; kill++)
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Hotc.Foundation.Writer.dll"), temp.At("out"), way])
            {
                RedirectStandardOutput = true,
            };
            using var writer = Process.Start(start)!;
            writer.StandardOutput.ReadLine();
            Thread.Sleep(random.Next(0, 25));
            writer.Kill();
            writer.WaitForExit();

            // Between two renames the whole old folder stands aside, and the next run brings it back.
            var place = way == "renames" && !Directory.Exists(temp.At("out")) ? ".out.hotc-old" : "out";
            var seen = temp.Show(place);
            var text = seen[0].Split('=')[1];
            string[] expected = [.. Enumerable.Range(0, 20).Select(i => $"f{i:D2}={text}"), "mine/notes=mine", $"sub/g={text}"];
            Assert.Equal(expected, seen);
        }

        Assert.True(Write("out", Owned([.. Enumerable.Range(0, 20).Select(i => $"f{i:D2}"), "sub/g"]), ("f00", "last")));
        Assert.Equal(["out/f00=last", "out/mine/notes=mine"], temp.Show());
    }

    private static HashSet<string> Owned(params string[] paths) => [.. paths];

    private static FolderFile[] Files(params (string Path, string Text)[] files) =>
        [.. files.Select(f => new FolderFile(f.Path, Encoding.UTF8.GetBytes(f.Text)))];

    private bool Write(string target, IReadOnlySet<string> owned, params (string Path, string Text)[] files) =>
        AtomicFolder.Write(temp.At(target), Files(files), owned, bag);

    private bool Write(string target, IReadOnlySet<string> owned, bool canExchange, params (string Path, string Text)[] files) =>
        AtomicFolder.Write(temp.At(target), Files(files), owned, bag, (left, right) => canExchange && LinuxCalls.TryExchange(left, right));

    private string[] Names(string folder) => [.. Directory.EnumerateFileSystemEntries(temp.At(folder)).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal)];
}
