using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Who leaves the console and comes back finds it as it was: frame, address box and explanation say the same (design, section 9).
/// </summary>
public sealed class RestoredPageTests(Chromium chromium, KeepingChromium keeping) : IClassFixture<Chromium>,
    IClassFixture<KeepingChromium>
{
    private const string Elsewhere = "https://elsewhere.example/";

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Who_comes_back_from_another_site_finds_the_pick_and_the_way_to_it(int width)
    {
        chromium.Network.Answer(Elsewhere, Replies.Html("<!doctype html><title>Elsewhere</title><h1>elsewhere.example</h1>"));
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var way = new[] { await visitor.ShownAsync(), await visitor.WanderAsync(), await visitor.WanderAsync() };
        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync(new Uri(way[2].Address).Host);

        await visitor.Page.GotoAsync(Elsewhere);
        await visitor.Page.GoBackAsync();

        await visitor.ShowsAgainAsync(way[2]);
        await visitor.Page.GoBackAsync();
        await visitor.ShowsAgainAsync(way[1]);
        await visitor.Page.GoBackAsync();
        await visitor.ShowsAgainAsync(way[0]);
        await Expect(visitor.Back).ToBeDisabledAsync();
        await visitor.Page.GoForwardAsync();
        await visitor.ShowsAgainAsync(way[1]);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_page_that_the_browser_kept_has_the_address_of_what_is_in_its_frame(int width)
    {
        keeping.Network.Answer(Elsewhere, Replies.Html("<!doctype html><title>Elsewhere</title><h1>elsewhere.example</h1>"));
        var console = await keeping.RealConsoleAsync();
        await using var visitor = await keeping.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var first = await visitor.ShownAsync();
        var shown = await visitor.WanderAsync();
        await visitor.Page.EvaluateAsync("addEventListener('pageshow', ({ persisted }) => { window.wasKept = persisted })");
        await visitor.Address.FillAsync("https://half-typed.example/");

        await visitor.Page.GotoAsync(Elsewhere);
        await visitor.Page.EvaluateAsync("void setTimeout(() => history.back())");
        await Expect(visitor.Page).ToHaveURLAsync(shown.Place);

        await ShowsAsync(shown);
        Assert.True(await visitor.Page.EvaluateAsync<bool>("window.wasKept"));
        await visitor.Back.ClickAsync();
        await ShowsAsync(first);

        async Task ShowsAsync(Shown pick)
        {
            await Expect(visitor.Address).ToHaveValueAsync(pick.Address);
            await Expect(visitor.Frame).ToHaveAttributeAsync("src", pick.Frame!);
            await Expect(visitor.Open).ToHaveAttributeAsync("href", pick.Open!);
            await Expect(visitor.Page.Locator("#explanation")).ToContainTextAsync(pick.FrameTitle!);
        }
    }
}
