using AngleSharp.Html.Dom;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.Tests.Web.Exports;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Endpoints;

public class MapEndpointTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 60_000;

    private static readonly string[] Consoles =
        ["https://example.com/wander/", "https://a.example/", "https://b.example/wander/", "https://dead.example/",
            "https://far.example/"];

    public static TheoryData<string> Languages => [.. Texts.OtherLanguages];

    [Fact(Timeout = Timeout)]
    public async Task Every_console_is_a_link_in_the_picture_and_in_the_list()
    {
        var page = await site.Client.PartAsync("map");
        var links = Consoles.Select(console => "/wander/directory/console?url=" + Uri.EscapeDataString(console)).Order(
            StringComparer.Ordinal).ToList();

        Assert.Equal(links, page.Links("#map a").Order(StringComparer.Ordinal));
        Assert.Equal(links, page.Links("#map-list a").Order(StringComparer.Ordinal));
        Assert.Equal(["a.example", "b.example", "dead.example", "example.com", "far.example"],
            page.Texts("#map text").Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_picture_has_a_title_and_a_text_alternative()
    {
        var page = await site.Client.PartAsync("map");

        Assert.Equal("map-title", page.One("#map").GetAttribute("aria-labelledby"));
        Assert.Equal(["Map of the network"], page.Texts("#map > title"));
        Assert.Equal(["A map of 5 consoles. The list below has the same content."], page.Texts("#map > desc"));
        Assert.Contains("a.example · 21 pages · Lists 3 consoles · Listed by 1 console · OK", page.Texts("#map a > title"));
        Assert.Equal("#map-list", page.One("#map-skip").GetAttribute("href"));
        Assert.Equal(
            [
                "b.example | 2 | 0 | 2 | OK, last read today", "a.example | 1 | 3 | 21 | OK, last read today",
                "dead.example | 1 | 0 | 0 | Unreachable: 500 Internal Server Error", "example.com | 1 | 3 | 2 | OK",
                "far.example | 1 | 0 | 0 | OK, last read today",
            ],
            page.QuerySelectorAll("#map-list tbody tr").Select(row => string.Join(" | ", row.Texts("th, td"))));
    }

    [Fact(Timeout = Timeout)]
    public async Task Every_link_between_consoles_is_a_line()
    {
        var page = await site.Client.PartAsync("map");

        Assert.Equal(["0 → 1 2 3", "1 → 4"], Lines(".found path"));
        Assert.Equal(["1 → 2 0"], Lines(".listed path"));

        string[] Lines(string selectors) =>
            [.. page.QuerySelectorAll("#map " + selectors).Select(
                path => $"{path.GetAttribute("data-from")} → {path.GetAttribute("data-to")}")];
    }

    [Theory(Timeout = Timeout)]
    [InlineData("https://a.example/")]
    [InlineData("http://a.example/")]
    [InlineData("a.example")]
    [InlineData("%20A.EXAMPLE ")]
    public async Task One_console_can_be_highlighted_without_JavaScript(string console)
    {
        var page = await site.Client.PartAsync("map?console=" + console);

        Assert.Equal("focused", page.One("#map").ClassName);
        Assert.Equal(["a.example"], page.Texts("#map a.focus text"));
        Assert.Equal(["a.example", "b.example", "example.com", "far.example"],
            page.Texts("#map a.near text").Order(StringComparer.Ordinal));
        Assert.Equal(3, page.QuerySelectorAll("#map-shown .lists").Length);
        Assert.Single(page.QuerySelectorAll("#map-shown .listed-by"));
        Assert.Equal(["a.example"], page.Texts("#map-focus h2"));
        Assert.Equal(["→ Lists 3 consoles: b.example · far.example · example.com"], page.Texts("#map-lists"));
        Assert.Equal(["← Listed by 1 console: example.com"], page.Texts("#map-listed-by"));
        Assert.Contains("/wander/map?console=https%3A%2F%2Ffar.example%2F", page.Links("#map-lists a"));
        Assert.Equal("/wander/map", page.One("#map-all").GetAttribute("href"));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_hidden_console_is_reported_with_its_pattern_and_reason()
    {
        var page = await site.Client.PartAsync("map?console=bad.example");

        Assert.Equal(
            ["Hidden by this console’s ignore list: “https://bad.example/” (cookie banner)."], page.Texts("#map-unknown"));
        Assert.Equal(Consoles.Length, page.QuerySelectorAll("#map a").Length);
    }

    [Fact(Timeout = Timeout)]
    public async Task Control_characters_of_the_query_are_not_shown()
    {
        var page = await site.Client.PartAsync("map?console=%00%1B");

        Assert.Equal(["“” is not a console in this network. All consoles are shown."], page.Texts("#map-unknown"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("https://nowhere.example/")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"'><img src=x>{0}")]
    public async Task An_unknown_console_shows_the_whole_map_with_a_remark(string console)
    {
        var page = await site.Client.PartAsync("map?console=" + Uri.EscapeDataString(console));

        Assert.Equal([$"“{console}” is not a console in this network. All consoles are shown."], page.Texts("#map-unknown"));
        Assert.DoesNotContain("focused", page.One("#map").ClassList);
        Assert.Empty(page.QuerySelectorAll("#map-focus, #map-shown path, img, script:not([src])"));
        Assert.Equal(Consoles.Length, page.QuerySelectorAll("#map a").Length);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("map", "fitting", null)]
    [InlineData("map?size=nonsense", "fitting", null)]
    [InlineData("map?size=whole&console=a.example", "whole", "Whole map")]
    [InlineData("map?size=readable", "readable", "Readable size")]
    public async Task The_visitor_can_choose_the_size(string path, string size, string? current)
    {
        var page = await site.Client.PartAsync(path);

        Assert.Equal(size, page.One("#map-region").ClassName);
        Assert.Equal(current is null ? [] : [current], page.Texts("#map-sizes [aria-current]"));
        Assert.All(page.Links("#map-focus p a"), link => Assert.EndsWith("&size=whole", link, StringComparison.Ordinal));
    }

    [Fact(Timeout = Timeout)]
    public async Task Each_console_state_has_its_own_shape()
    {
        var self = PartPages.Console("https://us.example/");
        var consoles = Enum.GetValues<ConsoleState>().Select(
            state => (State: state, Address: PartPages.Console($"https://{state}.example/"))).ToList();
        var builder = new NetworkBuilder(self, IgnoreList.Empty);
        consoles.ForEach(console => builder.Add(console.Address));
        builder.SetListing(self, PartPages.Listing(consoles.Select(console => console.Address), []), PartPages.Now);
        consoles.ForEach(console => builder.SetState(console.Address, console.State, failure: null, lastRead: null));

        var page = await PageAsync(builder.ToSnapshot(), "map");

        Assert.Equal(
            ["failed.example path.failed", "lastgood.example rect.lastgood", "read.example circle.read",
                "unread.example circle.unread", "us.example circle.read"],
            page.QuerySelectorAll("#map a").Select(
                link =>
                $"{link.One("text").TextContent} "
                + $"{link.One(":scope > :not(title, g)").LocalName}.{link.One(":scope > :not(title, g)").ClassName}").Order(
                StringComparer.Ordinal));
        Assert.Equal(4, page.QuerySelectorAll("#map-legend :is(.read, .lastgood, .failed, .unread)").DistinctBy(
            sign => sign.ClassName).Count());
    }

    [Fact(Timeout = Timeout)]
    public async Task Addresses_of_other_consoles_are_encoded()
    {
        var self = PartPages.Console("https://us.example/");
        var evil = PartPages.Console("https://evil.example/\"><script>alert(1)</script>{0}@(1)&amp;/");
        var builder = new NetworkBuilder(self, IgnoreList.Empty);
        builder.Add(evil);
        builder.SetListing(self, PartPages.Listing([evil], []), PartPages.Now);

        var page = await PageAsync(builder.ToSnapshot(), "map?console=" + Uri.EscapeDataString(evil.Value));

        Assert.Empty(page.QuerySelectorAll("script:not([src]), [onerror], [onload], [style]"));
        Assert.Equal(2, page.QuerySelectorAll("#map a").Length);
        Assert.Contains("/directory/console?url=" + evil.Value, page.Links("#map a").Select(Uri.UnescapeDataString));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_map_counts_consoles_that_do_not_fit_and_links_to_the_full_list()
    {
        var network = LargeNetwork.Of(1_600);

        var page = await PageAsync(network, "map?console=" + Uri.EscapeDataString(network.Consoles[^1].Address.Value));

        Assert.Equal(1_500, page.QuerySelectorAll("#map a").Length);
        Assert.Equal(1_500, page.QuerySelectorAll("#map-list tbody tr").Length);
        Assert.Equal(["100 more entries are not shown. Full list"], page.Texts(".rest"));
        Assert.Equal(["/directory/consoles"], page.Links(".rest a"));
        Assert.Contains("This console is too far away to fit on the map.", page.Texts("#map-focus p"));
        Assert.DoesNotContain("focused", page.One("#map").ClassList);
    }

    [Theory(Timeout = Timeout)]
    [InlineData(62, 75_000)]
    [InlineData(1_000, 1_350_000)]
    public async Task The_size_of_the_page_has_a_limit(int consoles, int bytes)
    {
        await using var replayed = await ReplayedNetwork.StartAsync();
        await using var host = await PartPages.ServeAsync(replayed, "title: Map", LargeNetwork.Of(consoles));

        var page = await host.Client.GetByteArrayAsync("map", TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine($"{page.Length} bytes");
        Assert.InRange(page.Length, bytes / 2, bytes);
    }

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(Languages))]
    public async Task The_map_and_its_links_use_the_interface_language(string tag)
    {
        var texts = Texts.In(tag);
        foreach (var path in new[] { "map?ui=", "map?console=a.example&ui=", "map?console=nonsense&ui=" })
        {
            var page = await site.Client.PartAsync(path + tag);

            Assert.Equal(tag, page.DocumentElement.GetAttribute("lang"));
            Assert.Equal([texts["MapTitle"]], page.Texts("#map > title"));
            Assert.StartsWith(texts["MapIntro"], page.Texts(".map-text")[0], StringComparison.Ordinal);
            Assert.All(page.Texts("#map a > title"), title => Assert.DoesNotMatch(@"\b([Ll]ists|[Ll]isted|read)\b", title));
            Assert.All(page.Links("a[href^='/wander/']"), link => Assert.Contains("ui=" + tag, link, StringComparison.Ordinal));
            Assert.Equal(tag, page.One("#map-form input[name=ui]").GetAttribute("value"));
        }
    }

    private static async Task<IHtmlDocument> PageAsync(NetworkSnapshot network, string path)
    {
        await using var replayed = await ReplayedNetwork.StartAsync();
        await using var host = await PartPages.ServeAsync(replayed, "title: Map", network);
        return await host.Client.PartAsync(path);
    }
}
