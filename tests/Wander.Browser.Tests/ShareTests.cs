using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests the Share link, which gives others a link to a pick.</summary>
public sealed class ShareTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Share_copies_a_link_that_shows_the_same_pick_to_others(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visitor.GoToAsync(new Uri(console.Root, "?ui=en&language="));
        var shown = await visitor.WanderAsync();

        await visitor.Share.ClickAsync();

        await Expect(visitor.Remark).ToHaveTextAsync("Link copied to the clipboard.");
        var link = await visitor.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Matches($"^{console.Root}[?]page=[A-Za-z0-9_-]{{11}}$", link);
        await using var other = await chromium.VisitorAsync(width);
        await other.GoToAsync(new Uri(link));
        await Expect(other.Address).ToHaveValueAsync(shown.Address);
        await Expect(other.Framed.Locator("h1")).ToHaveTextAsync(new Uri(shown.Address).Host);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Share_uses_the_share_function_of_the_device(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.Page.AddInitScriptAsync("navigator.share = async what => { window.shared = what.url }");
        await visitor.GoToAsync(console.Root);

        await visitor.Share.ClickAsync();

        await Expect(visitor.Remark).ToHaveTextAsync("");
        Assert.Equal(visitor.Page.Url, await visitor.Page.EvaluateAsync<string>("window.shared"));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Without_JavaScript_Share_is_a_permalink(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width, script: false);
        await visitor.GoToAsync(console.Root);
        var shown = await visitor.FollowWanderAsync();

        await visitor.Share.ClickAsync();

        await Expect(visitor.Address).ToHaveValueAsync(shown.Address);
        Assert.Matches("[?]page=[A-Za-z0-9_-]{11}$", visitor.Page.Url);
    }
}
