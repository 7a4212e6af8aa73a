using System.Globalization;
using AngleSharp.Dom;

namespace Wander.Tests.Web.Parts;

/// <summary>Tests the content of each part.</summary>
public class PartContentTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    private static string IdOf(string page) => PartPages.Page(page).Id.ToString();

    [Fact(Timeout = Timeout)]
    public async Task The_overview_describes_this_console()
    {
        var document = await site.Client.PartAsync("console");

        Assert.Equal(["A console <on> \"my\" website"], document.Texts("h1"));
        Assert.Equal(["https://example.com/wander/"], document.Links("#base-url"));
        Assert.Equal(
            [
                "/wander/wander.js", "/wander/network.json", "/wander/blogroll.opml", "/wander/feed.xml",
                "/wander/recommended.xml?site=example.com", "/wander/pages.txt",
            ],
            document.Links("#base-files a"));
        Assert.Equal(
            ["wander.js", "network.json", "blogroll.opml", "feed.xml", "recommended.xml", "pages.txt"],
                document.Texts("#base-files a"));
        Assert.Equal(["3", "2", "4", "3", "0"], document.Texts("#base-numbers dd"));
        Assert.Contains("its owner can see the address of this console", document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("version", "which version it runs, but not its address")]
    [InlineData("no", "cannot see where you came from")]
    public async Task The_overview_explains_the_referral_policy(string referral, string words)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, $"referral: {referral}\n");

        Assert.Contains(words, (await host.Client.PartAsync("console")).One("#part").TextContent, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task Neighbours_have_their_states()
    {
        var document = await site.Client.PartAsync("console/neighbours");

        Assert.Equal(
            [
                "a.example · 21 pages · OK, last read today",
                "b.example · 2 pages · OK, last read today",
                "dead.example · 0 pages · Unreachable: 500 Internal Server Error",
            ],
            document.Texts("#neighbours li"));
        Assert.Equal(
            ["https://a.example/", "https://b.example/wander/", "https://dead.example/"], document.Links("#neighbours a"));
        Assert.Equal(["500 Internal Server Error"], document.Texts("#neighbours span[lang=en]"));
    }

    [Fact(Timeout = Timeout)]
    public async Task History_lists_the_visited_pages_latest_first()
    {
        var seen = string.Join(',', IdOf("https://own.example/"), "AAAAAAAAAAA", IdOf("https://b.example/only"));
        var document = await site.Client.PartAsync("console/history?seen=" + seen);

        Assert.Equal(["b.example/only", "own.example"], document.Texts("ol#history li a"));
        Assert.Equal(
            [
                $"/wander/?page={IdOf("https://b.example/only")}&seen={seen}",
                $"/wander/?page={IdOf("https://own.example/")}&seen={seen}",
            ],
            document.Links("#history a"));
        Assert.Equal(["1 visited page is no longer in this network."], document.Texts("#history-unknown"));
        Assert.True(document.One("#history-empty").HasAttribute("hidden"));
    }

    [Fact(Timeout = Timeout)]
    public async Task Empty_history_has_a_message_and_the_texts_for_the_script()
    {
        var document = await site.Client.PartAsync("console/history");

        Assert.Empty(document.One("ol#history").Children);
        Assert.False(document.One("#history-empty").HasAttribute("hidden"));
        Assert.Equal(["Clear history"], document.Texts("button#forget[hidden][type=button]"));
        Assert.Contains(
            "only in your browser", document.One("#history-kept").GetAttribute("data-with-script"), StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task Discovery_shows_each_console_below_the_one_that_led_to_it()
    {
        var document = await site.Client.PartAsync("console/discovery");

        static string Under(IElement item) => item.QuerySelector("ul") is { } list ? $" ({Outline(list)})" : "";
        static string Outline(IElement list) =>
            string.Join(", ", list.Children.Select(item => item.QuerySelector("a")!.TextContent + Under(item)));
        Assert.Equal("example.com (a.example (far.example), b.example, dead.example)", Outline(document.One("#discovery > ul")));
        Assert.StartsWith("example.com · 2 pages", document.Texts("#discovery > ul > li")[0], StringComparison.Ordinal);
        Assert.Contains(
            "dead.example · 0 pages · Unreachable: 500 Internal Server Error", document.Texts("#discovery li"));
    }

    [Fact(Timeout = Timeout)]
    public async Task Crawl_has_the_numbers_of_the_API()
    {
        var document = await site.Client.PartAsync("console/crawl");
        var crawl = await site.Client.JsonAsync("api/crawl");

        Assert.Equal(["The crawl is complete."], document.Texts("#crawl-state"));
        Assert.Equal(document.One("#crawl-state").GetAttribute("data-idle"), document.Texts("#crawl-state")[0]);
        Assert.Equal("Crawling the network…", document.One("#crawl-state").GetAttribute("data-running"));
        var end = document.One("#crawl-finished time").GetAttribute("datetime")!;
        Assert.Equal(crawl.GetProperty("finishedAt").GetDateTimeOffset().ToString("u", CultureInfo.InvariantCulture), end);
        Assert.Equal("28", document.One("progress#crawl-progress[aria-label]").GetAttribute("max"));
        Assert.Equal("4", document.One("#crawl-progress").GetAttribute("value"));
        foreach (var group in new[] { "consoles", "pages" })
        {
            foreach (var number in crawl.GetProperty(group).EnumerateObject())
                Assert.Equal(
                    [number.Value.GetRawText()], document.Texts($"dl#crawl-numbers dd[data-count='{group}.{number.Name}']"));
        }
        Assert.Equal(
            ["dead.example · 0 pages · Unreachable: 500 Internal Server Error"],
            document.Texts("#crawl-failures #failed-consoles li"));
        Assert.Contains("All checked pages can be shown.", document.Texts("#crawl-failures p"));
    }

    [Fact(Timeout = Timeout)]
    public async Task Empty_parts_have_messages()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, "title: Alone\n");

        foreach (var (path, words) in new[]
        {
            ("neighbours", "This console has no neighbours."), ("pages", "This console recommends no pages."),
            ("ignores", "The ignore list is empty."), ("crawl", "No consoles with errors."),
        })
        {
            Assert.Contains(words, (await host.Client.PartAsync("console/" + path)).Texts("#part p"));
        }
    }
}
