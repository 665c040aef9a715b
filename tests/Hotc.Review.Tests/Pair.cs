using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Heat.Bundles;
using Hotc.Review.Changes;
using Hotc.Review.Stacks;

namespace Hotc.Review.Tests;

/// <summary>
/// An old and a new bundle in one text: a line <c># old: NAME</c> or <c># new: NAME</c> begins a file.
/// </summary>
internal static class Pair
{
    private const string Head = "heat_template_version: \"2021-04-16\"\n";

    public static ReviewResult Compare(string text)
    {
        var files = Split(text);
        return Compare(files["old"], files["new"]);
    }

    /// <summary>Compares two root templates without their first line.</summary>
    public static ReviewResult CompareRoots(string before, string after) =>
        Compare([new(BundleNames.RootTemplate, Head + before)], [new(BundleNames.RootTemplate, Head + after)]);

    public static ReviewResult Compare(IEnumerable<KeyValuePair<string, string>> before, IEnumerable<KeyValuePair<string, string>> after)
    {
        var bag = new DiagnosticBag();
        var old = ReviewSide.Open("old", MemoryTree.OfText(before), bag);
        var current = ReviewSide.Open("new", MemoryTree.OfText(after), bag);
        Assert.Empty(bag.ToSorted().Select(d => d.Message));
        return Reviewer.Compare(old!, current!);
    }

    /// <summary>The only resource that changes.</summary>
    public static ReviewedResource Only(ReviewResult result) => Assert.Single(result.Resources);

    /// <summary>What happens to a resource of two root templates.</summary>
    public static ChangeAction ActionOf(string address, string before, string after) =>
        CompareRoots(before, after).Resources.FirstOrDefault(r => r.Address == address)?.Action ?? ChangeAction.None;

    private static Dictionary<string, ImmutableArray<KeyValuePair<string, string>>> Split(string text)
    {
        var files = new Dictionary<string, ImmutableArray<KeyValuePair<string, string>>> { ["old"] = [], ["new"] = [] };
        var (side, name) = ("", "");
        var body = new List<string>();
        void Close()
        {
            if (side.Length > 0)
            {
                files[side] = files[side].Add(new(name, string.Join('\n', body) + "\n"));
            }

            body.Clear();
        }

        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("# old: ", StringComparison.Ordinal) || line.StartsWith("# new: ", StringComparison.Ordinal))
            {
                Close();
                (side, name) = (line[2..5], line[7..]);
            }
            else
            {
                body.Add(line);
            }
        }

        Close();
        return files;
    }
}
