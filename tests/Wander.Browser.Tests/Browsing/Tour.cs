using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests.Browsing;

/// <summary>
/// A browser, a console in a small network that covers every case, and a console with an empty network; with a tour through every
/// state that they can show a visitor.
/// </summary>
public sealed class Tour : IAsyncLifetime
{
    /// <summary>A page that refuses framing.</summary>
    public const string Shy = "https://shy.example/";

    /// <summary>A page with a title and a note written from right to left.</summary>
    public const string RightToLeft = "https://arabic.example/";

    private const string Hanging = "https://hanging.example/";

    private const string Long = "https://long.example/writing/2026/05/"
        + "what-i-learnt-about-baking-bread-in-a-very-small-kitchen.html?edition=second";

    private const string Yaml = $$"""
        title: A console by the sea
        url: https://console.example/
        consoles: ["https://near.example/wander/", "https://down.example/", "https://hidden.example/"]
        pages:
          - { url: "https://garden.example/", note: Roses that stand the salt. }
          - { url: "{{RightToLeft}}", note: "מכתבים מן הים" }
          - { url: "{{Long}}" }
          - {{Shy}}
        ignore: [{ pattern: "https://hidden.example/", reason: too many pop-ups }]
        """;

    /// <summary>The names of the parts of the Console dialog, in display order.</summary>
    public static IReadOnlyList<string> Parts { get; } =
        ["Overview", "Neighbours", "Pages", "Ignore list", "History", "Discovery", "Crawl"];

    /// <summary>The browser.</summary>
    public Chromium Chromium { get; } = new();

    /// <summary>The console in the small network.</summary>
    public WanderHost Console { get; private set; } = null!;

