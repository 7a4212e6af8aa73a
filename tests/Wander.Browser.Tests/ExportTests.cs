using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests that the files of <c>wander export</c>, on a plain file server, work like the service.</summary>
public sealed class ExportTests(ExportedConsole console) : IClassFixture<ExportedConsole>
{
    private const string Sandbox =
        "allow-downloads allow-forms allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-same-origin "
            + "allow-scripts";

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Wander_shows_each_page_once_with_matching_controls(int width)
    {
        await using var visitor = await console.Chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        await Expect(visitor.Frame).ToHaveCountAsync(1);
        var shown = await visitor.ShownAsync();
        Assert.Equal("this console", await visitor.Page.Locator("#page-console").TextContentAsync());
        List<string> pages = [];

        while (true)
        {
            pages.Add(shown.Address);
            Assert.Equal(RealConsole.FrameOf(shown.Address, "https://console.example/wander/"), shown.Frame);
            Assert.Equal(shown.Address == ExportedConsole.Own
                ? Sandbox.Replace("allow-same-origin ", "", StringComparison.Ordinal) : Sandbox, shown.Sandbox);
            Assert.Equal("", shown.Allow);
            Assert.Equal(shown.Address, shown.Open);
            Assert.Contains(shown.Recommender!, ExportedConsole.Pages[shown.Address]);
            Assert.Equal($"The page {new Uri(shown.Address).Host}", shown.FrameTitle);
            Assert.Contains(shown.FrameTitle!, shown.Explanation, StringComparison.Ordinal);
            Assert.Equal(
                shown.Recommender == "https://far.example/",
                shown.Explanation.Contains("Found via near.example → far.example.", StringComparison.Ordinal));
            await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync(new Uri(shown.Address).Host);
            if (pages.Count == ExportedConsole.Pages.Count)
                break;
            shown = await visitor.WanderAsync();
        }

        Assert.Equal(ExportedConsole.Pages.Keys.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["localhost"],
            visitor.Requests.Select(request => request.Host).Distinct().Where(
                host => !pages.Exists(page => new Uri(page).Host == host)));
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task Keys_and_permalinks_show_the_same_picks()
    {
        await using var visitor = await console.Chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        await Expect(visitor.Frame).ToHaveCountAsync(1);
        var first = await visitor.ShownAsync();
        await visitor.Page.Keyboard.PressAsync("w");
        var second = await visitor.WaitForOtherPageAsync(first);
        Assert.Matches("/wander/\\?page=[\\w-]{11}$", second.TabUrl);

        await visitor.Page.ReloadAsync();
        await visitor.AssertShowsAsync(second);
        await visitor.Page.Keyboard.PressAsync("b");
        await visitor.AssertShowsAsync(first);
        await visitor.Page.GoForwardAsync();
        await visitor.AssertShowsAsync(second);
        await visitor.Page.GoBackAsync();
        await visitor.AssertShowsAsync(first);
        await Tour.OpenPartAsync(visitor, "History");
        await Expect(visitor.Page.Locator("#history li")).ToHaveCountAsync(2);
        await visitor.Page.Locator("#history a").Filter(new() { HasText = second.FrameTitle }).ClickAsync();
        await Expect(visitor.Frame).ToHaveAttributeAsync("src", second.Frame!);
        await Expect(visitor.Page).ToHaveURLAsync(second.TabUrl);

        await using var other = await console.Chromium.VisitorAsync();
        await other.GoToAsync(new Uri(second.TabUrl));
        await Expect(other.Frame).ToHaveAttributeAsync("src", second.Frame!);
        // The browser loads only the page of the permalink.
        Assert.Single(other.Requests.Select(request => request.Host).Where(host => host != "localhost").Distinct());
        Assert.Empty(visitor.Problems.Concat(other.Problems));
    }

    [Fact]
    public async Task A_chosen_language_is_applied_and_remembered()
    {
        await using var visitor = await console.Chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        await Expect(visitor.Language.Locator("option")).ToHaveTextAsync(["Any language (7)", "English (4)", "Deutsch (3)"]);

        await visitor.Language.SelectOptionAsync("de");
        await Expect(visitor.Remark).ToHaveTextAsync("Page language set to Deutsch.");
        for (var i = 0; i < 4; i++)
            Assert.Matches("^https://(?:zwei|drei|vier).example/", (await visitor.WanderAsync()).Address);

        var requestsBefore = visitor.Requests.Count;
        await visitor.GoToAsync(console.Root);
        await Expect(visitor.Language).ToHaveValueAsync("de");
        await Expect(visitor.Address).ToHaveValueAsync(Pattern("zwei|drei|vier"));
        Assert.Single(visitor.Requests.Skip(requestsBefore).Select(request => request.Host).Where(
            host => host != "localhost").Distinct());
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_page_that_cannot_be_shown_is_explained()
    {
        await using var visitor = await console.Chromium.VisitorAsync();
        await visitor.GoToAsync(new Uri(console.Root, "?page=unknown"));
        await Expect(visitor.Remark).ToHaveTextAsync("That page is not in this network. Here is another one.");
        await Expect(visitor.Frame).ToHaveCountAsync(1);

        await visitor.SubmitAddressAsync("shy.example");
        await Expect(visitor.Remark).ToContainTextAsync("does not allow other sites to embed it (X-Frame-Options: DENY)");
        await visitor.SubmitAddressAsync("zwei.example");
        await Expect(visitor.Frame).ToHaveAttributeAsync("src", Pattern("^https://zwei.example/.via="));
        await visitor.SubmitAddressAsync("https://one.example/elsewhere");
        await Expect(visitor.Remark).ToContainTextAsync("No console in this network recommends this page.");
        await Expect(visitor.Frame).ToHaveAttributeAsync("src", "https://one.example/elsewhere");
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Frame).ToHaveAttributeAsync("src", "https://one.example/elsewhere");
        await visitor.GoToAsync(new Uri(console.Root, "?language=fr"));
        await Expect(visitor.Remark).ToHaveTextAsync("There are no pages in the language “fr”.");
        Assert.Empty(visitor.Problems);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Directory_consoles_map_and_dialog_parts_link_to_each_other(bool script)
    {
        await using var visitor = await console.Chromium.VisitorAsync(script: script);
        await visitor.GoToAsync(console.Root);
        await visitor.Page.Locator("#directory-link").ClickAsync();
        await Expect(visitor.Page.Locator(".pages > li")).ToHaveCountAsync(9);
        await Follow("#choices", "Deutsch (3)");
        await Expect(visitor.Page.Locator("#found")).ToHaveTextAsync("3 pages found.");
        await Follow("#sections", "Consoles");
        await Follow(".consoles", "far.example");
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("far.example");
        await Follow(".actions", "Show on the map");
        await Expect(visitor.Page.Locator("#map a:target title")).ToHaveTextAsync(Pattern("^far.example"));
        await Follow("#map-sizes", "Readable size");
        await Expect(visitor.Page.Locator("#map-region")).ToHaveClassAsync("readable");
        await visitor.Page.Locator("#to-console").ClickAsync();
        await visitor.ConsoleLink.ClickAsync();
        foreach (var part in Tour.Parts.Where(part => script || part != "History"))
        {
            await Follow("#parts", part);
            await Expect(visitor.Page.Locator("#part")).ToHaveAttributeAsync("data-part", Tour.IdOf(part));
        }
        await Expect(visitor.Page.Locator("#part")).ToContainTextAsync("State of the network: ");
        await visitor.Page.Locator("#verdicts a").First.ClickAsync();
        await Expect(visitor.Page.Locator("#found")).ToHaveTextAsync("1 page found.");
        Assert.Empty(visitor.Problems);

        Task Follow(string container, string name) =>
            visitor.Page.Locator(container).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
    }

    [Fact]
    public async Task The_browser_searches_the_directory()
    {
        await using var visitor = await console.Chromium.VisitorAsync();
        await visitor.GoToAsync(new Uri(console.Root, "directory/in-de/"));
        var box = visitor.Page.GetByRole(AriaRole.Searchbox);

        await box.FillAsync("PÀGE zw");
        await box.PressAsync("Enter");

        await Expect(visitor.Page.Locator("#found")).ToHaveTextAsync("1 page found.");
        await Expect(box).ToHaveValueAsync("PÀGE zw");
        await visitor.Page.Locator(".pages h2 a").ClickAsync();
        await Expect(visitor.Frame).ToHaveAttributeAsync("src", Pattern("^https://zwei.example/.via="));
        await visitor.GoToAsync(new Uri(console.Root, "directory/?q=%3Cb%3Enothing"));
        await Expect(visitor.Page.Locator("#found")).ToContainTextAsync("No results.");
        await Expect(visitor.Page.Locator(".pages li")).ToHaveCountAsync(0);
        Assert.Empty(visitor.Problems);
    }

    [Theory]
    [InlineData(390, false)]
    [InlineData(1280, true)]
    public async Task Axe_reports_no_violation(int width, bool dark)
    {
        await using var visitor = await console.Chromium.VisitorAsync(width, dark: dark);
        List<string> findings = [];
        foreach (var path in new[] { "", "directory/", "directory/?q=page", "directory/consoles/", "map/", "map/#console-2",
            "console/", "console/ignores/", "console/crawl/" })
        {
            await visitor.GoToAsync(new Uri(console.Root, path));
            if (path.Length == 0)
                await Expect(visitor.Frame).ToHaveCountAsync(1);
            findings.AddRange(await AccessibilityTests.FindingsAsync(visitor, path));
        }
        await visitor.GoToAsync(console.Root);
        await visitor.AboutLink.ClickAsync();
        await Expect(visitor.Dialog).ToBeVisibleAsync();
        findings.AddRange(await AccessibilityTests.FindingsAsync(visitor, "About"));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public async Task The_page_with_its_scripts_styles_and_icon_is_at_most_20_KB_compressed()
    {
        await using var visitor = await console.Chromium.VisitorAsync();
        var bodies = new ConcurrentDictionary<string, Task<byte[]>>(StringComparer.Ordinal);
        visitor.Page.Response += (_, response) =>
        {
            if (new Uri(response.Url) is { Host: "localhost" } file
                && !file.AbsolutePath.EndsWith("pool.json", StringComparison.Ordinal))
                bodies.TryAdd(file.AbsolutePath, response.BodyAsync());
        };
        await visitor.GoToAsync(console.Root);
        await Expect(visitor.Frame).ToHaveCountAsync(1);

        var sizes = await Task.WhenAll(bodies.Select(async body => CompressedSize(await body.Value)));

        Assert.Contains("/wander/pool.js", bodies.Keys);
        Assert.InRange(sizes.Sum(), 5_000, 20_000);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Without_JavaScript_one_page_and_only_working_controls_are_shown(int width)
    {
        await using var visitor = await console.Chromium.VisitorAsync(width, script: false);
        await visitor.GoToAsync(console.Root);

        await Expect(visitor.Frame).ToHaveCountAsync(1);
        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync(Pattern("^(?:garden|pier|console).example$"));
        await Expect(visitor.Page.Locator("#explanation")).ToContainTextAsync("Recommended by this console.");
        await Expect(visitor.Page.Locator("#stage .remark")).ToBeVisibleAsync();
        Assert.True((await visitor.Frame.BoundingBoxAsync())!.Height > 300);
        Assert.Equal(["console.example", "Open", "Console", "About", "this console", "Directory"],
            await visitor.Page.Locator("body > :not(dialog) :is(a, button, input, select):visible").AllTextContentsAsync());
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task Picking_chooses_a_console_uniformly_and_then_one_of_its_pages()
    {
        await using var visitor = await console.Chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);

        var counts = await visitor.Page.EvaluateAsync<int[]>("""
            async () => {
              const { Pool } = await import('./pool.js')
              const page = (id, i) => [id, `https://${id}.example/`, null, null, i, 1]
              const pool = new Pool({
                consoles: [
                  ['https://us.example/', -1, [0]], ['https://few.example/', 0, [1]],
                  ['https://many.example/', 0, [2, 3, 4, 5, 6, 7]],
                ],
                pages: ['own', 'few', 'a', 'b', 'c', 'd', 'e', 'f'].map(page),
                refused: [],
              })
              const picked = (seen, wanted) => Array.from({ length: 3000 }, () => pool.pick(seen).id).filter(wanted).length
              return [
                picked([], id => id === 'own'), picked(['x'], id => id === 'own'), picked(['x'], id => id === 'few'),
                picked(['few', 'own'], id => 'abcdef'.includes(id)),
                picked(['few', ...Array(100).fill('x')], id => id === 'few'),
                picked(['own', 'few', ...'abcdef'], id => id === 'few'),
              ]
            }
            """);

        Assert.Equal(3000, counts[0]); // the first pick is a page of this console
        Assert.InRange(counts[1], 800, 1200);
        Assert.InRange(counts[2], 800, 1200);
        Assert.Equal(3000, counts[3]); // all other pages were seen
        Assert.InRange(counts[4], 800, 1200); // it was seen more than 100 pages ago
        Assert.InRange(counts[5], 800, 1200); // all pages were seen
    }

    // Uses the highest Brotli level. Web servers do not compress better.
    private static int CompressedSize(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize))
            brotli.Write(body);
        return compressed.ToArray().Length;
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
