using System.Text;
using System.Text.RegularExpressions;
using Hotc.Docs.Tests.Harness;

namespace Hotc.Docs.Tests.Pages;

/// <summary>README.md, with the parts between its marks made anew: the example spec and the files that it yields.</summary>
internal static partial class ReadmeParts
{
    private const string Example = "examples/minimal.yaml";

    private static readonly Dictionary<string, string> Notes = new(StringComparer.Ordinal)
    {
        ["README.md"] = "this cluster's create, scale, repair, update and delete commands",
        ["cluster.yaml"] = "the root template",
        ["control-plane-node.yaml"] = "nested: one control-plane node",
        ["environment.yaml"] = "parameters that the spec chose; no secrets",
        ["fragments/"] = "the scripts and units that nodes run, readable",
        ["load-balancer.yaml"] = "nested: Octavia before the API",
        ["manifest.json"] = "digests, versions, sizes, services that the cloud must have",
        ["network.yaml"] = "nested: network, subnet, router",
        ["pool-general.yaml"] = "nested: one node of the pool",
        ["security.yaml"] = "nested: security groups and their rules",
        ["user-data/"] = "what servers get at their first boot: the same scripts packed, and inputs",
    };

    public static string Make() => Part().Replace(GeneratedPages.Stored("README.md"), m => $"{m.Groups["begin"].Value}\n{Body(m.Groups["what"].Value)}{m.Groups["end"].Value}");

    private static string Body(string what) => what switch
    {
        "spec" => $"```yaml\n{File.ReadAllText(Repository.PathOf(Example))}```\n",
        "tree" => $"```text\n{Tree()}```\n",
        _ => throw new InvalidOperationException($"README.md has a mark for \"{what}\", which nothing makes."),
    };

    private static string Tree()
    {
        var bundle = Compiled.File(Example).Bundle ?? throw new InvalidOperationException($"{Example} does not compile.");
        var text = new StringBuilder("out/minimal/\n");
        foreach (var top in bundle.Files.GroupBy(f => f.Path.Contains('/', StringComparison.Ordinal) ? f.Path[..(f.Path.IndexOf('/', StringComparison.Ordinal) + 1)] : f.Path))
        {
            text.Append($"  {top.Key,-26}{Notes.GetValueOrDefault(top.Key)}".TrimEnd()).Append('\n');
            foreach (var folder in top.Where(f => f.Path != top.Key).GroupBy(f => Path.GetDirectoryName(f.Path[top.Key.Length..])!))
            {
                AppendFiles(text, folder.Key.Length == 0 ? "" : folder.Key + "/", folder.Select(f => Path.GetFileName(f.Path)));
            }
        }

        return text.ToString();
    }

    private static void AppendFiles(StringBuilder text, string folder, IEnumerable<string> names)
    {
        if (folder.Length > 0)
        {
            text.Append($"    {folder,-30}{string.Join("  ", names)}\n");
            return;
        }

        foreach (var line in names.Chunk(4))
        {
            text.Append($"    {string.Join("  ", line)}\n");
        }
    }

    [GeneratedRegex("(?<begin><!-- generated: (?<what>[a-z]+) -->)\n.*?(?<end><!-- end -->)", RegexOptions.Singleline)]
    private static partial Regex Part();
}
