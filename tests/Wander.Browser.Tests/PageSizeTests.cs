using System.Collections.Concurrent;
using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;

namespace Wander.Browser.Tests;

/// <summary>Tests how much a visitor's browser has to load.</summary>
public sealed class PageSizeTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_page_with_its_scripts_styles_and_icon_is_at_most_20_KB()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        var requests = new ConcurrentQueue<IRequest>();
        visitor.Page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority == console.Root.Authority)
                requests.Enqueue(request);
        };
        await visitor.GoToAsync(console.Root);
        var ours = requests.ToArray(); // a copy, because the browser can send more requests
        var sizes = await Task.WhenAll(ours.Select(request => request.SizesAsync()));
        var bytes = sizes.Sum(size => size.ResponseBodySize);
        TestContext.Current.TestOutputHelper?.WriteLine($"{ours.Length} responses, {bytes} bytes");

        Assert.Contains(ours, request => request.Url.EndsWith("/trail.js", StringComparison.Ordinal));
        Assert.InRange(bytes, 5_000, 20_000);
    }
}
