using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;

namespace Hotc.Lint.Suppression;

/// <summary>Takes out the findings that comments silence: <c># hotc: ignore HE1002 reason</c>.</summary>
public static class IgnoreComments
{
    /// <summary>
    /// The findings that no comment silences, with those about the comments themselves: not understood, or without use. Give the
    /// findings of a whole run at once: a comment in a nested template may be needed by one of its parents only.
    /// </summary>
    /// <param name="findings">All findings.</param>
    /// <param name="documents">The YAML files that they are about, with their comments; of several with one path the first counts.</param>
    /// <param name="known">All codes.</param>
    public static ImmutableArray<Diagnostic> Apply(IEnumerable<Diagnostic> findings, IEnumerable<YamlDocument> documents, DiagnosticCatalogue known)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(known);
        var bag = new DiagnosticBag();
        var byPath = new Dictionary<string, ImmutableArray<IgnoreComment>>(StringComparer.Ordinal);
        foreach (var document in documents.DistinctBy(d => d.Source.Path))
        {
            if (IgnoreComment.Find(document, known, bag) is { IsEmpty: false } found)
            {
                byPath.Add(document.Source.Path, found);
            }
        }

        var used = new HashSet<IgnoreComment>();
        foreach (var finding in findings)
        {
            var silencing = finding.Path is { } path && byPath.TryGetValue(path, out var comments) ? comments.Where(c => c.Covers(finding)).ToList() : [];
            used.UnionWith(silencing);
            if (silencing.Count == 0)
            {
                bag.Add(finding);
            }
        }

        foreach (var comment in byPath.Values.SelectMany(c => c).Where(c => !used.Contains(c)))
        {
            bag.Add(SuppressionCodes.Unused, comment.Comment, $"there is no finding {comment.Code} here", "remove the comment");
        }

        return bag.ToSorted();
    }
}
