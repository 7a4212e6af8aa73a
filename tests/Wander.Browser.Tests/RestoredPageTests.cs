using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Tests that a visitor who leaves the console and returns finds it unchanged, with matching frame, address box and explanation.
/// </summary>
public sealed class RestoredPageTests(Chromium chromium, BackForwardCacheChromium keeping) : IClassFixture<Chromium>,
    IClassFixture<BackForwardCacheChromium>
{
    private const string Elsewhere = "https://elsewhere.example/";

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Returning_from_another_site_restores_the_pick_and_the_history(int width)
    {
        chromium.Network.Answer(Elsewhere, Replies.Html("<!doctype html><title>Elsewhere</title><h1>elsewhere.example</h1>"));
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var picks = new[] { await visitor.ShownAsync(), await visitor.WanderAsync(), await visitor.WanderAsync() };
        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync(new Uri(picks[2].Address).Host);

        await visitor.Page.GotoAsync(Elsewhere);
        await visitor.Page.GoBackAsync();

        await visitor.AssertShowsAsync(picks[2]);
        await visitor.Page.GoBackAsync();
        await visitor.AssertShowsAsync(picks[1]);
        await visitor.Page.GoBackAsync();
        await visitor.AssertShowsAsync(picks[0]);
        await Expect(visitor.Back).ToBeDisabledAsync();
        await visitor.Page.GoForwardAsync();
        await visitor.AssertShowsAsync(picks[1]);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_page_restored_from_the_back_forward_cache_is_consistent(int width)
    {
        keeping.Network.Answer(Elsewhere, Replies.Html("<!doctype html><title>Elsewhere</title><h1>elsewhere.example</h1>"));
        var console = await keeping.RealConsoleAsync();
        await using var visitor = await keeping.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var first = await visitor.ShownAsync();
        var shown = await visitor.WanderAsync();
        await visitor.Page.EvaluateAsync("addEventListener('pageshow', ({ persisted }) => { window.wasCached = persisted })");
        await visitor.Address.FillAsync("https://half-typed.example/");

        await visitor.Page.GotoAsync(Elsewhere);
        await visitor.Page.EvaluateAsync("void setTimeout(() => history.back())");
        await Expect(visitor.Page).ToHaveURLAsync(shown.TabUrl);

        await AssertPickAsync(shown);
        Assert.True(await visitor.Page.EvaluateAsync<bool>("window.wasCached"));
        await visitor.Back.ClickAsync();
        await AssertPickAsync(first);

        async Task AssertPickAsync(Shown pick)
        {
            await Expect(visitor.Address).ToHaveValueAsync(pick.Address);
            await Expect(visitor.Frame).ToHaveAttributeAsync("src", pick.Frame!);
            await Expect(visitor.Open).ToHaveAttributeAsync("href", pick.Open!);
            await Expect(visitor.Page.Locator("#explanation")).ToContainTextAsync(pick.FrameTitle!);
        }
    }
}
