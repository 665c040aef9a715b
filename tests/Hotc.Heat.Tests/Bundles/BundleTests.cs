using Hotc.Heat.Bundles;
using Hotc.Heat.Values;

namespace Hotc.Heat.Tests.Bundles;

public sealed class BundleTests
{
    [Fact]
    public void Files_stand_in_ordinal_order()
    {
        var bundle = new Bundle([BundleFile.Of("b", ""), BundleFile.Of("a/b", ""), BundleFile.Of("a-b", ""), BundleFile.Of("B2", "")]);
        Assert.Equal(["B2", "a-b", "a/b", "b"], bundle.Files.Select(file => file.Path));
    }

    [Fact]
    public void A_file_is_found_by_its_path()
    {
        var bundle = new Bundle(Enumerable.Range(0, 20).Select(i => BundleFile.Of($"f{i}", $"{i}")));
        Assert.All(bundle.Files, file => Assert.Same(file, bundle.Find(file.Path)));
        Assert.Null(bundle.Find("f"));
        Assert.Null(bundle.Find("f99"));
    }

    [Fact]
    public void A_document_is_carried_with_its_bytes()
    {
        var file = BundleFile.Of("cluster.yaml", HotMap.Of(("a", 1)), "comment");
        Assert.Equal("# comment\n\na: 1\n"u8.ToArray(), file.Content.ToArray());
        Assert.Equal(1, file.Document!["a"]);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("/a", "is absolute")]
    [InlineData("a\\b", "holds a backslash")]
    [InlineData("a\nb", "holds a control character")]
    [InlineData("a\u009fb", "holds a control character")]
    [InlineData("../a", "holds an empty, '.' or '..' part")]
    [InlineData("a//b", "holds an empty, '.' or '..' part")]
    [InlineData("a/./b", "holds an empty, '.' or '..' part")]
    [InlineData("C:a", "holds ':', which not every system allows")]
    [InlineData("a./b", "has a part that ends in a dot or a space, which not every system keeps")]
    public void Unsafe_paths_are_refused(string path, string reason)
    {
        Assert.Equal(reason, BundlePaths.FindFault(path));
        Assert.Throws<ArgumentException>(() => new Bundle([BundleFile.Of(path, "")]));
    }

    [Theory]
    [InlineData("a", "a", "occurs twice")]
    [InlineData("a/B", "a/b", "differs from 'a/B' only in case")]
    [InlineData("a", "A/b/c", "is a file, and a folder to 'A/b/c'")]
    public void Paths_that_meet_are_refused(string one, string other, string reason) =>
        Assert.Equal(reason, Assert.Single(BundlePaths.FindFaults([one, other])).Reason);

    [Theory]
    [InlineData("cluster.yaml", "pool.yaml", "pool.yaml")]
    [InlineData("a/b.yaml", "../fragments/x.sh", "fragments/x.sh")]
    [InlineData("a/b.yaml", "./c.yaml", "a/c.yaml")]
    [InlineData("a/b.yaml", "../../c.yaml", null)]
    [InlineData("a/b.yaml", "https://example.org/c.yaml", null)]
    [InlineData("a/b.yaml", "/etc/passwd", null)]
    public void References_are_resolved_from_the_folder_of_their_template(string template, string reference, string? expected) =>
        Assert.Equal(expected, BundlePaths.Resolve(template, reference));

    [Fact]
    public void A_bundle_with_one_more_file_has_it_in_its_place()
    {
        var bundle = new Bundle([BundleFile.Of("a/b", ""), BundleFile.Of("z", "")]).With(BundleFile.Of("m", ""));
        Assert.Equal(["a/b", "m", "z"], bundle.Files.Select(file => file.Path));
    }

    [Theory]
    [InlineData("z")]
    [InlineData("Z")]
    [InlineData("a")]
    [InlineData("A")]
    [InlineData("z/y")]
    [InlineData("../m")]
    public void A_file_that_cannot_stand_in_a_bundle_is_not_added(string path) =>
        Assert.Throws<ArgumentException>(() => new Bundle([BundleFile.Of("a/b", ""), BundleFile.Of("z", "")]).With(BundleFile.Of(path, "")));

    [Fact]
    public void Paths_that_meet_make_no_bundle()
    {
        Assert.Null(Bundle.TryMake([BundleFile.Of("a", ""), BundleFile.Of("a/b", "")], out var faults));
        Assert.Equal("a", Assert.Single(faults).Path);
    }
}
