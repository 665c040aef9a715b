using Hotc.Docs.Tests.Harness;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Docs.Tests;

public class SpecExampleTests
{
    private const string ApiVersion = "apiVersion: hotc/v1";

    // The examples of codes are wrong on purpose; the tests of the stages run them.
    public static TheoryData<string> Pages => [.. Repository.Pages().Where(p => p != "docs/codes.md")];

    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(Repository.PathOf("examples"), "*.yaml", SearchOption.AllDirectories)
        .Where(f => IsCluster(File.ReadAllText(f)))
        .Select(f => Path.GetRelativePath(Repository.PathOf("."), f).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_spec_on_a_page_compiles_without_findings(string page)
    {
        var specs = Specs(page);
        foreach (var path in specs.Keys.Where(p => IsCluster(specs[p])))
        {
            var result = Compiled.Text(specs, path);
            Assert.True(result.Bundle is not null && result.Diagnostics.IsEmpty, Compiled.Findings(result));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_template_on_a_page_is_extended_there(string page)
    {
        var specs = Specs(page);
        Assert.All(specs.Keys.Where(p => !IsCluster(specs[p])), name => Assert.Contains(specs.Values, s => s.Contains($"\nextends: {name}\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_pages_show_specs() => Assert.True(Repository.Pages().Sum(p => Specs(p).Count) >= 3);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_compiles_without_findings(string path)
    {
        var result = Compiled.File(path);
        Assert.True(result.Bundle is not null && result.Diagnostics.IsEmpty, Compiled.Findings(result));
    }

    [Fact]
    public void The_readme_names_every_example()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        Assert.All(Examples.Select(e => e.Data), e => Assert.Contains(Path.GetDirectoryName(e) is "examples" ? $"({e})" : $"({Path.GetDirectoryName(e)})", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_spec_would_be_found()
    {
        var result = Compiled.Text(new Dictionary<string, string> { ["a.yaml"] = $"{ApiVersion}\nkind: Cluster\nmetadata: {{nam: x}}\n" }, "a.yaml");
        Assert.Contains(result.Diagnostics, d => d.Level == DiagnosticLevel.Error);
    }

    // A spec may begin with comments. Where the first is a file's name and nothing else, others of the page know it by that name.
    private static Dictionary<string, string> Specs(string page)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fence in Markdown.Read(page).Fences.Where(f => f.Language == "yaml"))
        {
            var lines = fence.Text.Split('\n');
            if (lines.SkipWhile(l => l.StartsWith('#')).FirstOrDefault() == ApiVersion)
            {
                var name = lines[0].TrimStart('#', ' ');
                found.Add(lines[0].StartsWith('#') && name.EndsWith(".yaml", StringComparison.Ordinal) && !name.Contains(' ', StringComparison.Ordinal) ? name : $"line-{fence.Line}.yaml", fence.Text);
            }
        }

        return found;
    }

    private static bool IsCluster(string spec) => spec.Contains("\nkind: Cluster\n", StringComparison.Ordinal);
}
