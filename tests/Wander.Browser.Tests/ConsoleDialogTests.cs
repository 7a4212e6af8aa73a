using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests the seven parts of the Console dialog. <see cref="LiveCrawlTests"/> tests the crawl part in detail.</summary>
public sealed class ConsoleDialogTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Each_part_opens_without_leaving_the_page(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var before = await visitor.ShownAsync();
        await visitor.ConsoleLink.ClickAsync();

        foreach (var part in new[] { "Neighbours", "Pages", "Ignore list", "History", "Discovery", "Crawl", "Overview" })
        {
            await visitor.Part(part).ClickAsync();
            await Expect(visitor.Page.Locator("#part-heading")).ToHaveTextAsync(part);
            await Expect(visitor.Part(part)).ToHaveAttributeAsync("aria-current", "page");
            await Expect(visitor.Part(part)).ToBeFocusedAsync();
        }

        await Expect(visitor.Page.Locator("#base-numbers")).ToContainTextAsync("Consoles to pick from");
        await visitor.Page.Keyboard.PressAsync("Escape");
        Assert.Equal(before, await visitor.ShownAsync());
        Assert.Empty(visitor.Problems);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_ignore_list_shows_which_pattern_hides_an_address_and_why(int width)
    {
        await using var console = await RealConsole.StartAsync(
            chromium.Network, RealConsole.Yaml + "\nignore: [{ pattern: 'https://*.substack.com/', reason: too many pop-ups }]");
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        await visitor.ConsoleLink.ClickAsync();
        await visitor.Part("Ignore list").ClickAsync();
        await Expect(visitor.Page.Locator("#patterns li")).ToContainTextAsync(
            "https://*.substack.com/ too many pop-ups");
        var box = visitor.Dialog.GetByLabel("Address to check");
        var answer = visitor.Page.Locator("#ignored-answer");

        await box.FillAsync("https://a-writer.substack.com/p/1");
        await box.PressAsync("Enter");
        await Expect(answer).ToContainTextAsync(
            "Hidden by this console’s ignore list: “https://*.substack.com/” (too many pop-ups).");
        await box.FillAsync("example.com");
        await box.PressAsync("Enter");
        await Expect(answer).ToHaveTextAsync("The ignore list does not hide https://example.com/.");
        await box.FillAsync("javascript:alert(1)");
        await visitor.Dialog.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
        await Expect(answer).ToContainTextAsync("is not a valid page address");
        await Expect(visitor.Dialog).ToBeVisibleAsync();
        Assert.Empty(visitor.Problems);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task History_lists_seen_pages_and_can_be_cleared(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var picks = new[] { await visitor.ShownAsync(), await visitor.WanderAsync(), await visitor.WanderAsync() };
        var entries = visitor.Page.Locator("#history a");

        await visitor.GoToAsync(new Uri(picks[1].TabUrl));
        await visitor.ConsoleLink.ClickAsync();
        await visitor.Part("History").ClickAsync();
        await Expect(entries).ToHaveTextAsync([picks[1].FrameTitle!, picks[2].FrameTitle!, picks[0].FrameTitle!]);
        await entries.Last.ClickAsync();

        await Expect(visitor.Address).ToHaveValueAsync(picks[0].Address);
        await Expect(visitor.Dialog).ToHaveCountAsync(0);
        await visitor.Back.ClickAsync();
        await Expect(visitor.Address).ToHaveValueAsync(picks[1].Address);

        await visitor.ConsoleLink.ClickAsync();
        await visitor.Part("History").ClickAsync();
        await visitor.Dialog.GetByText("Clear history").ClickAsync();
        await Expect(entries).ToHaveCountAsync(0);
        await Expect(visitor.Dialog).ToContainTextAsync("You have not visited any pages yet.");
        Assert.Null(await visitor.Page.EvaluateAsync<string?>("localStorage.getItem('wander-trail')"));
        Assert.Empty(visitor.Problems);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Discovery_shows_each_console_below_the_one_that_lists_it(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        await visitor.ConsoleLink.ClickAsync();

        await visitor.Part("Discovery").ClickAsync();

        await Expect(visitor.Page.Locator("#discovery li")).ToHaveCountAsync(59);
        await Expect(visitor.Page.Locator("#discovery > ul > li")).ToHaveCountAsync(1);
        await Expect(visitor.Page.Locator("#discovery > ul > li > ul > li > a")).ToHaveTextAsync(["susam.net", "dahlstrand.net"]);
        Assert.False(await visitor.Page.EvaluateAsync<bool>(
            "{ const d = document.getElementById('console-dialog'); d.scrollWidth > d.clientWidth }"));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_click_in_Pages_shows_the_page_in_the_frame(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        await visitor.ConsoleLink.ClickAsync();
        await visitor.Part("Pages").ClickAsync();

        await visitor.Dialog.GetByText("midnight.pub", new() { Exact = true }).ClickAsync();

        await Expect(visitor.Address).ToHaveValueAsync("https://midnight.pub/");
        await Expect(visitor.Page.Locator("#page-note")).ToHaveTextAsync("Slow, kind, and alive.");
        await Expect(visitor.Dialog).ToHaveCountAsync(0);
        await Expect(visitor.Back).ToBeEnabledAsync();
    }
}
