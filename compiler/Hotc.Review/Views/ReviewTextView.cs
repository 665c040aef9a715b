using System.Globalization;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Review.Changes;

namespace Hotc.Review.Views;

/// <summary>A review for a terminal.</summary>
public static class ReviewTextView
{
    private const int MostAddresses = 3;

    /// <summary>The whole text, each line ended by a line feed.</summary>
    /// <param name="result">The review.</param>
    /// <param name="isColoured">Whether the terminal shows colours.</param>
    public static string Write(ReviewResult result, bool isColoured)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!result.HasDifferences)
        {
            return Sentences.NoDifference(result) + "\n";
        }

        var text = new StringBuilder();
        foreach (var consequence in result.Consequences)
        {
            Append(text, consequence, isColoured);
        }

        text.Append(result.Consequences.IsEmpty ? "" : "\n");
        foreach (var group in result.Groups)
        {
            text.Append("  group ").Append(Shown.Escaped(group.Address)).Append(": ").Append(Sentences.Group(group)).Append('\n');
        }

        foreach (var folded in FoldedResource.Fold(result.Resources))
        {
            Append(text, folded, isColoured);
        }

        return text.Append('\n').Append(Sentences.Summary(result)).Append('\n').ToString();
    }

    private static void Append(StringBuilder text, Consequence consequence, bool isColoured)
    {
        var (word, colour) = consequence.Descriptor.Level switch
        {
            DiagnosticLevel.Error => ("danger", "31;1"),
            DiagnosticLevel.Warning => ("warning", "33;1"),
            _ => ("note", "36;1"),
        };
        text.Append(Paint(word, colour, isColoured)).Append(' ').Append(consequence.Descriptor.Code).Append(": ").Append(Shown.Escaped(consequence.Message)).Append('\n');
        if (consequence.Help is not null)
        {
            text.Append("  help: ").Append(Shown.Escaped(consequence.Help)).Append('\n');
        }
    }

    private static void Append(StringBuilder text, FoldedResource folded, bool isColoured)
    {
        var first = folded.First;
        var colour = first.Action switch
        {
            ChangeAction.Create => "32",
            ChangeAction.Update or ChangeAction.Resize => "33",
            _ => "31",
        };
        text.Append(Paint($"{first.Action.Sign(),3} {first.Action.Word(),-8}", colour, isColoured)).Append(Shown.Escaped(folded.Address));
        if (folded.All.Length > 1)
        {
            var members = folded.All.Take(MostAddresses).Select(r => Member(r, folded.First.Pattern));
            text.Append(CultureInfo.InvariantCulture, $" × {folded.All.Length} ({Shown.Escaped(string.Join(", ", members))}{(folded.All.Length > MostAddresses ? ", …" : "")})");
        }

        text.Append("  ").Append(Shown.Escaped(first.Type)).Append("  [").Append(Shown.Escaped(Sentences.Why(first))).Append("]\n");
        foreach (var property in first.Properties)
        {
            var mark = property.Name == first.Cause && first.Action >= ChangeAction.Resize ? " <- forces this" : "";
            text.Append("        ").Append(Shown.Escaped(property.Path)).Append(": ").Append(Sentences.Values(property)).Append(mark).Append('\n');
            foreach (var line in property.Lines)
            {
                text.Append("          ").Append(Shown.Escaped(line)).Append('\n');
            }
        }
    }

    // What the star stands for.
    private static string Member(ReviewedResource resource, string pattern)
    {
        var star = Array.IndexOf(pattern.Split('/'), "*");
        return star < 0 ? resource.Address : resource.Address.Split('/')[star];
    }

    private static string Paint(string text, string colour, bool isColoured) => isColoured ? $"\e[{colour}m{text}\e[0m" : text;
}
