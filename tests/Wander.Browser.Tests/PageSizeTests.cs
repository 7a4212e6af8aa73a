using System.Collections.Concurrent;
using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;

namespace Wander.Browser.Tests;

/// <summary>How much a visitor's browser has to load (design, section 15).</summary>
public sealed class PageSizeTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_page_with_its_scripts_styles_and_icon_is_at_most_20_KB()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        var asked = new ConcurrentQueue<IRequest>();
        visitor.Page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority == console.Root.Authority)
                asked.Enqueue(request);
        };
        await visitor.GoToAsync(console.Root);
        var ours = asked.ToArray(); // the browser may ask for more meanwhile
        var sizes = await Task.WhenAll(ours.Select(request => request.SizesAsync()));
        var bytes = sizes.Sum(size => size.ResponseBodySize);
        TestContext.Current.TestOutputHelper?.WriteLine($"{ours.Length} answers, {bytes} bytes");

        Assert.Contains(ours, request => request.Url.EndsWith("/trail.js", StringComparison.Ordinal));
        Assert.InRange(bytes, 5_000, 20_000);
    }
}
