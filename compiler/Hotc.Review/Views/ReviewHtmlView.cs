using System.Globalization;
using System.Net;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;

namespace Hotc.Review.Views;

/// <summary>A review as one page of HTML that loads nothing.</summary>
public static class ReviewHtmlView
{
    /// <summary>The whole page.</summary>
    public static string Write(ReviewResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var body = new StringBuilder();
        Append(body, result, heading: 1);
        return HtmlPage.Wrap($"Update from {result.Before} to {result.After}", $"<main>\n{body}</main>\n");
    }

    /// <summary>The part of a page that shows a review.</summary>
    internal static void Append(StringBuilder html, ReviewResult result, int heading)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h{heading}>What an update does</h{heading}>\n");
        if (!result.HasDifferences)
        {
            html.Append("<p>").Append(Text(Sentences.NoDifference(result))).Append("</p>\n");
            return;
        }

        html.Append("<p>").Append(Text($"From {result.Before} to {result.After}: {Sentences.Summary(result)}")).Append("</p>\n");
        if (!result.Consequences.IsEmpty)
        {
            html.Append("<ul class=\"consequences\">\n");
            foreach (var consequence in result.Consequences)
            {
                var (kind, word) = consequence.Descriptor.Level switch
                {
                    DiagnosticLevel.Error => ("danger", "Danger"),
                    DiagnosticLevel.Warning => ("warning", "Warning"),
                    _ => ("note", "Note"),
                };
                html.Append(CultureInfo.InvariantCulture, $"<li class=\"{kind}\"><strong>{word}</strong> {Text(consequence.Message)} <code>{consequence.Descriptor.Code}</code>");
                html.Append(consequence.Help is null ? "" : $"<br>{Text(consequence.Help)}").Append("</li>\n");
            }

            html.Append("</ul>\n");
        }

        foreach (var group in result.Groups)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>Group <code>{Text(group.Address)}</code>: {Text(Sentences.Group(group))}</p>\n");
        }

        html.Append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Resources that change\"><table>\n");
        html.Append("<thead><tr><th scope=\"col\">Action</th><th scope=\"col\">Resource</th><th scope=\"col\">Why</th></tr></thead>\n<tbody>\n");
        foreach (var folded in FoldedResource.Fold(result.Resources))
        {
            Append(html, folded);
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    private static void Append(StringBuilder html, FoldedResource folded)
    {
        var first = folded.First;
        var times = folded.All.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" × {folded.All.Length}") : "";
        html.Append(CultureInfo.InvariantCulture, $"<tr><td><span class=\"{first.Action.Word()}\">{first.Action.Word()}</span></td>");
        html.Append(CultureInfo.InvariantCulture, $"<td><code>{Text(folded.Address)}</code>{times}<br>{Text(first.Type)}</td><td>{Text(Sentences.Why(first))}");
        if (!first.Properties.IsEmpty)
        {
            html.Append("<details><summary>Properties</summary><ul>\n");
            foreach (var property in first.Properties)
            {
                html.Append(CultureInfo.InvariantCulture, $"<li><code>{Text(property.Path)}</code>: {Text(Sentences.Values(property))}");
                html.Append(property.Lines.IsEmpty ? "" : $"<pre>{Text(string.Join('\n', property.Lines))}</pre>").Append("</li>\n");
            }

            html.Append("</ul></details>");
        }

        html.Append("</td></tr>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
