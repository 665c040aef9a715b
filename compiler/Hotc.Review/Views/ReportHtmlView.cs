using System.Globalization;
using System.Net;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Review.Quotas;
using Hotc.Review.Reports;

namespace Hotc.Review.Views;

/// <summary>A report as one page of HTML that loads nothing: readable without scripts, by keyboard, on paper, in light and dark.</summary>
public static class ReportHtmlView
{
    /// <summary>The whole page.</summary>
    public static string Write(StackReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        List<(string Id, string Title, Action<StringBuilder> Write)> sections =
        [
            ("summary", "Summary", html => Summary(html, report)),
            .. report.Review is { } review ? [("change", "What an update does", html => ReviewHtmlView.Append(html, review, heading: 2))] : Array.Empty<(string, string, Action<StringBuilder>)>(),
            ("topology", "Topology", html => Topology(html, report)),
            ("pools", "Servers", html => Pools(html, report)),
            ("addresses", "Addresses and ports", html => Addresses(html, report)),
            ("security", "Who may talk to whom", html => Security(html, report)),
            ("certificates", "Certificates and secrets", html => Certificates(html, report)),
            ("sizes", "Sizes and budgets", html => Sizes(html, report)),
            ("findings", "Findings", html => Findings(html, report)),
        ];
        var body = new StringBuilder($"<main>\n<h1>{Text(report.Name)}</h1>\n<nav aria-label=\"Sections\"><ul>\n");
        foreach (var (id, title, _) in sections)
        {
            body.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{id}\">{title}</a></li>\n");
        }

        body.Append("</ul></nav>\n");
        foreach (var (id, title, write) in sections)
        {
            // The part about the change has a heading of its own.
            body.Append(CultureInfo.InvariantCulture, $"<section id=\"{id}\">\n{(id == "change" ? "" : $"<h2>{title}</h2>\n")}");
            write(body);
            body.Append("</section>\n");
        }

        return HtmlPage.Wrap($"Report of {report.Name}", body.Append("</main>\n").ToString());
    }

    private static void Summary(StringBuilder html, StackReport report)
    {
        var servers = report.Needs.Of(QuotaItem.Find("instances")!).Known;
        var (errors, warnings) = (report.Findings.Count(f => f.Level == DiagnosticLevel.Error), report.Findings.Count(f => f.Level == DiagnosticLevel.Warning));
        html.Append(CultureInfo.InvariantCulture, $"<p>{Counted.Of(servers, "server")} in {Counted.Of(report.Pools.Length, "kind")}; {Counted.Of(errors, "error")} and {Counted.Of(warnings, "warning")} of the linter.");
        html.Append(report.Review is { } review ? $" {Text(review.HasDifferences ? $"An update from {review.Before}: {Sentences.Summary(review)}." : Sentences.NoDifference(review))}</p>\n" : "</p>\n");
        Table(html, "What the bundle is", ["Fact", "Value"], report.Facts.Select(f => new[] { f.Name, f.Value }), "The bundle has no manifest that tells.");
    }

    private static void Topology(StringBuilder html, StackReport report)
    {
        html.Append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Drawing of the resources\">\n").Append(GraphSvgView.Write(report.Graph)).Append("</div>\n");
    }

    private static void Pools(StringBuilder html, StackReport report) =>
        Table(
            html,
            "Servers",
            ["Resource", "Number", "Role", "Flavor", "Image", "Volumes"],
            report.Pools.Select(p => new[] { p.Address, Number(p.Count ?? 0), p.Role, p.Flavor, p.Image, p.Volumes }),
            "There are no servers.");

    private static void Addresses(StringBuilder html, StackReport report)
    {
        Table(html, "Ranges", ["Subnet", "Addresses"], report.Ranges.Select(r => new[] { r.Name, r.Value }), "No subnet is made; an existing one is used.");
        Table(
            html,
            "Addresses",
            ["Resource", "Number", "Kind", "Address", "Security groups"],
            report.Addresses.Select(a => new[] { a.Address, Number(a.Count), a.Kind, a.Ip, a.Groups }),
            "There are no ports.");
    }

    private static void Security(StringBuilder html, StackReport report)
    {
        Matrix(html, "Incoming: from the left to the top", report.Incoming, "No rule lets anything in.");
        if (report.Outgoing.Groups.IsEmpty)
        {
            html.Append("<p>No group has rules for outgoing traffic: Neutron lets everything out.</p>\n");
        }
        else
        {
            Matrix(html, "Outgoing: from the top to the left", report.Outgoing, "");
        }
    }

    private static void Matrix(StringBuilder html, string title, SecurityMatrix matrix, string empty) =>
        Table(
            html,
            title,
            ["", .. matrix.Groups],
            matrix.Peers.Select(peer => (string[])[peer, .. matrix.Groups.Select(group => string.Join(", ", matrix.Between(group, peer)) is { Length: > 0 } all ? all : "–")]),
            empty);

    private static void Certificates(StringBuilder html, StackReport report)
    {
        Table(
            html,
            "Authorities",
            ["Authority", "Ends"],
            report.Authorities.Select(a => new[] { a.Name, a.Value }),
            "When the authorities end is not part of a bundle; hotc report --pki DIR shows it.");
        html.Append("<p>Certificates of nodes are issued on the nodes and are no part of the bundle.</p>\n");
        Table(html, "Hidden parameters", ["Parameter", "What it carries"], report.Secrets.Select(s => new[] { s.Name, s.Value }), "There are none.");
    }

    private static void Sizes(StringBuilder html, StackReport report)
    {
        Table(
            html,
            "Sizes",
            ["What", "Size", "Limit", "Used"],
            report.Sizes.Select(s => new[] { s.Name, Number(s.Size), s.Limit > 0 ? Number(s.Limit) : "none", s.Limit > 0 ? $"{Number(s.Size * 100 / s.Limit)} %" : "" }),
            "The bundle has no manifest that tells.");
        Table(
            html,
            "Quotas that it takes",
            ["What", "Number"],
            QuotaItem.All.Select(i => (Item: i, Amount: report.Needs.Of(i))).Where(a => a.Amount != default).Select(a => new[] { a.Item.Title, Number(a.Amount.Known) + (a.Amount.Unknown > 0 ? " and more" : "") }),
            "It takes none.");
    }

    private static void Findings(StringBuilder html, StackReport report) =>
        Table(
            html,
            "Findings of the linter",
            ["Level", "Code", "Place", "What"],
            report.Findings.OrderByDescending(f => f.Level).Select(f => new[] { f.Level.ToString().ToLowerInvariant(), f.Code, Place(f), f.Message }),
            "The linter has nothing to say.");

    private static string Place(Diagnostic finding) =>
        finding.Span is { } span ? string.Create(CultureInfo.InvariantCulture, $"{finding.Path}:{span.Begin.Line}") : finding.Path ?? "";

    private static void Table(StringBuilder html, string title, string[] heads, IEnumerable<string[]> rows, string empty)
    {
        List<string[]> all = [.. rows];
        if (all.Count == 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{Text(empty)}</p>\n");
            return;
        }

        html.Append(CultureInfo.InvariantCulture, $"<h3>{Text(title)}</h3>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(title)}\"><table>\n<thead><tr>");
        foreach (var head in heads)
        {
            html.Append(head.Length == 0 ? "<td></td>" : $"<th scope=\"col\">{Text(head)}</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in all)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(row[0])}</th>");
            foreach (var cell in row.AsSpan(1))
            {
                html.Append("<td>").Append(Text(cell)).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
