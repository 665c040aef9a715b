using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hotc.Docs.Tests.Harness;

namespace Hotc.Docs.Tests;

/// <summary>What others made is named, with the version that is used.</summary>
public sealed partial class NoticeTests
{
    // They make the program and are not in it.
    private static readonly string[] Tools = ["Microsoft.DotNet.ILCompiler", "Microsoft.NET.ILLink.Tasks", "runtime.linux-x64.Microsoft.DotNet.ILCompiler"];

    [Fact]
    public void Every_package_of_the_program_stands_in_the_notice()
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("compiler/Hotc.Cli/packages.lock.json")));
        var packages = locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(t => t.Value.EnumerateObject())
            .Where(p => p.Value.GetProperty("type").GetString() != "Project" && !Tools.Contains(p.Name))
            .Select(p => $"{p.Name} {p.Value.GetProperty("resolved").GetString()}").Distinct().Order(StringComparer.Ordinal);
        var named = PackageRow().Matches(File.ReadAllText(Repository.PathOf("NOTICE.md"))).Select(m => $"{m.Groups["name"].Value} {m.Groups["version"].Value}");
        Assert.Equal(packages, named);
    }

    [Fact]
    public void Files_of_others_are_the_ones_that_the_table_names()
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Repository.PathOf("compiler/third-party/dagre/dagre.min.js"))));
        Assert.Contains($"`{digest}`", File.ReadAllText(Repository.PathOf("compiler/third-party/README.md")), StringComparison.Ordinal);
        Assert.Equal(["compiler/third-party/README.md", "compiler/third-party/dagre/LICENSE", "compiler/third-party/dagre/dagre.min.js"],
            Directory.EnumerateFiles(Repository.PathOf("compiler/third-party"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| (?<name>[A-Za-z0-9.]+) \| (?<version>[0-9.]+) \|", RegexOptions.Multiline)]
    private static partial Regex PackageRow();
}
