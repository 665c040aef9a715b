using System.Text.RegularExpressions;
using Hotc.Report.Tests.Harness;
using Hotc.Review.Quotas;
using Hotc.Review.Reports;
using Hotc.Review.Views;

namespace Hotc.Report.Tests;

public class ContentTests
{
    [Fact]
    public void Members_of_a_group_are_one_row_with_their_number() =>
        Assert.Equal([new ReportPool("workers/*/server", 6, "worker", "m1.medium", "linux-2", "")], Sample.Report().Pools);

    [Fact]
    public void Rules_say_who_may_talk_to_whom()
    {
        var matrix = Sample.Report().Incoming;
        Assert.Equal(["sample-nodes"], matrix.Groups);
        Assert.Equal(["sample-nodes", "0.0.0.0/0"], matrix.Peers);
        Assert.Equal(["udp 8472"], matrix.Between("sample-nodes", "sample-nodes"));
        Assert.Equal(["tcp 6443"], matrix.Between("sample-nodes", "0.0.0.0/0"));
        Assert.Empty(Sample.Report().Outgoing.Groups);
    }

    [Fact]
    public void Ports_ranges_sizes_and_quotas_are_told()
    {
        var report = Sample.Report();
        Assert.Equal([new ReportAddress("workers/*/port", 6, "port", "given by the cloud", "sample-nodes")], report.Addresses);
        Assert.Equal("10.0.0.0/24; gateway 10.0.0.1; given out: 10.0.0.32–10.0.0.254", Assert.Single(report.Ranges).Value);
        Assert.Contains(new ReportSize("User-data of worker, bytes", 12_000, 49_149), report.Sizes);
        Assert.Equal(6, report.Needs.Of(QuotaItem.Find("instances")!).Known);
    }

    [Fact]
    public void Secrets_are_named_and_their_values_are_not_in_the_page()
    {
        Assert.Equal([new ReportFact("token", "What new nodes prove themselves with.")], Sample.Report().Secrets);
        Assert.Contains("What new nodes prove themselves with.", Sample.Page());
    }

    [Fact]
    public void Every_link_leads_to_a_section_and_every_section_has_a_link()
    {
        var page = Sample.Page();
        Assert.Equal(Regex.Matches(page, "<a href=\"#([a-z]+)\">").Select(m => m.Groups[1].Value), Regex.Matches(page, "<section id=\"([a-z]+)\">").Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void What_an_author_wrote_is_text_and_the_page_is_the_same_each_time()
    {
        Assert.Contains("an example of &lt;a finding&gt; &amp; more", Sample.Page());
        Assert.DoesNotContain("<script", Sample.Page());
        Assert.Equal(Sample.Page(), Sample.Page());
    }

    [Fact]
    public void Without_a_comparison_there_is_no_such_section() =>
        Assert.DoesNotContain("id=\"change\"", ReportHtmlView.Write(Sample.Report() with { Review = null }));
}
