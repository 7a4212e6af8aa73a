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
    public async Task The_head_of_the_blogroll_describes_the_console()
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
    public async Task The_blogroll_contains_each_feed_once_and_no_hidden_feed()
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
    public async Task An_outline_describes_the_page()
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
    public async Task The_order_does_not_change_when_the_network_grows()
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
    public async Task The_well_known_file_is_the_blogroll_unless_the_owner_replaces_it()
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
        using var response = await own.Client.SendAsync(HttpMethod.Get, ".well-known/recommendations.opml");
        Assert.NotEqual(Type, response.Content.Headers.ContentType?.ToString());
    }

    [Theory(Timeout = Timeout)]
    [InlineData("/wander/.well-known/recommendations.opml")]
    [InlineData("/.well-known/recommendations.opml")]
    public async Task The_well_known_file_exists_only_at_the_root_of_a_site(string path)
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, site.Host.Raw(path));

        await response.ProblemAsync(404);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_network_without_feeds_has_an_empty_blogroll()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, "url: https://us.example/\n");

        Assert.Empty(Feeds(await host.Client.XmlAsync("blogroll.opml", Type, "opml")));
    }
}
