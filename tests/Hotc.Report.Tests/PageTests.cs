using Hotc.Report.Tests.Harness;

namespace Hotc.Report.Tests;

/// <summary>The report as a person sees it, in a browser.</summary>
public class PageTests
{
    private const int Tab = 9;
    private const int Enter = 13;

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(420, false)]
    public async Task It_loads_without_a_request_and_without_a_complaint(int width, bool isDark)
    {
        await using var browser = await Browser.OpenAsync(Sample.Page(), width, isDark);
        Assert.Empty(browser.Requests);
        Assert.Empty(browser.Complaints);
        Assert.Contains("sample-nodes", (await browser.EvaluateAsync("document.body.innerText"))!.GetValue<string>());
    }

    [Fact]
    public async Task A_page_that_asks_for_something_would_be_found()
    {
        await using var browser = await Browser.OpenAsync("<!DOCTYPE html><title>x</title><img src=\"http://127.0.0.1:9/x.png\"><p>x", 800);
        Assert.NotEmpty(browser.Requests);
    }

    [Fact]
    public async Task Every_section_is_reached_by_the_keyboard_alone()
    {
        await using var browser = await Browser.OpenAsync(Sample.Page(), 1280);
        var links = (await browser.EvaluateAsync("document.querySelectorAll('nav a').length"))!.GetValue<int>();
        Assert.Equal(9, links);
        for (var i = 0; i < links; i++)
        {
            await browser.EvaluateAsync("window.scrollTo(0, 0); document.activeElement.blur(); document.querySelector('h1').tabIndex = -1; document.querySelector('h1').focus()");
            for (var press = 0; press <= i; press++)
            {
                await browser.PressAsync("Tab", Tab);
            }

            await browser.PressAsync("Enter", Enter, "\r");
            var reached = (await browser.EvaluateAsync("location.hash.slice(1)"))!.GetValue<string>();
            var wanted = (await browser.EvaluateAsync($"document.querySelectorAll('section')[{i}].id"))!.GetValue<string>();
            Assert.Equal(wanted, reached);
            Assert.True((await browser.EvaluateAsync("(r => r.top < innerHeight && r.bottom > 0)(document.getElementById(location.hash.slice(1)).getBoundingClientRect())"))!.GetValue<bool>());
        }
    }

    [Fact]
    public async Task What_is_wider_than_the_screen_scrolls_in_a_region_that_has_the_focus_and_a_name()
    {
        await using var browser = await Browser.OpenAsync(Sample.Page(), 420);
        Assert.Equal(420, (await browser.EvaluateAsync("document.documentElement.scrollWidth"))!.GetValue<int>());
        Assert.Equal(0, (await browser.EvaluateAsync("[...document.querySelectorAll('.wide')].filter(r => r.tabIndex !== 0 || !r.getAttribute('aria-label')).length"))!.GetValue<int>());
        Assert.True((await browser.EvaluateAsync("[...document.querySelectorAll('.wide')].some(r => r.scrollWidth > r.clientWidth)"))!.GetValue<bool>());
    }

    [Fact]
    public async Task It_is_printed_on_white_paper_without_links_and_with_the_whole_drawing()
    {
        await using var browser = await Browser.OpenAsync(Sample.Page(), 1280, isDark: true);
        await browser.CallAsync("Emulation.setEmulatedMedia", new() { ["media"] = "print", ["features"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "prefers-color-scheme", ["value"] = "dark" }) });
        Assert.Equal("none|rgb(255, 255, 255)", (await browser.EvaluateAsync("getComputedStyle(document.querySelector('nav')).display + '|' + getComputedStyle(document.body).backgroundColor"))!.GetValue<string>());
        Assert.True((await browser.EvaluateAsync("document.querySelector('svg').getBoundingClientRect().width <= document.querySelector('main').clientWidth"))!.GetValue<bool>());
        Assert.Equal("rgb(27, 31, 36)", (await browser.EvaluateAsync("getComputedStyle(document.querySelector('svg text')).fill"))!.GetValue<string>());
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(420, false)]
    public async Task It_looks_as_in_the_picture_that_is_kept(int width, bool isDark)
    {
        var taken = Picture.Read(await Goldens.TakeAsync(width, isDark));
        var kept = Picture.Read(await File.ReadAllBytesAsync(Goldens.PathOf(width, isDark), TestContext.Current.CancellationToken));
        Assert.Equal(kept.Width, taken.Width);
        Assert.InRange(taken.Height, kept.Height * 0.97, kept.Height * 1.03);
        Assert.InRange(taken.Difference(kept), 0, 0.05);
    }

    [Fact]
    public async Task A_picture_in_other_colours_would_be_found()
    {
        var (light, dark) = (Picture.Read(await Goldens.TakeAsync(420, false)), Picture.Read(await Goldens.TakeAsync(420, true)));
        Assert.InRange(light.Difference(dark), 0.5, 1);
    }
}
