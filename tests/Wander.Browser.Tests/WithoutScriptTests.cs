using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests the console in a browser without JavaScript, with only links and forms.</summary>
public sealed class WithoutScriptTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Fifty_clicks_show_fifty_pages()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(390, 844, script: false);
        await visitor.GoToAsync(console.Root);
        List<string> pages = [(await visitor.ShownAsync()).Address];

        for (var i = 0; i < 50; i++)
        {
            var shown = await visitor.FollowWanderAsync();
            pages.Add(shown.Address);
            Assert.Equal(RealConsole.FrameOf(shown.Address, RealConsole.Url), shown.Frame);
            Assert.Equal(shown.Address, shown.Open);
            await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync(new Uri(shown.Address).Host);
        }

        Assert.Equal(pages.Distinct(StringComparer.Ordinal), pages);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task The_browsers_Back_returns_to_earlier_picks()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(script: false);
        await visitor.GoToAsync(console.Root);
        var picks = new List<Shown>();
        for (var i = 0; i < 5; i++)
        {
            picks.Add(await visitor.FollowWanderAsync());
        }

        foreach (var before in picks.AsEnumerable().Reverse().Skip(1))
        {
            await visitor.Page.GoBackAsync();
            await Expect(visitor.Page).ToHaveURLAsync(before.TabUrl);
            var shown = await visitor.ShownAsync();
            Assert.Equal((before.Address, before.Frame, before.Open), (shown.Address, shown.Frame, shown.Open));
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_Back_button_works_and_is_disabled_at_the_first_pick(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width, script: false);
        await visitor.GoToAsync(console.Root);
        await Expect(visitor.Back).ToBeDisabledAsync();
        List<Shown> picks = [await visitor.ShownAsync()];
        for (var i = 0; i < 3; i++)
            picks.Add(await visitor.FollowWanderAsync());

        foreach (var before in picks.AsEnumerable().Reverse().Skip(1))
        {
            await visitor.Back.ClickAsync();
            await Expect(visitor.Address).ToHaveValueAsync(before.Address);
            Assert.Equal(before.Frame, (await visitor.ShownAsync()).Frame);
        }
        await Expect(visitor.Back).ToBeDisabledAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Go_shows_a_recommended_page_like_a_pick(bool script)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(script: script);
        await visitor.GoToAsync(console.Root);

        await visitor.SubmitAddressAsync("int10h.org/oldschool-pc-fonts/fontlist/");

        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("int10h.org");
        await Expect(visitor.Address).ToHaveValueAsync("https://int10h.org/oldschool-pc-fonts/fontlist/");
        await Expect(visitor.Page.Locator("#explanation")).ToContainTextAsync("Recommended by");
        Assert.Contains("?via=", await visitor.Page.Locator("#frame").GetAttributeAsync("src"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seen_pages_are_not_repeated_after_Go()
    {
        const string yaml = "pages: [https://one.example/, https://two.example/, https://three.example/]";
        await using var console = await WanderHost.StartAsync(chromium.Network, yaml);
        await using var visitor = await chromium.VisitorAsync(script: false);
        await visitor.GoToAsync(console.Root);
        var first = await visitor.Address.InputValueAsync();
        await visitor.FollowWanderAsync();
        var second = await visitor.Address.InputValueAsync();

        var before = visitor.Page.Url;
        await visitor.SubmitAddressAsync(first);
        await Expect(visitor.Page).Not.ToHaveURLAsync(before);
        await visitor.FollowWanderAsync();

        Assert.DoesNotContain(await visitor.Address.InputValueAsync(), new[] { first, second });
    }

    [Fact]
    public async Task Go_shows_the_pattern_and_the_reason_for_a_hidden_address()
    {
        await using var console = await RealConsole.StartAsync(
            chromium.Network, RealConsole.Yaml + "\nignore: [{ pattern: 'https://*.substack.com/', reason: too many pop-ups }]");
        await using var visitor = await chromium.VisitorAsync(script: false);
        await visitor.GoToAsync(console.Root);

        await visitor.SubmitAddressAsync("https://a-writer.substack.com/p/hello");

        await Expect(visitor.Remark).ToHaveTextAsync(
            "Hidden by this console’s ignore list: “https://*.substack.com/” (too many pop-ups).");
        await Expect(visitor.Frame).ToHaveCountAsync(0);
        await Expect(visitor.Address).ToHaveValueAsync("https://a-writer.substack.com/p/hello");
        await visitor.FollowWanderAsync();
        await Expect(visitor.Frame).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Go_offers_Open_for_an_address_without_recommendations()
    {
        chromium.Network.Answer(
            "https://stranger.example/", Replies.Html("<!doctype html><title>A stranger</title><h1>A stranger</h1>"));
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(script: false);
        await visitor.GoToAsync(console.Root);

        await visitor.SubmitAddressAsync("https://stranger.example/");

        await Expect(visitor.Remark).ToContainTextAsync("No console in this network recommends this page. Use Open");
        await Expect(visitor.Frame).ToHaveCountAsync(0);
        var opened = await visitor.Page.Context.RunAndWaitForPageAsync(() => visitor.Open.ClickAsync());
        await Expect(opened.Locator("h1")).ToHaveTextAsync("A stranger");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("no address at all")]
    public async Task Go_rejects_an_invalid_address(string text)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(script: false);
        await visitor.GoToAsync(console.Root);

        await visitor.SubmitAddressAsync(text);

        await Expect(visitor.Remark).ToContainTextAsync("is not a valid page address.");
        await Expect(visitor.Frame).ToHaveCountAsync(0);
        await Expect(visitor.Open).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task About_opens_as_a_target_and_Close_returns_to_the_same_pick(int width, int height)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width, height, script: false);
        await visitor.GoToAsync(console.Root);
        await visitor.FollowWanderAsync();
        var before = await visitor.ShownAsync();
        await Expect(visitor.Dialog).ToHaveCountAsync(0);

        await visitor.AboutLink.ClickAsync();

        await Expect(visitor.Dialog).ToHaveAccessibleNameAsync("About this console");
        await Expect(visitor.Dialog).ToBeInViewportAsync(new() { Ratio = 0.5f });
        await visitor.Dialog.GetByRole(AriaRole.Link, new() { Name = "Close" }).ClickAsync();
        await Expect(visitor.Dialog).ToHaveCountAsync(0);
        Assert.Equal(before.Address, (await visitor.ShownAsync()).Address);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task The_parts_of_the_console_are_pages_and_return_to_the_same_pick(int width, int height)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width, height, script: false);
        await visitor.GoToAsync(console.Root);
        List<string> picks = [(await visitor.ShownAsync()).Address];
        for (var i = 0; i < 3; i++)
            picks.Add((await visitor.FollowWanderAsync()).Address);

        await visitor.ConsoleLink.ClickAsync();
        foreach (var part in new[] { "Overview", "Neighbours", "Pages", "Ignore list", "Discovery", "Crawl", "History" })
        {
            await visitor.Page.GetByRole(AriaRole.Link, new() { Name = part, Exact = true }).ClickAsync();
            await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync(part);
        }

        await Expect(visitor.Page.Locator("#history a")).ToHaveCountAsync(picks.Count);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the console" }).ClickAsync();
        await Expect(visitor.Address).ToHaveValueAsync(picks[^1]);
        Assert.DoesNotContain((await visitor.FollowWanderAsync()).Address, picks);
    }
}
