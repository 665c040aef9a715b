using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Hotc.Foundation.Text;
using Hotc.Review.Values;

namespace Hotc.Review.Tests;

public class PackedTextTests
{
    private const string Old = "A='1'\nB='2'\nC='a rather long line of settings, so that it is worth packing, and long enough for what follows'\n";

    // Files that carry something packed.
    public static TheoryData<string> UserData => [.. new[] { "kubernetes-ubuntu/1.3.0", "kubernetes-fedora-coreos/1.0.0" }
        .SelectMany(d => Directory.EnumerateFiles(Path.Combine(Repository.Root, "snapshots", d), "*", SearchOption.AllDirectories))
        .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "user-data" && File.ReadAllText(f) is var text && (text.Contains("H4sIA", StringComparison.Ordinal) || text.Contains("abZy8", StringComparison.Ordinal)))
        .Select(f => Path.GetRelativePath(Repository.Root, f))];

    [Fact]
    public void Both_ways_of_packing_occur() => Assert.All(["H4sIA", "abZy8"], sign => Assert.Contains(UserData, f => File.ReadAllText(Path.Combine(Repository.Root, f.Data)).Contains(sign, StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(UserData))]
    public void What_nodes_get_packed_can_be_read(string path)
    {
        var unpacked = PackedText.Unpack(File.ReadAllText(Path.Combine(Repository.Root, path)));
        Assert.DoesNotContain("H4sIA", unpacked, StringComparison.Ordinal);
        Assert.DoesNotContain("abZy8", unpacked, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_packed_user_data_are_compared_one_by_one()
    {
        foreach (var pack in new Func<string, string>[] { t => Convert.ToBase64String(Gzip(t)), t => Z85.Encode(Gzip(t)) })
        {
            Assert.Equal(["- B='2'", "+ B='3'"], Lines(Config(pack(Old)), Config(pack(Old.Replace("'2'", "'3'")))));
        }
    }

    [Fact]
    public void Where_only_the_packing_differs_the_packed_lines_are_shown()
    {
        var lines = Lines(Config(Convert.ToBase64String(Gzip(Old))), Config(Convert.ToBase64String(Gzip(Old, CompressionLevel.NoCompression))));
        Assert.All(lines, l => Assert.Contains("H4sI", l, StringComparison.Ordinal));
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public void What_only_looks_packed_stays_as_it_is()
    {
        var broken = $"a H4sIA{new string('A', 60)} b abZy8{new string('0', 60)} c H4sIA{new string('A', 61)} d";
        Assert.Equal(broken, PackedText.Unpack(broken));
    }

    [Fact]
    public void What_unpacks_to_far_too_much_stays_packed()
    {
        var bomb = Convert.ToBase64String(Gzip(new string('a', 64 * 1024 * 1024)));
        Assert.Equal(bomb, PackedText.Unpack(bomb));
    }

    [Fact]
    public void Long_lines_are_shown_from_where_they_begin_to_differ()
    {
        var head = new string('x', 300);
        Assert.Equal([$"- …{head[..20]}1", $"+ …{head[..20]}2"], Lines($"\"a\\n{head}1\\n\"", $"\"a\\n{head}2\\n\""));
    }

    private static string Config(string packed) => $"\"#cloud-config\\nwrite_files:\\n  - path: /a\\n    content: {packed}\\n\"";

    private static ImmutableArray<string> Lines(string before, string after) =>
        Assert.Single(Pair.Only(Pair.CompareRoots(Template(before), Template(after))).Properties).Lines;

    private static string Template(string config) => $"resources:\n  text: {{type: OS::Heat::SoftwareConfig, properties: {{config: {config}}}}}\n";

    private static byte[] Gzip(string text, CompressionLevel level = CompressionLevel.SmallestSize)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
