using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests picking pages of the real network with JavaScript, on a phone and on a desktop.</summary>
public sealed class WanderingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Clicks = 50;

    // The browser keeps at most this many history entries for a tab.
    private const int LongestHistory = 50;

    // Excludes allow-modals, because a page that opens dialogs in a loop would block the console.
    private const string Sandbox =
        "allow-downloads allow-forms allow-pointer-lock allow-popups allow-popups-to-escape-sandbox "
        + "allow-same-origin allow-scripts";

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Fifty_clicks_show_fifty_pages_with_matching_controls(int width, int height)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width, height);
        await visitor.GoToAsync(console.Root);
        var recommenders = RealConsole.Recommenders();
        var shown = await visitor.ShownAsync();
        var pages = new List<string> { shown.Address };

        for (var i = 0; i < Clicks; i++)
        {
            var before = shown;
            shown = await visitor.WanderAsync();
            pages.Add(shown.Address);

            Assert.Equal(RealConsole.FrameOf(shown.Address, RealConsole.Url), shown.Frame);
            Assert.Equal(shown.Address, shown.Open);
            Assert.Contains(shown.Recommender!, recommenders[shown.Address]);
            Assert.Contains("Recommended by " + NameOf(shown.Recommender!), shown.Explanation, StringComparison.Ordinal);
            Assert.Equal((Sandbox, "", null), (shown.Sandbox, shown.Allow, shown.ReferrerPolicy));
            Assert.StartsWith($"{console.Root}?page=", shown.TabUrl, StringComparison.Ordinal);
            Assert.NotEqual(before.TabUrl, shown.TabUrl);
            Assert.Equal(Math.Min(before.Entries + 1, LongestHistory), shown.Entries);
            await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync(new Uri(shown.Address).Host);
        }

        Assert.Equal(pages.Distinct(StringComparer.Ordinal), pages);
        Assert.Empty(visitor.Problems);
        var hosts = pages.Select(page => new Uri(page).Host).Append(console.Root.Host).ToHashSet(StringComparer.Ordinal);
        Assert.All(visitor.Requests, request => Assert.Contains(request.Host, hosts));
        Assert.DoesNotContain(
            visitor.Requests, request => request.Host == console.Root.Host && request.Port != console.Root.Port);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_click_needs_no_request_because_the_next_pick_was_prefetched(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);

        for (var i = 0; i < 3; i++)
        {
            var before = await visitor.Page.RunAndWaitForResponseAsync(() => visitor.WanderAsync(), "**/api/recommendation*");
            await before.FinishedAsync();
            await visitor.Page.RouteAsync(console.Root + "**", route => route.AbortAsync());
            await visitor.WanderAsync();
            await visitor.Page.UnrouteAllAsync();
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Wander_in_a_new_tab_shows_the_next_pick(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var link = await visitor.Wander.GetAttributeAsync("href");

        var tab = await visitor.Page.Context.RunAndWaitForPageAsync(
            () => visitor.Wander.ClickAsync(new() { Modifiers = [KeyboardModifier.ControlOrMeta] }));

        await Expect(tab).ToHaveURLAsync(new Uri(console.Root, link).AbsoluteUri);
        // Browsers notify the first tab asynchronously. The link changes when the tab knows that the visitor has seen the pick.
        await Expect(visitor.Wander).Not.ToHaveAttributeAsync("href", link!);
        Assert.NotEqual(await tab.Locator("#address").InputValueAsync(), (await visitor.WanderAsync()).Address);
    }

    [Fact]
    public async Task Without_a_prefetched_pick_the_Wander_link_leads_to_the_console()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        await visitor.Page.RouteAsync("**/api/recommendation*", route => route.AbortAsync());

        await visitor.WanderAsync();

        await Expect(visitor.Wander).ToHaveAttributeAsync("href", console.Root.AbsolutePath);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Only_one_link_is_named_Wander_and_the_frame_has_the_pages_name(int width, int height)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width, height);
        await visitor.GoToAsync(console.Root);

        for (var i = 0; i < 3; i++)
        {
            await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Wander", Exact = true })).ToHaveCountAsync(1);
            await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Wander", Exact = true })).ToHaveCountAsync(0);
            await Expect(visitor.Frame).ToHaveCountAsync(1);
            // These pages have not been checked, so their titles are unknown and the address is shown instead.
            await Expect(visitor.Frame).ToHaveAccessibleNameAsync(await visitor.Page.Locator("#page-title").InnerTextAsync());
            await visitor.WanderAsync();
        }
    }

    [Theory]
    [InlineData(320, 568)]
    [InlineData(390, 844)]
    [InlineData(640, 400)]
    [InlineData(1280, 800)]
    public async Task Nothing_overflows_and_the_frame_fills_most_of_the_window(int width, int height)
    {
        const string longest =
            "https://long.example/a-page-with-an-address-that-goes-on-and-on/and-on/and-on/and-on/and-on/and-on/index.html";
        chromium.Network.Answer(longest, Replies.Html("<!doctype html><title>Long</title><h1>long.example</h1>"));
        await using var console = await WanderHost.StartAsync(
            chromium.Network,
                $"pages: [{{ url: '{longest}', note: {string.Concat(Enumerable.Repeat("So much to say. ", 18))} }}]");
        await using var visitor = await chromium.VisitorAsync(width, height);
        await visitor.GoToAsync(console.Root);

        var overflows = await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth");
        var frame = await visitor.Frame.BoundingBoxAsync();

        Assert.False(overflows);
        Assert.Equal(width, frame!.Width);
        Assert.InRange(frame.Height, height * 0.45, height);
    }

    private static string NameOf(string console)
    {
        var name = console["https://".Length..].TrimEnd('/');
        return console == RealConsole.Url ? "this console"
            : name.EndsWith("/wander", StringComparison.Ordinal) ? name[..^"/wander".Length] : name;
    }
}
