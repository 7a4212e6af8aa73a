using Wander.Browser.Tests.Browsing;

namespace Wander.Browser.Tests;

/// <summary>Takes pictures of the map for visual inspection, like <see cref="Pictures"/>.</summary>
public sealed class MapPictures(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact(Explicit = true)]
    public async Task Takes_pictures_of_the_real_network()
    {
        var console = await chromium.RealConsoleAsync();
        await TakeAllAsync(console, "62", "susam.net");
    }

    [Fact(Explicit = true)]
    public async Task Takes_pictures_of_a_thousand_consoles()
    {
        await using var console = await MapConsole.StartAsync(chromium.Network, LargeNetwork.Of(1000));
        var network = console.Live.Now.Network;
        await TakeAllAsync(console, "1000", network.Consoles.MaxBy(known => known.Referrers.Length)!.Address.Value);
    }

    private async Task TakeAllAsync(WanderHost console, string name, string focus)
    {
        foreach (var (window, width, height) in new[] { ("wide", 1280, 800), ("phone", 390, 844) })
        {
            foreach (var dark in new[] { false, true })
            {
                await using var visitor = await chromium.VisitorAsync(width, height, dark: dark);
                var look = $"map-{name}-{window}-{(dark ? "dark" : "light")}";
                await TakeAsync(visitor, new Uri(console.Root, "map"), look, isWhole: true);
                await TakeAsync(visitor, new Uri(console.Root, "map?size=whole"), look + "-whole", isWhole: true);
                await TakeAsync(visitor, new Uri(console.Root, "map?size=readable#map-0"), look + "-readable", isWhole: false);
                await TakeAsync(
                    visitor, new Uri(console.Root, "map?console=" + Uri.EscapeDataString(focus)), look + "-focus", isWhole: true);
            }
        }
    }

    private static async Task TakeAsync(Visitor visitor, Uri address, string name, bool isWhole)
    {
        await visitor.GoToAsync(address);
        await visitor.Page.WaitForLoadStateAsync();
        if (isWhole) // the list below the picture would make the image too long
            await visitor.Page.EvaluateAsync(
                "document.querySelectorAll('#map-list tr:nth-child(n + 8)').forEach(row => row.remove())");
        await visitor.Page.ScreenshotAsync(new()
        {
            FullPage = isWhole,
            Path = Path.Combine(AppContext.BaseDirectory, "pictures", name + ".png"),
        });
    }
}
