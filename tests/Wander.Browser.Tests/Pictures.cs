using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Takes pictures of the page for visual inspection, and the picture in the README:
/// <c>dotnet run --project tests/Wander.Browser.Tests -- -explicit only</c> writes them into the folder <c>pictures</c> next to
/// the test assembly.
/// </summary>
public sealed class Pictures(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Garden = "https://garden.example/";

    private const string Html = """
        <!doctype html><html lang=en><title>A garden by the sea</title>
        <style>
          body { background: #fbf6ea; color: #33402f; font: 1.15rem/1.65 Georgia, serif;
            margin: 0 auto; max-width: 38rem; padding: 2.5rem 1.5rem }
          h1 { font-size: 2.4rem; font-weight: 400; margin: 0 }
          .sun { background: linear-gradient(#ffd9a0, #f3b98c 55%, #7fa9a3 55%, #4f8481);
            border-radius: .5rem; height: 9rem; margin: 1.2rem 0 }
          a { color: #8a4b1f }
        </style>
        <h1>A garden by the sea</h1><div class=sun></div>
        <p>Notes on salt-proof roses, stubborn beans and the weather. I write here when the wind keeps me inside.</p>
        <p><b>12 May.</b> The <a href="#beans">beans</a> came up overnight, all of them at once, as if they had agreed on a day.
        <p><b>3 May.</b> A neighbour brought a rhubarb plant in a bicycle basket. It has the best place now.</p>
        """;

    private const string Long = "https://a-rather-long-name-of-a-site.example/writing/2026/05/"
        + "what-i-learnt-about-baking-bread-in-a-very-small-kitchen.html?edition=second";

    private const string Shy = "https://shy.example/";

    private const string Note =
        "It begins with bread and ends with the whole village at one table. Read it slowly, with something warm beside you; "
        + "then read the letters that came in afterwards, which are even better than the piece itself.";

    private static readonly (string Name, int Width, int Height)[] Windows =
        [("wide", 1280, 800), ("phone", 390, 844), ("zoom", 640, 400), ("small", 320, 568)];

    [Fact(Explicit = true)]
    public async Task Takes_pictures_of_the_page_its_dialogs_and_its_messages()
    {
        chromium.Network.Answer(Garden, Replies.Html(Html));
        chromium.Network.Answer(Shy, Replies.Bytes([.. "<h1>shy</h1>"u8], "text/html", ("X-Frame-Options", "SAMEORIGIN")));
        chromium.Network.Answer(Long[..Long.IndexOf('?', StringComparison.Ordinal)], Replies.Html(Html));
        await using var console = await RealConsole.StartAsync(chromium.Network, RealConsole.Yaml
            .Replace("https://int10h.org/", Garden, StringComparison.Ordinal)
            .Replace("Slow, kind, and alive.", Note, StringComparison.Ordinal)
            .Replace("https://midnight.pub/", Long, StringComparison.Ordinal)
            + $"\n  - {Shy}\nignore: [{{ pattern: 'https://*.substack.com/', reason: too many pop-ups }}]", isChecking: true);
        await using var empty = await WanderHost.StartAsync(chromium.Network, "title: An empty console");

        foreach (var (name, width, height) in Windows)
        {
            foreach (var dark in new[] { false, true })
            {
                await using var visitor = await chromium.VisitorAsync(width, height, dark: dark);
                var look = $"{name}-{(dark ? "dark" : "light")}";
                await visitor.GoToAsync(new Uri(console.Root, "?address=" + Uri.EscapeDataString(Long)));
                await TakeAsync(visitor, look + "-long");
                await visitor.WanderAsync();
                await TakeAsync(visitor, look + "-pick");
                await visitor.ConsoleLink.ClickAsync();
                foreach (var part in new[] { "Overview", "Neighbours", "Pages", "Ignore list", "History", "Discovery", "Crawl" })
                {
                    await visitor.Part(part).ClickAsync();
                    await Expect(visitor.Page.Locator($"#part[data-part={Tour.IdOf(part)}]")).ToBeVisibleAsync();
                    await TakeAsync(visitor, $"{look}-{Tour.IdOf(part)}");
                }
                await visitor.Page.Keyboard.PressAsync("Escape");
                await visitor.AboutLink.ClickAsync();
                await TakeAsync(visitor, look + "-about");
                await visitor.GoToAsync(new Uri(console.Root, "?page=unknown"));
                await TakeAsync(visitor, look + "-unknown");
                await visitor.GoToAsync(new Uri(console.Root, "?address=" + Uri.EscapeDataString(Shy)));
                await TakeAsync(visitor, look + "-refused");
                await visitor.GoToAsync(new Uri(console.Root, "nothing/here"));
                await TakeAsync(visitor, look + "-404");
                await visitor.GoToAsync(empty.Root);
                await TakeAsync(visitor, look + "-empty");
                await using var without = await chromium.VisitorAsync(width, height, script: false, dark: dark);
                await without.GoToAsync(console.Root);
                await TakeAsync(without, look + "-noscript");
                await without.ConsoleLink.ClickAsync();
                await TakeAsync(without, look + "-noscript-console");
            }
        }
    }

    [Fact(Explicit = true)]
    public async Task Takes_pictures_of_every_language()
    {
        chromium.Network.Answer(Garden, Replies.Html(Html));
        chromium.Network.Answer(Shy, Replies.Bytes([.. "<h1>shy</h1>"u8], "text/html", ("X-Frame-Options", "SAMEORIGIN")));
        await using var console = await RealConsole.StartAsync(chromium.Network, RealConsole.Yaml
            + $"\n  - {Shy}\nignore: [{{ pattern: 'https://*.substack.com/', reason: too many pop-ups }}]", isChecking: true);
        foreach (var language in new[] { "en", "fr", "de", "es", "pt", "ja" })
        {
            foreach (var (name, width, height) in Windows[..2])
            {
                await using var visitor = await chromium.VisitorAsync(width, height, locale: language);
                var look = $"{language}-{name}";
                await visitor.GoToAsync(console.Root);
                await visitor.WanderAsync();
                await TakeAsync(visitor, look + "-pick");
                foreach (var path in new[] { "?address=" + Uri.EscapeDataString(Shy), "nothing/here" })
                {
                    await visitor.GoToAsync(new Uri(console.Root, path));
                    await TakeAsync(visitor, $"{look}-{path.Split('=', '/')[0].Trim('?')}");
                }
                foreach (var part in new[] { "", "/neighbours", "/pages", "/ignores?url=a.substack.com", "/history", "/discovery",
                    "/crawl" })
                {
                    await visitor.GoToAsync(new Uri(console.Root, "console" + part));
                    await TakeAsync(visitor, $"{look}-part{part.Split('?')[0].Replace('/', '-')}");
                }
                await visitor.GoToAsync(console.Root);
                await visitor.Page.Locator("#about-link").ClickAsync();
                await TakeAsync(visitor, look + "-about");
            }
        }
    }

    [Fact(Explicit = true)]
    public async Task Takes_the_picture_for_the_README()
    {
        chromium.Network.Answer(Garden, Replies.Html(Html));
        await using var console = await RealConsole.StartAsync(
            chromium.Network, RealConsole.Yaml.Replace("https://midnight.pub/", Garden, StringComparison.Ordinal),
                isChecking: true);
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(new Uri(console.Root, "?address=" + Uri.EscapeDataString(Garden)));
        await TakeAsync(visitor, "README");
    }

    private static async Task TakeAsync(Visitor visitor, string name)
    {
        await visitor.Page.WaitForLoadStateAsync();
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", name + ".png") });
    }
}
