using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hotc.Conformance.Tests;

/// <summary>Ignition's own validator (Debian: ignition) is the judge of user-data for operating systems that take it.</summary>
public sealed partial class IgnitionTests
{
    public static TheoryData<string> Configurations =>
        [.. Repository.SnapshotBundles().SelectMany(b => Directory.GetFiles(Path.Combine(Repository.Root, "snapshots", b, "user-data"), "*.ign")).Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_configurations_to_judge() => Assert.NotEmpty(Configurations);

    [Theory]
    [MemberData(nameof(Configurations))]
    public void The_validator_says_nothing(string path)
    {
        var filled = Filled(path);
        Assert.Equal("", Validate(filled));
        Assert.All(Merged(filled), m => Assert.Equal("", Validate(Encoding.UTF8.GetString(Content(m)))));
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void The_merged_configurations_lay_exactly_the_fragments_of_the_role(string path)
    {
        var laid = Merged(Filled(path)).SelectMany(Files).Select(f => Convert.ToHexString(Content(f.GetProperty("contents"))));
        Assert.Equal(FragmentsBehind(path).Order(StringComparer.Ordinal), laid.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void No_file_is_laid_twice(string path)
    {
        var laid = Merged(Filled(path)).SelectMany(Files).Select(f => f.GetProperty("path").GetString()!).ToList();
        Assert.Equal(laid.Distinct(), laid);
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void The_user_data_is_no_larger_than_the_manifest_says(string path)
    {
        using var manifest = Manifest(path);
        var group = Path.GetFileNameWithoutExtension(path);
        var most = manifest.RootElement.GetProperty("sizes").GetProperty("userDataBytes").GetProperty(group).GetInt32();
        Assert.InRange(Encoding.UTF8.GetByteCount(Filled(path)), 1, most);
    }

    [Fact]
    public void The_validator_refuses_what_is_wrong() =>
        Assert.NotEqual("", Validate("""{"ignition": {"version": "3.3.0"}, "storage": {"files": [{"path": "relative", "contents": {"source": "data:,x"}}]}}"""));

    // As Heat does: every token gives way to a value; short ones, so that the stated size must hold.
    private static string Filled(string path)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, path))!;
        var template = File.ReadAllText(Path.Combine(Repository.Root, path));
        return Token().Replace(template, m => Path.Combine(folder, m.Groups[1].Value + ".fragments") is var packed && File.Exists(packed) ? File.ReadAllText(packed) : "x");
    }

    private static IEnumerable<string> FragmentsBehind(string path)
    {
        using var manifest = Manifest(path);
        var carriers = Token().Matches(File.ReadAllText(Path.Combine(Repository.Root, path))).Select(m => $"user-data/{m.Groups[1].Value}.fragments").ToHashSet();
        var bundle = Path.GetDirectoryName(Path.GetDirectoryName(Path.Combine(Repository.Root, path)))!;
        return [.. manifest.RootElement.GetProperty("fragments").EnumerateArray()
            .Where(f => carriers.Contains(f.GetProperty("carriedBy").GetString()!))
            .SelectMany(f => Directory.GetFiles(Path.Combine(bundle, "fragments", f.GetProperty("fragment").GetString()!.Replace('@', '/')), "*", SearchOption.AllDirectories))
            .Select(f => Convert.ToHexString(File.ReadAllBytes(f)))];
    }

    private static JsonDocument Manifest(string path) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Path.Combine(Repository.Root, path)))!, "manifest.json")));

    private static IReadOnlyList<JsonElement> Merged(string configuration)
    {
        using var document = JsonDocument.Parse(configuration);
        IReadOnlyList<JsonElement> merged = [.. document.RootElement.GetProperty("ignition").GetProperty("config").GetProperty("merge").EnumerateArray().Select(m => m.Clone())];
        Assert.NotEmpty(merged);
        return merged;
    }

    private static IEnumerable<JsonElement> Files(JsonElement merged)
    {
        using var document = JsonDocument.Parse(Content(merged));
        return [.. document.RootElement.GetProperty("storage").GetProperty("files").EnumerateArray().Select(f => f.Clone())];
    }

    private static byte[] Content(JsonElement resource)
    {
        var source = resource.GetProperty("source").GetString()!;
        if (source.StartsWith("data:,", StringComparison.Ordinal))
        {
            return Encoding.UTF8.GetBytes(Uri.UnescapeDataString(source["data:,".Length..]));
        }

        Assert.StartsWith("data:;base64,", source, StringComparison.Ordinal);
        Assert.Equal("gzip", resource.GetProperty("compression").GetString());
        using var packed = new GZipStream(new MemoryStream(Convert.FromBase64String(source["data:;base64,".Length..])), CompressionMode.Decompress);
        using var content = new MemoryStream();
        packed.CopyTo(content);
        return content.ToArray();
    }

    private static string Validate(string configuration)
    {
        using var process = Process.Start(new ProcessStartInfo("ignition-validate", ["-"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.StandardInput.Write(configuration);
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return said.Result + complaints + (process.ExitCode == 0 ? "" : $"exit code {process.ExitCode}");
    }

    [GeneratedRegex("@@([A-Z0-9_]+|[a-z-]+)@@")]
    private static partial Regex Token();
}
