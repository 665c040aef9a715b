using Hotc.Docs.Tests.Harness;

namespace Hotc.Docs.Tests;

public class LinkTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file_and_a_heading(string page)
    {
        foreach (var link in Markdown.Read(page).Links.Where(l => !l.StartsWith("https://", StringComparison.Ordinal)))
        {
            var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, "");
            var target = path.Length == 0 ? page : Path.GetRelativePath(Repository.Root, Path.Combine(Path.GetDirectoryName(Repository.PathOf(page))!, path));
            Assert.True(Path.Exists(Repository.PathOf(target)), $"{page} links to {link}, which is not there.");
            Assert.True(anchor.Length == 0 || Markdown.Read(target).Anchors.Contains(anchor), $"{page} links to {link}, but {target} has no such heading.");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_can_be_reached_from_the_readme(string page)
    {
        var reached = new HashSet<string> { "README.md" };
        var waiting = new Queue<string>(reached);
        while (waiting.TryDequeue(out var from))
        {
            foreach (var link in Markdown.Read(from).Links.Where(l => l.Split('#')[0].EndsWith(".md", StringComparison.Ordinal) && !l.Contains(':', StringComparison.Ordinal)))
            {
                var target = Path.GetRelativePath(Repository.Root, Path.Combine(Path.GetDirectoryName(Repository.PathOf(from))!, link.Split('#')[0]));
                if (reached.Add(target))
                {
                    waiting.Enqueue(target);
                }
            }
        }

        Assert.Contains(page, reached);
    }
}
