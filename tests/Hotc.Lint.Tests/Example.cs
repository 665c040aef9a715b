using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Heat.Releases;

namespace Hotc.Lint.Tests;

/// <summary>
/// Templates in one text. A line <c># file: name</c> begins a further file; the first file is the root template unless it has
/// a name of its own, and every file whose name begins with <c>environment</c> is given as an environment. <c>‹a × 1,000›</c>
/// stands for a thousand times the letter.
/// </summary>
internal static partial class Example
{
    private const string Mark = "# file: ";

    public static ImmutableArray<Diagnostic> Check(string text, HeatRelease? release = null)
    {
        var files = Split(text);
        var target = new LintTarget(files[0].Key, [.. files.Select(f => f.Key).Where(k => k.StartsWith("environment", StringComparison.Ordinal))]);
        return Linter.Check(MemoryTree.OfText(files), target, new LintOptions(release ?? HeatRelease.Gazpacho)).Findings;
    }

    [GeneratedRegex("‹(.) × ([0-9,]{1,9})›")]
    private static partial Regex Repeated();

    private static List<KeyValuePair<string, string>> Split(string text)
    {
        List<KeyValuePair<string, string>> files = [];
        var name = "root.yaml";
        var body = new List<string>();
        text = Repeated().Replace(text, m => new string(m.Groups[1].Value[0], int.Parse(m.Groups[2].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)));
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!line.StartsWith(Mark, StringComparison.Ordinal))
            {
                body.Add(line);
                continue;
            }

            if (body.Exists(l => l.Length > 0))
            {
                files.Add(new(name, string.Join('\n', body)));
            }

            name = line[Mark.Length..].Trim();
            body.Clear();
        }

        files.Add(new(name, string.Join('\n', body)));

        // A fuzzed text may name a file twice or in an impossible way.
        return [.. files.Where(f => TreePath.IsValid(f.Key)).DistinctBy(f => f.Key).DefaultIfEmpty(new("root.yaml", text))];
    }
}
