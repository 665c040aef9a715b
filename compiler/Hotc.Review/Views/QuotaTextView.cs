using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Hotc.Review.Quotas;

namespace Hotc.Review.Views;

/// <summary>What clusters need, as a table for a terminal.</summary>
public static class QuotaTextView
{
    // More columns do not fit a terminal; then only the sum is shown.
    private const int MostColumns = 4;

    /// <summary>The whole text, each line ended by a line feed.</summary>
    public static string Write(QuotaResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ImmutableArray<QuotaNeed> needs = result.Needs.Length is > 1 and <= MostColumns ? result.Needs : [];
        List<string[]> lines = [["", .. ShortNames(needs), .. Heads(result)]];
        lines.AddRange(result.Rows.Select(row => (string[])[row.Item.Title, .. needs.Select(n => Amount(n.Of(row.Item))), .. Cells(result, row)]));
        var widths = Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(line => line[column].Length)).ToList();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var row = new StringBuilder(line[0].PadRight(widths[0]));
            for (var column = 1; column < line.Length; column++)
            {
                // The last column is words.
                var isWords = result.IsCompared && column == line.Length - 1;
                row.Append("  ").Append(isWords ? line[column] : line[column].PadLeft(widths[column]));
            }

            text.Append(row.ToString().TrimEnd()).Append('\n');
        }

        return text.Append(Notes(result)).ToString();
    }

    // The last part of a path says which is which, unless two have the same.
    private static IEnumerable<string> ShortNames(ImmutableArray<QuotaNeed> needs)
    {
        List<string> last = [.. needs.Select(n => n.Name.TrimEnd('/').Split('/')[^1])];
        return last.Distinct(StringComparer.Ordinal).Count() == last.Count ? last : needs.Select(n => n.Name);
    }

    private static IEnumerable<string> Heads(QuotaResult result)
    {
        yield return result.Needs.Length == 1 ? result.Needs[0].Name : string.Create(CultureInfo.InvariantCulture, $"all {result.Needs.Length}");
        if (result.IsCompared)
        {
            yield return "quota";
            yield return "in use";
            yield return "";
        }
    }

    private static IEnumerable<string> Cells(QuotaResult result, QuotaRow row)
    {
        yield return Amount(row.Needed);
        if (result.IsCompared)
        {
            yield return row.Granted is not { } granted ? "-" : granted.Limit is { } limit ? Number(limit) : "none";
            yield return row.Granted?.Taken is { } taken ? Number(taken) : "-";
            yield return row.IsExceeded ? $"exceeded by {Number(row.Needed.Known + (row.Granted!.Value.Taken ?? 0) - row.Granted.Value.Limit!.Value)}" : "";
        }
    }

    private static string Notes(QuotaResult result)
    {
        var text = new StringBuilder();
        if (!result.KnowsFlavors)
        {
            text.Append("Cores and memory are not counted: --flavors takes what openstack flavor list -f json prints.\n");
        }

        if (result.Rows.Any(r => r.Needed.Unknown > 0))
        {
            text.Append("A + says that more is needed, of which the size is not known.\n");
        }

        foreach (var need in result.Needs.Where(n => !n.UnknownGroups.IsEmpty))
        {
            text.Append(CultureInfo.InvariantCulture, $"{need.Name}: the size of {string.Join(", ", need.UnknownGroups)} is not known and was taken as 1.\n");
        }

        return text.ToString();
    }

    private static string Amount(QuotaAmount amount) => Number(amount.Known) + (amount.Unknown > 0 ? "+" : "");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
