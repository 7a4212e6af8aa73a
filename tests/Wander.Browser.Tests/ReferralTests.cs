using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>What the owner of a page learns about where a visitor came from (design, section 5, "Via").</summary>
public sealed class ReferralTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("url", "?via=https://console.example/")]
    [InlineData("version", "?via=wander-0.1.0")]
    [InlineData("no", "")]
    public async Task A_page_gets_the_via_that_the_owner_chose_and_no_more_of_a_referrer_than_that(string referral, string query)
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
            // Never the permalink: what else the visitor saw is nobody's business.
            Assert.Equal(referral == "url" ? console.Root.AbsoluteUri : null, request.Headers.GetValueOrDefault("Referer"));
        }
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData("url")]
    [InlineData("version")]
    [InlineData("no")]
    public async Task Open_and_typed_addresses_tell_no_more_than_the_frame(string referral)
    {
        var pages = Serve(referral + "-open");
        await using var console = await WanderHost.StartAsync(
            chromium.Network, $"url: https://console.example/\nreferral: {referral}\npages: ['{pages[0]}']");
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);

        await visitor.GoByBoxAsync(pages[1]);
        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync(new Uri(pages[1]).Host);
        var opened = await visitor.Page.Context.RunAndWaitForPageAsync(() => visitor.Open.ClickAsync());
        await Expect(opened.Locator("h1")).ToHaveTextAsync(new Uri(pages[1]).Host);

        var expected = referral == "url" ? console.Root.AbsoluteUri : null;
        var referrers = chromium.Network.Requests.Where(request => request.Address == pages[1])
            .Select(request => request.Headers.GetValueOrDefault("Referer")).ToList();
        Assert.Equal(2, referrers.Count);
        // Open has rel=noopener, and its page must not reach back either.
        Assert.All(referrers, referrer => Assert.Equal(expected, referrer));
        Assert.True(await opened.EvaluateAsync<bool>("opener === null"));
    }

    // Sites of their own for each case: what they are asked is looked at.
    private string[] Serve(string name)
    {
        string[] pages = [$"https://one-{name}.example/", $"https://two-{name}.example/"];
        foreach (var page in pages)
            chromium.Network.Answer(page, Replies.Html($"<!doctype html><title>A page</title><h1>{new Uri(page).Host}</h1>"));
        return pages;
    }
}
