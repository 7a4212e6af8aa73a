using System.Globalization;
using System.Xml.Linq;
using Wander.Protocol.Findings;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Exports;

public class BlogrollTests(ExportSite site) : IClassFixture<ExportSite>
{
    private const int Timeout = 30_000;
    private const string Type = "text/x-opml; charset=utf-8";

    private static string[] Feeds(XElement opml) =>
        [.. opml.Element("body")!.Elements("outline").Select(outline => (string)outline.Attribute("xmlUrl")!)];

    [Fact(Timeout = Timeout)]
    public async Task It_says_whose_it_is()
    {
        var opml = await site.Client.XmlAsync("blogroll.opml", Type, "opml");

        string Head(string name) => opml.Element("head")!.Element(name)!.Value;
        Assert.Equal("Feeds of the pages known to “A console <on> \"my\" website”", Head("title"));
        Assert.Equal("A console <on> \"my\" website", Head("ownerName"));
        Assert.Equal("https://us.example/wander/", Head("ownerId"));
        Assert.Equal("https://opml.org/spec2.opml", Head("docs"));
        Assert.Equal(PartPages.Now, DateTimeOffset.ParseExact(Head("dateModified"), "R", CultureInfo.InvariantCulture));
    }

    [Fact(Timeout = Timeout)]
    public async Task It_has_the_feed_of_each_page_that_readers_can_have_once_and_none_from_where_we_hide_all()
    {
        var opml = await site.Client.XmlAsync("blogroll.opml", Type, "opml");

        Assert.Equal(
            [
                "https://embeddable.example/feed", "https://httponly.example/feed", "https://many.example/feed",
                "https://own.example/feed?a=b&c=d", "https://refusesframing.example/feed",
            ],
            Feeds(opml).Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = Timeout)]
    public async Task An_outline_says_what_is_known_of_the_page()
    {
        var opml = await site.Client.XmlAsync("blogroll.opml", Type, "opml");

        var outline = Assert.Single(
            opml.Descendants("outline"), outline => (string?)outline.Attribute("htmlUrl") == "https://own.example/");
        Assert.Equal(ExportSite.Evil, (string?)outline.Attribute("text"));
        Assert.Equal(ExportSite.Evil, (string?)outline.Attribute("title"));
        Assert.Equal(ExportSite.Evil, (string?)outline.Attribute("description"));
        Assert.Equal("pt-BR", (string?)outline.Attribute("language"));
    }

    [Fact(Timeout = Timeout)]
    public async Task Its_order_stays_while_the_network_grows()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        var known = ExportSite.Build();
        await using var host = await PartPages.ServeAsync(network, ExportSite.Yaml, known.ToSnapshot());
        var before = Feeds(await host.Client.XmlAsync("blogroll.opml", Type, "opml"));

        var fresh = PartPages.Page("https://fresh.example/");
        known.SetListing(PartPages.Console("https://us.example/wander/"), PartPages.Listing(
            [PartPages.Console("https://b.example/wander/"), PartPages.Console("https://a.example/")],
            [fresh, .. ExportSite.Special.Select(page => PartPages.Page(page.Address)).Reverse(),
                PartPages.Page("https://own.example/")]), PartPages.Now);
        known.SetCheck(
            fresh, new PageCheck { Verdict = Verdict.Embeddable, Feed = PartPages.Page("https://fresh.example/feed") });
        host.Live.Publish(_ => host.Live.Now with { Network = known.ToSnapshot() });

        var after = Feeds(await host.Client.XmlAsync("blogroll.opml", Type, "opml"));
        Assert.Contains("https://fresh.example/feed", after);
        Assert.Equal(before, after.Where(feed => feed != "https://fresh.example/feed"));
    }

    [Fact(Timeout = Timeout)]
    public async Task It_is_the_recommendation_of_a_site_where_the_site_is_ours_unless_the_owner_has_one()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var root = await PartPages.ServeAsync(network, "url: https://us.example/\n", ExportSite.Build().ToSnapshot());
        Assert.Equal(
            await root.Client.TextAsync("blogroll.opml", Type),
                await root.Client.TextAsync(".well-known/recommendations.opml", Type));

        await using var own = await WanderHost.StartAsync(
            network, "url: https://us.example/\n", new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["public/.well-known/recommendations.opml"] = "the owner's",
            });
        using var answer = await own.Client.SendAsync(HttpMethod.Get, ".well-known/recommendations.opml");
        Assert.NotEqual(Type, answer.Content.Headers.ContentType?.ToString());
    }

    [Theory(Timeout = Timeout)]
    [InlineData("/wander/.well-known/recommendations.opml")]
    [InlineData("/.well-known/recommendations.opml")]
    public async Task Below_the_root_of_a_site_it_does_not_speak_for_the_site(string path)
    {
        using var answer = await site.Client.SendAsync(HttpMethod.Get, site.Host.Raw(path));

        await answer.ProblemAsync(404);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_network_without_feeds_has_an_empty_blogroll()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, "url: https://us.example/\n");

        Assert.Empty(Feeds(await host.Client.XmlAsync("blogroll.opml", Type, "opml")));
    }
}
