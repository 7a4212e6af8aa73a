using System.Xml.Linq;
using Wander.Protocol.Crawling;
using Wander.Protocol.Ignoring;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Exports;

public class RecommendationsFeedTests(ExportSite site) : IClassFixture<ExportSite>
{
    private const int Timeout = 30_000;

    private static string[] Recommendations(XElement feed) =>
        [.. feed.Entries().Select(entry => $"{entry.Links("alternate").Single()} {entry.Links("related").Single()}")];

    [Fact(Timeout = Timeout)]
    public async Task An_entry_contains_the_console_the_page_and_the_time()
    {
        var feed = await site.Client.FeedAsync("recommended.xml?site=own.example");

        Assert.Equal("https://us.example/wander/recommended.xml?site=own.example", feed.Text("id"));
        Assert.Equal("Recommendations of own.example", feed.Text("title"));
        Assert.Equal(["https://us.example/wander/directory/site?host=own.example"], feed.Links("alternate"));
        Assert.Equal(
            ["https://b.example/wander/ https://own.example/", "https://us.example/wander/ https://own.example/"],
                Recommendations(feed));
        var entry = feed.Entries().First();
        Assert.Equal($"b.example recommends “{ExportSite.Evil}”", entry.Text("title"));
        Assert.Equal("en", (string?)entry.Attribute(XNamespace.Xml + "lang"));
        Assert.Equal("https://b.example/wander/", entry.Element(AtomRules.Atom + "author")!.Text("uri"));
        Assert.Equal(
            $"https://us.example/wander/?page={PartPages.Page("https://own.example/").Id}#https%3A%2F%2Fb.example%2Fwander%2F",
                entry.Text("id"));
        Assert.Equal(PartPages.Now, entry.Time("updated"));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_parts_contain_each_recommendation_once()
    {
        var entries = new List<XElement>();
        for (var next = "recommended.xml?site=many.example"; next is not null;)
        {
            var part = await site.Client.FeedAsync(next);
            Assert.Equal("https://us.example/wander/recommended.xml?site=many.example", part.Links("first").Single());
            entries.AddRange(part.Entries());
            next = part.Links("next").SingleOrDefault()?.Replace("https://us.example/wander/", "", StringComparison.Ordinal);
        }

        Assert.Equal(120 + 70, entries.Count);
        Assert.Equal(entries.Count, entries.Select(entry => entry.Text("id")).Distinct().Count());
        Assert.Equal(
            entries.Select(entry => entry.Time("updated")).OrderDescending(), entries.Select(entry => entry.Time("updated")));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_time_of_an_entry_is_that_of_the_recommendation()
    {
        var (self, old, late) = (PartPages.Console("https://us.example/wander/"), PartPages.Console("https://old.example/"),
            PartPages.Console("https://late.example/"));
        var page = PartPages.Page("https://site.example/");
        var builder = new NetworkBuilder(self, IgnoreList.Empty);
        builder.Add(old);
        builder.Add(late);
        builder.SetListing(self, PartPages.Listing([old, late], []), PartPages.Now);
        builder.SetListing(old, PartPages.Listing([], [page]) with { Since = [PartPages.Now] }, PartPages.Now);
        builder.SetListing(late, PartPages.Listing([], [page]) with { Since = [PartPages.Now.AddDays(2)] }, PartPages.Now);
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await PartPages.ServeAsync(network, ExportSite.Yaml, builder.ToSnapshot());

        var feed = await host.Client.FeedAsync("recommended.xml?site=site.example");

        Assert.Equal(
            ["https://late.example/ https://site.example/", "https://old.example/ https://site.example/"], Recommendations(feed));
        Assert.Equal([PartPages.Now.AddDays(2), PartPages.Now], feed.Entries().Select(entry => entry.Time("published")));
        Assert.Equal(PartPages.Now.AddDays(2), feed.Time("updated"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("OWN.example")]
    [InlineData("https://own.example/some/where?else")]
    [InlineData("http://OWN.EXAMPLE")]
    [InlineData("%20own.example%20")]
    [InlineData("own.example:8443")]
    public async Task A_site_can_be_given_as_host_or_address(string text)
    {
        var feed = await site.Client.FeedAsync($"recommended.xml?site={text}");

        Assert.Equal(2, feed.Entries().Count());
        Assert.Equal("https://us.example/wander/recommended.xml?site=own.example", feed.Text("id"));
    }

    [Fact(Timeout = Timeout)]
    public async Task Internationalized_host_names_are_accepted()
    {
        var feed = await site.Client.FeedAsync($"recommended.xml?site={Uri.EscapeDataString("BÜCHER.example")}");

        Assert.Equal("Recommendations of xn--bcher-kva.example", feed.Text("title"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("nobody.example")]
    [InlineData("wn.example")]
    [InlineData("hidden.example")]
    [InlineData("optedout.example")]
    public async Task A_site_without_published_recommendations_has_an_empty_feed(string host) =>
        Assert.Empty((await site.Client.FeedAsync($"recommended.xml?site={host}")).Entries());

    [Theory(Timeout = Timeout)]
    [InlineData("recommended.xml")]
    [InlineData("recommended.xml?site=")]
    [InlineData("recommended.xml?site=%20")]
    [InlineData("recommended.xml?site=no%20host")]
    [InlineData("recommended.xml?site=javascript://own.example/")]
    [InlineData("recommended.xml?site=own.example&site=b.example")]
    public async Task A_missing_or_invalid_site_is_rejected_with_advice(string path)
    {
        using var program = await site.Client.SendAsync(HttpMethod.Get, path);
        Assert.StartsWith("“site” must be a site name", await program.ProblemAsync(400), StringComparison.Ordinal);
        using var person = await site.Client.SendAsync(HttpMethod.Get, path, ("Accept", "text/html"), ("Accept-Language", "de"));
        Assert.Contains("„site“ muss der Name einer Website", await person.PageAsync(400), StringComparison.Ordinal);
    }
}