    /// <summary>The console with an empty network.</summary>
    public WanderHost Empty { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Chromium.InitializeAsync();
        Serve(Chromium.Network);
        Console = await WanderHost.StartAsync(Chromium.Network, Yaml, isChecking: true);
        Empty = await WanderHost.StartAsync(Chromium.Network, "title: An empty console");
        await Console.WhenCheckedAsync(TestContext.Current.CancellationToken);
        await Empty.WhenCrawledAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Takes a visitor through all states.</summary>
    /// <param name="visitor">A new visitor.</param>
    /// <param name="inspect">The action for each state; its argument is the name of the state.</param>
    public async Task WalkAsync(Visitor visitor, Func<string, Task> inspect)
    {
        await WanderAsync(visitor, inspect);
        await OpenDialogsAsync(visitor, inspect);
        await ReadPagesAsync(visitor, inspect);
        await visitor.Page.RouteAsync("**/*.js", route => route.AbortAsync()); // like a browser without JavaScript
        await visitor.GoToAsync(new Uri(Console.Root, "#about-dialog"));
        await Expect(visitor.Dialog).ToBeVisibleAsync();
        await inspect("About without JavaScript");
        await visitor.Page.UnrouteAsync("**/*.js");
    }

    /// <summary>Opens a part of the Console dialog, and the dialog itself if it is closed.</summary>
    public static async Task OpenPartAsync(Visitor visitor, string part)
    {
        var shown = visitor.Page.Locator("#part");
        if (await visitor.Dialog.CountAsync() == 0)
        {
            await visitor.ConsoleLink.ClickAsync();
            await Expect(shown).ToHaveAttributeAsync("data-part", "base");
        }
        if (part != "Overview")
            await visitor.Dialog.GetByRole(AriaRole.Link, new() { Name = part, Exact = true }).ClickAsync();
        await Expect(shown).ToHaveAttributeAsync("data-part", IdOf(part));
    }

    /// <summary>The id of a part in addresses and in <c>data-part</c>.</summary>
    public static string IdOf(string part) => part switch
    {
        "Overview" => "base",
        "Ignore list" => "ignores",
        _ => part.ToLowerInvariant(),
    };

    public async ValueTask DisposeAsync()
    {
        await Console.DisposeAsync();
        await Empty.DisposeAsync();
        await Chromium.DisposeAsync();
    }

    private async Task WanderAsync(Visitor visitor, Func<string, Task> inspect)
    {
        const string recommendation = "**/api/recommendation*";
        await visitor.GoToAsync(Console.Root);
        await inspect("the first page");
        var arrived = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Page.RouteAsync(recommendation, route => arrived.TrySetResult(route));
        await visitor.WanderAsync(); // the first page already contains the next pick
        await inspect("the second page");
        await visitor.Wander.ClickAsync();
        await Expect(visitor.Remark).ToHaveTextAsync("Finding a page…");
        await inspect("a busy console");
        await (await arrived.Task).AbortAsync();
        await Expect(visitor.Remark).ToContainTextAsync("cannot be reached");
        await inspect("an unreachable console");
        await visitor.Page.UnrouteAsync(recommendation);
        await visitor.SubmitAddressAsync(Hanging);
        await Expect(visitor.Page.Locator("#stage")).ToHaveAttributeAsync("aria-busy", "true");
        await inspect("a page that loads slowly");
        await visitor.SubmitAddressAsync("no address at all");
        await Expect(visitor.Remark).ToContainTextAsync("is not a valid page address");
        await inspect("a remark");
    }

    private static async Task OpenDialogsAsync(Visitor visitor, Func<string, Task> inspect)
    {
        foreach (var part in Parts)
        {
            await OpenPartAsync(visitor, part);
            await inspect($"the part {part}");
            if (part == "Ignore list")
                await TestAnAddressAsync(visitor, inspect);
        }
        await visitor.Page.RouteAsync("**/console/pages*", route => route.AbortAsync());
        await visitor.Dialog.GetByRole(AriaRole.Link, new() { Name = "Pages", Exact = true }).ClickAsync();
        await Expect(visitor.Dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await inspect("a part that fails to load");
        await visitor.Page.UnrouteAsync("**/console/pages*");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.AboutLink.ClickAsync();
        await Expect(visitor.Dialog).ToBeVisibleAsync();
        await inspect("About");
    }

    private static async Task TestAnAddressAsync(Visitor visitor, Func<string, Task> inspect)
    {
        await visitor.Page.Locator("#ignored-url").FillAsync("https://hidden.example/");
        await visitor.Page.Locator("#ignored-form button").ClickAsync();
        await Expect(visitor.Page.Locator("#ignored-answer")).ToContainTextAsync("too many pop-ups");
        await inspect("an answer about an ignored address");
    }

    private async Task ReadPagesAsync(Visitor visitor, Func<string, Task> inspect)
    {
        var (start, nothing) = (Console.Root, Empty.Root);
        (string Name, Uri Address)[] pages =
        [
            ("a refused page", new(start, "?address=" + Uri.EscapeDataString(Shy))),
            ("a page from right to left", new(start, "?address=" + Uri.EscapeDataString(RightToLeft))),
            ("an unknown permalink", new(start, "?page=unknown")),
            ("an answer as a page", new(start, "console/ignores?url=https%3A%2F%2Fhidden.example%2F")),
            .. Parts.Select(
                part => ($"the page {part}", new Uri(start, part == "Overview" ? "console" : "console/" + IdOf(part)))),
            .. Parts.Skip(1).Select(part => ($"the empty page {part}", new Uri(nothing, "console/" + IdOf(part)))),
            ("the directory", new(start, "directory")),
            ("a search in the directory", new(start, "directory?q=page&language=en&sort=recommended")),
            ("a search that finds nothing", new(start, "directory?q=nothing&language=!")),
            ("the consoles", new(start, "directory/consoles")),
            ("one console", new(start, "directory/console?url=https%3A%2F%2Fnear.example%2Fwander%2F")),
            ("a site that is recommended", new(start, "directory/site?host=one.example")),
            ("an empty console", nothing),
            ("a message page (503)", new(nothing, "random")),
            ("a message page (404)", new(start, "nothing/here")),
        ];
        foreach (var (name, address) in pages)
        {
            await visitor.GoToAsync(address);
            await inspect(name);
        }
    }

    private static void Serve(ReplayedNetwork network)
    {
        network.AnswerConsole(
            "https://near.example/wander/", ["https://far.example/"], ["https://one.example/", "https://two.example/"]);
        network.AnswerConsole("https://far.example/", [], ["https://three.example/", "https://gone.example/"]);
        foreach (var host in new[] { "garden", "long", "one", "two", "three" })
            network.AnswerBelow($"https://{host}.example/", Page($"The page {host}", "en"));
        network.AnswerBelow(RightToLeft, Page("رسائل من البحر", "ar"));
        network.Answer(Shy, Replies.Bytes([.. "<h1>shy</h1>"u8], "text/html", ("X-Frame-Options", "DENY")));
        network.Answer(Hanging, Replies.Hang());
    }

    private static Microsoft.AspNetCore.Http.RequestDelegate Page(string title, string language) => Replies.Html(
        $"<!doctype html><html lang={language}><title>{title}</title><h1>{title}</h1><p>Notes on salt-proof roses, stubborn "
            + $"beans and the weather.");
}
