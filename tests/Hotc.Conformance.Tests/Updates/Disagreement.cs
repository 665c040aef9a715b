using System.Text;
using Hotc.Review;
using Hotc.Review.Changes;

namespace Hotc.Conformance.Tests.Updates;

/// <summary>Compares what Heat did with what the review says that it does.</summary>
internal static class Disagreement
{
    /// <summary>Both answers where they differ; null when they agree.</summary>
    public static string? Between(HeatUpdate heat, ReviewResult review)
    {
        var told = review.Resources.Where(r => !IsStack(r) || r.Action == ChangeAction.Refuse).ToDictionary(r => r.Address, Describe, StringComparer.Ordinal);
        return heat.Status == "COMPLETE" ? Differences(heat, review, told) : Refusal(heat, review);
    }

    /// <summary>Why an update did not go through that must; null when it did.</summary>
    public static string? WithSuccess(HeatUpdate heat) => heat.Status == "COMPLETE" ? null : $"Heat {heat.Status} ({heat.Reason}), which must go through";

    private static string? Differences(HeatUpdate heat, ReviewResult review, Dictionary<string, string> told)
    {
        var text = new StringBuilder();
        var done = heat.Resources.ToDictionary(r => r.Key, r => Describe(r.Value), StringComparer.Ordinal);
        foreach (var address in done.Keys.Union(told.Keys).Order(StringComparer.Ordinal))
        {
            var (its, ours) = (done.GetValueOrDefault(address, "none"), told.GetValueOrDefault(address, "none"));
            if (its != ours)
            {
                var properties = string.Join(", ", heat.Resources.GetValueOrDefault(address)?.Properties ?? []);
                text.AppendLine($"{address}: Heat {its} ({properties}), review {ours} ({string.Join(", ", review.Resources.FirstOrDefault(r => r.Address == address)?.Properties.Select(p => p.Path) ?? [])})");
            }
        }

        foreach (var group in review.Groups)
        {
            var (its, ours) = (Steps(heat.Groups.GetValueOrDefault(group.Address, []).Select(s => (s[0], s[1]))), Steps(group.Steps.Select(s => (s.Size, s.Updated))));
            if (its != ours)
            {
                text.AppendLine($"{group.Address}: Heat in steps {its}, review in steps {ours}");
            }
        }

        return text.Length == 0 ? null : text.ToString();
    }

    // Heat ends at the first refusal; what it would have done to others is not known then.
    private static string? Refusal(HeatUpdate heat, ReviewResult review)
    {
        var told = review.Resources.ToDictionary(r => r.Address, Describe, StringComparer.Ordinal);
        return heat.Refused.Count > 0 && heat.Refused.Keys.All(a => told.GetValueOrDefault(a) == "refuse")
            ? null
            : $"Heat {heat.Status} ({heat.Reason}) at {string.Join(", ", heat.Refused.Keys)}, review {(told.Count == 0 ? "none" : string.Join(", ", told.Select(t => $"{t.Key} {t.Value}")))}";
    }

    private static bool IsStack(ReviewedResource resource) =>
        resource.Type.EndsWith(".yaml", StringComparison.Ordinal) || resource.Type is "OS::Heat::ResourceGroup" or "OS::Heat::AutoScalingGroup";

    private static string Describe(DoneToResource done) => done.Action + (done.IsOldKept ? ", the old one stays" : "");

    private static string Describe(ReviewedResource told) => told.Action.Word() + (told.Fate == ChangeFate.Retained ? ", the old one stays" : "");

    private static string Steps(IEnumerable<(int Size, int Changed)> steps) => string.Join(" ", steps.Select(s => $"{s.Size}/{s.Changed}"));
}
