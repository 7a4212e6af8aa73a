using Wander.Browser.Tests.Browsing;
using Wander.Protocol.Findings;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests that a click never shows a broken page, in a network with many broken pages.</summary>
public sealed class CheckedPagesTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Clicks = 300;

    // The owner's recommendations include broken pages.
    private const string Yaml = """
        title: A console by the sea
        url: https://console.example/
        consoles:
          - https://susam.net/wander/
          - https://dahlstrand.net/wander/
        pages:
          - https://midnight.pub/
          - https://dbushell.com/
          - https://neal.fun/
          - https://levels.io/
          - https://tonsky.me/
          - https://mrwonko.de/
          - https://chrismorgan.info/
          - https://int10h.org/oldschool-pc-fonts/fontlist/
        crawl: { timeout: 2s }
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_hundred_clicks_show_no_broken_page()
    {
        RealNetwork.Read().Serve(chromium.Network, withFaults: true);
        await using var console = await WanderHost.StartAsync(chromium.Network, Yaml, isChecking: true);
        var moment = await console.WhenCheckedAsync(Cancelled);
        Assert.All(
            ["https://chrismorgan.info/", "https://int10h.org/oldschool-pc-fonts/fontlist/"],
            url => Assert.Equal(
                (Verdict.Embeddable, true),
                moment.Network.Pages.Where(page => page.Address.Value == url).Select(
                    page => (page.Verdict, page.Check.IsPlain)).Single()));
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);

        for (var i = 0; i < Clicks; i++)
        {
            var shown = await visitor.WanderAsync();
            var host = new Uri(shown.Address).Host;
            // norvig.com redirects to www.norvig.com.
            await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync(host == "norvig.com" ? "www.norvig.com" : host);
        }

        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_page_that_refuses_framing_is_explained_and_linked()
    {
        chromium.Network.Answer(
            "https://shy.example/", Replies.Bytes([.. "<h1>shy</h1>"u8], "text/html", ("X-Frame-Options", "DENY")));
        chromium.Network.Answer(
            "https://good.example/", Replies.Html("<!doctype html><title>Good page</title><h1>good.example</h1>"));
        await using var console = await WanderHost.StartAsync(
            chromium.Network, "pages: ['https://shy.example/', 'https://good.example/']", isChecking: true);
        var moment = await console.WhenCheckedAsync(Cancelled);
        var shy = moment.Network.Pages.Single(page => page.Address.Host == "shy.example").Address;
        const string why =
            "This page does not allow other sites to embed it (X-Frame-Options: DENY). Use Open to view it in a "
            + "new tab.";
        await using var visitor = await chromium.VisitorAsync();

        await visitor.GoToAsync(new Uri(console.Root, $"?page={shy.Id}"));
        await Expect(visitor.Remark).ToHaveTextAsync(why);
        await Expect(visitor.Frame).ToHaveCountAsync(0);
        await Expect(visitor.Open).ToHaveAttributeAsync("href", shy.Value);

        await visitor.Wander.ClickAsync();
        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("good.example");
        await Expect(visitor.Page.Locator("#page-title")).ToHaveTextAsync("Good page");
        await Expect(visitor.Frame).ToHaveAccessibleNameAsync("Good page");

        await visitor.SubmitAddressAsync("https://shy.example/");
        await Expect(visitor.Remark).ToHaveTextAsync(why);
        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("good.example");
        Assert.DoesNotContain(visitor.Requests, request => request.Host == "shy.example");
    }
}
