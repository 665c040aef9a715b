using System.Text.RegularExpressions;

namespace Hotc.Docs.Tests.Harness;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">The word behind the fence.</param>
/// <param name="Text">What stands between the fences, with LF after each line.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
/// <param name="Section">The heading of level 2 above it; empty when there is none.</param>
internal sealed record Fence(string Language, string Text, int Line, string Section);

/// <summary>What the tests need of Markdown: fences, links and headings.</summary>
internal sealed partial class Markdown
{
    private Markdown(IReadOnlyList<Fence> fences, string prose)
    {
        Fences = fences;
        Prose = prose;
    }

    /// <summary>The fenced blocks, in order.</summary>
    public IReadOnlyList<Fence> Fences { get; }

    /// <summary>The text outside of fences.</summary>
    public string Prose { get; }

    /// <summary>The targets of all links.</summary>
    public IEnumerable<string> Links => Link().Matches(InlineCode().Replace(Prose, "")).Select(m => m.Groups["target"].Value);

    /// <summary>The anchors of all headings, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(Prose).Select(m => Slug(m.Groups["text"].Value));

    /// <summary>Reads a page of the repository.</summary>
    public static Markdown Read(string page) => Parse(File.ReadAllText(Repository.PathOf(page)));

    /// <summary>Reads a text.</summary>
    public static Markdown Parse(string text)
    {
        var fences = new List<Fence>();
        var prose = new List<string>();
        var (open, language, start, section) = ("", "", 0, "");
        var body = new List<string>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (open.Length > 0)
            {
                if (line.Trim() == open)
                {
                    fences.Add(new Fence(language, string.Concat(body.Select(l => l + "\n")), start, section));
                    open = "";
                }
                else
                {
                    body.Add(line);
                }
            }
            else if (FenceLine().Match(line) is { Success: true } fence)
            {
                (open, language, start) = (fence.Groups["marks"].Value, fence.Groups["language"].Value, i + 1);
                body.Clear();
            }
            else
            {
                section = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : section;
                prose.Add(line);
            }
        }

        return open.Length == 0 ? new Markdown(fences, string.Join('\n', prose)) : throw new FormatException($"The fence of line {start} is never closed.");
    }

    private static string Slug(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex("^ *(?<marks>```+)(?<language>[a-z]*) *$")]
    private static partial Regex FenceLine();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex("^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
