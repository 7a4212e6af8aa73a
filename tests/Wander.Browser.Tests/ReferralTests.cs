using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Tests the <c>via</c> parameter and the <c>Referer</c> header that pages receive (src/Wander.Protocol/README.md#via).
/// </summary>
public sealed class ReferralTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("url", "?via=https://console.example/")]
    [InlineData("version", "?via=wander-0.1.0")]
    [InlineData("no", "")]
    public async Task A_page_receives_the_configured_via_and_no_other_referrer(string referral, string query)
    {
        var pages = Serve(referral);
        await using var console = await WanderHost.StartAsync(
            chromium.Network, $"url: https://console.example/\nreferral: {referral}\npages: [{string.Join(", ", pages)}]");
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        await Expect(visitor.Framed.Locator("h1")).ToBeVisibleAsync();
        var first = await visitor.ShownAsync();
        var second = await visitor.WanderAsync();
        await Expect(visitor.Framed.Locator("h1")).ToBeVisibleAsync();

        Assert.Equal(0, chromium.Network.Requests.Count(request => request.Headers.ContainsKey("Cookie")));
        foreach (var shown in new[] { first, second })
        {
            Assert.Equal(shown.Address + query, shown.Frame);
            Assert.Equal(referral == "url" ? null : "no-referrer", shown.ReferrerPolicy);
            var request = Assert.Single(chromium.Network.Requests, request => request.Address == shown.Address);
            Assert.Equal(query, request.Query);
            // The referrer is never the permalink, which would reveal what else the visitor saw.
            Assert.Equal(referral == "url" ? console.Root.AbsoluteUri : null, request.Headers.GetValueOrDefault("Referer"));
        }
        Assert.Empty(visitor.Problems);
    }

    [Theory]
    [InlineData("url")]
    [InlineData("version")]
    [InlineData("no")]
    public async Task Open_and_typed_addresses_send_the_same_referrer_as_the_frame(string referral)
    {
        var pages = Serve(referral + "-open");
        await using var console = await WanderHost.StartAsync(
            chromium.Network, $"url: https://console.example/\nreferral: {referral}\npages: ['{pages[0]}']");
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);

        await visitor.SubmitAddressAsync(pages[1]);
        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync(new Uri(pages[1]).Host);
        var opened = await visitor.Page.Context.RunAndWaitForPageAsync(() => visitor.Open.ClickAsync());
        await Expect(opened.Locator("h1")).ToHaveTextAsync(new Uri(pages[1]).Host);

        var expected = referral == "url" ? console.Root.AbsoluteUri : null;
        var referrers = chromium.Network.Requests.Where(request => request.Address == pages[1])
            .Select(request => request.Headers.GetValueOrDefault("Referer")).ToList();
        Assert.Equal(2, referrers.Count);
        // Open has rel=noopener, so its page has no access to the console.
        Assert.All(referrers, referrer => Assert.Equal(expected, referrer));
        Assert.True(await opened.EvaluateAsync<bool>("opener === null"));
    }

    // Each case has its own sites, because the tests inspect the requests to them.
    private string[] Serve(string name)
    {
        string[] pages = [$"https://one-{name}.example/", $"https://two-{name}.example/"];
        foreach (var page in pages)
            chromium.Network.Answer(page, Replies.Html($"<!doctype html><title>A page</title><h1>{new Uri(page).Host}</h1>"));
        return pages;
    }
}
