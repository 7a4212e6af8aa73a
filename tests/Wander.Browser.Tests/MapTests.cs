using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests the map of the real network in a browser.</summary>
public sealed class MapTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    public async Task Axe_reports_no_violation_and_the_page_fits_the_window(int width, bool dark)
    {
        foreach (var path in new[] { "map", "map?size=readable", "map?console=susam.net" })
        {
            await using var visitor = await VisitAsync(path, width, dark: dark);

            Assert.Empty(await AccessibilityTests.FindingsAsync(visitor, path));
            Assert.Equal(width, await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.Empty(visitor.Problems);
        }
    }

    [Fact]
    public async Task Every_name_fits_its_space_in_the_browsers_font()
    {
        await using var visitor = await VisitAsync("map");
        var console = await chromium.RealConsoleAsync();
        var limits = Web.Map.MapPicture.Of(console.Live.Now.Network.Consoles, 1_000).Spots.Select(
            spot => spot.NameLength).ToArray();

        var lengths = await visitor.Page.EvaluateAsync<double[]>(
            "[...document.querySelectorAll('#map a')].sort((a, b) => a.id.slice(8) - b.id.slice(8)).map(link => "
                + "link.querySelector('text').getComputedTextLength())");

        Assert.All(lengths.Zip(limits).Skip(1), pair => Assert.InRange(pair.First, 1, pair.Second));
    }

    [Fact]
    public async Task Hovering_highlights_a_console_as_the_server_does()
    {
        await using var visitor = await VisitAsync("map?console=susam.net");
        var drawn = await ShownAsync(visitor);

        await Console(visitor, "dahlstrand.net").HoverAsync();
        await Expect(visitor.Page.Locator("#map a.focus")).ToContainTextAsync("dahlstrand.net");
        Assert.NotEqual(drawn, await ShownAsync(visitor));
        await Console(visitor, "susam.net").HoverAsync();
        await Expect(visitor.Page.Locator("#map a.focus")).ToContainTextAsync("susam.net");
        Assert.Equal(drawn, await ShownAsync(visitor));

        await visitor.GoToAsync(new Uri((await chromium.RealConsoleAsync()).Root, "map"));
        await Console(visitor, "susam.net").HoverAsync();
        Assert.Equal(drawn, await ShownAsync(visitor));
        await visitor.Page.Locator("h1").HoverAsync();
        await Expect(visitor.Page.Locator("#map-shown path, #map a.near")).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator(".listed path").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_keyboard_reaches_and_highlights_every_console()
    {
        await using var visitor = await VisitAsync("map");
        await visitor.Page.Locator("#map-region").FocusAsync();
        var consoles = await visitor.Page.Locator("#map a").CountAsync();
        List<string> reached = [];
        for (var i = 0; i < consoles; i++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            reached.Add(await visitor.Page.EvaluateAsync<string>(
                "document.querySelector('#map a.focus:focus-visible')?.id ?? document.activeElement.outerHTML.slice(0, 200)"));
        }

        Assert.Equal("console-0", reached[0]);
        Assert.Equal(consoles, reached.Distinct(StringComparer.Ordinal).Count());
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Expect(visitor.Page.Locator("#map-shown path, #map a.near")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_picture_can_be_skipped_with_the_keyboard()
    {
        await using var visitor = await VisitAsync("map");

        await visitor.Page.Locator("#map-skip").PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Tab");

        await Expect(visitor.Page.Locator("#map-list a").First).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Without_JavaScript_a_form_and_links_highlight_a_console(int width)
    {
        await using var visitor = await VisitAsync("map", width, script: false);

        await visitor.Page.Locator("#map-console").FillAsync("susam.net");
        await visitor.Page.Locator("#map-form button").ClickAsync();
        await Expect(visitor.Page.Locator("#map a.focus text")).ToHaveTextAsync("susam.net");
        await Expect(visitor.Page.Locator("#map-shown path").First).ToBeAttachedAsync();
        await visitor.Page.Locator("#map-focus").GetByText("dahlstrand.net").First.ClickAsync();
        await Expect(visitor.Page.Locator("#map a.focus text")).ToHaveTextAsync("dahlstrand.net");
        await visitor.Page.GetByText("Readable size").ClickAsync();
        await Expect(Console(visitor, "dahlstrand.net")).ToBeInViewportAsync();
        await visitor.Page.GetByText("Show all").ClickAsync();
        await Expect(visitor.Page.Locator("#map-shown path")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_phone_names_are_readable_and_the_most_listed_console_is_visible()
    {
        await using var visitor = await VisitAsync("map", 390);

        await Expect(Console(visitor, "susam.net")).ToBeInViewportAsync();
        Assert.Equal(1, await visitor.Page.EvaluateAsync<double>("document.getElementById('map').getScreenCTM().a"));
    }

    private async Task<Visitor> VisitAsync(string path, int width = 1280, bool script = true, bool dark = false)
    {
        var console = await chromium.RealConsoleAsync();
        var visitor = await chromium.VisitorAsync(width, width == 390 ? 844 : 1000, script, dark);
        await visitor.GoToAsync(new Uri(console.Root, path));
        return visitor;
    }

    private static ILocator Console(Visitor visitor, string name) =>
        visitor.Page.Locator("#map text").GetByText(name, new() { Exact = true });

    // Returns the drawn lines, sorted, and the consoles at their ends.
    private static Task<string> ShownAsync(Visitor visitor) => visitor.Page.EvaluateAsync<string>("""
        [document.getElementById('map').getAttribute('class'),
         ...[...document.querySelectorAll('#map-shown path')]
           .map(path => `${path.getAttribute('class')} ${path.getAttribute('d')}`).sort(),
         ...[...document.querySelectorAll('#map a.near')].map(link => link.id).sort()].join('\n')
        """);
}
