using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Tests that a link to the console cannot load an arbitrary address into the frame. Only visitors and the network decide what
/// the frame shows.
/// </summary>
public sealed class AddressLinkTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("https://unlisted.example/", "No console in this network recommends this page.")]
    [InlineData("https://a-writer.substack.com/", "Hidden by this console’s ignore list")]
    public async Task Reload_and_Back_do_not_load_an_address_from_a_link(string address, string remark)
    {
        await using var console = await RealConsole.StartAsync(
            chromium.Network, RealConsole.Yaml + "\nignore: [https://*.substack.com/]");
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(new Uri(console.Root, "?address=" + Uri.EscapeDataString(address)));
        await AssertIsNotShownAsync();

        await visitor.Page.ReloadAsync();
        await AssertIsNotShownAsync();

        await visitor.WanderAsync();
        await visitor.Back.ClickAsync();
        await AssertIsNotShownAsync();
        Assert.DoesNotContain(visitor.Requests, request => request.Host == new Uri(address).Host);

        async Task AssertIsNotShownAsync()
        {
            await Expect(visitor.Remark).ToContainTextAsync(remark);
            await Expect(visitor.Address).ToHaveValueAsync(address);
            await Expect(visitor.Frame).ToHaveCountAsync(0);
        }
    }
}
