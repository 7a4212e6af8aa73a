using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Nobody but the visitor and the network decides what the frame shows: an address in a link is not loaded.</summary>
public sealed class AddressLinkTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("https://nobody.example/", "No console in this network recommends this page.")]
    [InlineData("https://somebody.substack.com/", "This console hides it")]
    public async Task An_address_in_a_link_is_shown_neither_by_a_reload_nor_by_Back(string address, string remark)
    {
        await using var console = await RealConsole.StartAsync(
            chromium.Network, RealConsole.Yaml + "\nignore: [https://*.substack.com/]");
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(new Uri(console.Root, "?address=" + Uri.EscapeDataString(address)));
        await IsNotShownAsync();

        await visitor.Page.ReloadAsync();
        await IsNotShownAsync();

        await visitor.WanderAsync();
        await visitor.Back.ClickAsync();
        await IsNotShownAsync();
        Assert.DoesNotContain(visitor.Requests, request => request.Host == new Uri(address).Host);

        async Task IsNotShownAsync()
        {
            await Expect(visitor.Remark).ToContainTextAsync(remark);
            await Expect(visitor.Address).ToHaveValueAsync(address);
            await Expect(visitor.Frame).ToHaveCountAsync(0);
        }
    }
}
