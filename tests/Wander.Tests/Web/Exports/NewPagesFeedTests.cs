using System.Xml.Linq;
using Wander.Protocol.Findings;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Exports;

public class NewPagesFeedTests(ExportSite site) : IClassFixture<ExportSite>
{
    private const int Timeout = 30_000;

    private static string IdOf(string page) => PartPages.Page(page).Id.ToString();

    [Fact(Timeout = Timeout)]
    public async Task The_feed_describes_itself()
    {
        var feed = await site.Client.FeedAsync("feed.xml");

        Assert.Equal("https://us.example/wander/feed.xml", feed.Text("id"));
        Assert.Equal("New pages · A console <on> \"my\" website", feed.Text("title"));
        Assert.Equal("en", (string?)feed.Element(AtomRules.Atom + "title")!.Attribute(XNamespace.Xml + "lang"));
        Assert.Equal(PartPages.Now, feed.Time("updated"));
        Assert.Equal("https://us.example/wander/", feed.Element(AtomRules.Atom + "author")!.Text("uri"));
        Assert.Equal(["https://us.example/wander/feed.xml"], feed.Links("self"));
        Assert.Equal(["https://us.example/wander/directory"], feed.Links("alternate"));
        Assert.Equal(50, feed.Entries().Count());
    }

    [Fact(Timeout = Timeout)]
    public async Task An_entry_describes_a_page_and_declares_its_language()
    {
        var feed = await site.Client.FeedAsync("feed.xml");

        var entry = Assert.Single(feed.Entries(), entry => entry.Links("alternate")[0] == "https://own.example/");
        var permalink = $"https://us.example/wander/?page={IdOf("https://own.example/")}";
        Assert.Equal(permalink, entry.Text("id"));
        Assert.Equal([permalink], entry.Links("related"));
        Assert.Equal(ExportSite.Evil, entry.Text("title"));
        Assert.Equal(ExportSite.Evil, entry.Text("summary"));
        Assert.Equal("pt-BR", (string?)entry.Attribute(XNamespace.Xml + "lang"));
        Assert.Equal(PartPages.Now, entry.Time("published"));
        Assert.Equal(PartPages.Now, entry.Time("updated"));
        Assert.Equal(
            ["us.example", "b.example"], entry.Elements(AtomRules.Atom + "contributor").Select(console => console.Text("name")));
        Assert.Equal(
            ["https://us.example/wander/", "https://b.example/wander/"],
            entry.Elements(AtomRules.Atom + "contributor").Select(console => console.Text("uri")));
    }

    [Fact(Timeout = Timeout)]
    public async Task An_entry_without_title_has_the_address_as_title_and_no_language()
    {
        var feed = await site.Client.FeedAsync("feed.xml");

        var entry = Assert.Single(feed.Entries(), entry => entry.Links("alternate")[0] == "https://elsewhere.example/");
        Assert.Equal("elsewhere.example", entry.Text("title"));
        Assert.Null(entry.Attribute(XNamespace.Xml + "lang"));
        Assert.Null(feed.Attribute(XNamespace.Xml + "lang"));
        Assert.Empty(entry.Elements(AtomRules.Atom + "summary"));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_parts_contain_each_published_page_once_the_newest_first()
    {
        var entries = await ReadAllPartsAsync("feed.xml");

        Assert.Equal(
            ExportSite.Many.Concat(
                ["https://own.example/", "https://elsewhere.example/", ExportSite.AddressOf(Verdict.Embeddable),
                 ExportSite.AddressOf(Verdict.RefusesFraming), ExportSite.AddressOf(Verdict.HttpOnly)]).Order(
                     StringComparer.Ordinal),
            entries.Select(entry => entry.Links("alternate").Single()).Order(StringComparer.Ordinal));
        Assert.Equal(entries.Count, entries.Select(entry => entry.Text("id")).Distinct().Count());
        Assert.Equal(
            entries.Select(entry => entry.Time("updated")).OrderDescending(), entries.Select(entry => entry.Time("updated")));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_new_page_does_not_change_later_parts()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        var known = ExportSite.Build();
        await using var host = await PartPages.ServeAsync(network, ExportSite.Yaml, known.ToSnapshot());
        var second = Path(Assert.Single((await host.Client.FeedAsync("feed.xml")).Links("next")));
        var before = await host.Client.FeedAsync(second);

        var fresh = PartPages.Page("https://fresh.example/");
        known.SetListing(PartPages.Console("https://b.example/wander/"), PartPages.Listing([], [fresh]), PartPages.Now);
        known.SetCheck(fresh, new PageCheck { Verdict = Verdict.Embeddable });
        host.Live.Publish(_ => host.Live.Now with { Network = known.ToSnapshot() });

        Assert.Contains((await host.Client.FeedAsync("feed.xml")).Entries(), entry => entry.Links("alternate")[0] == fresh.Value);
        var after = await host.Client.FeedAsync(second);
        Assert.Equal(before.Entries().Select(entry => entry.Text("id")), after.Entries().Select(entry => entry.Text("id")));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_network_without_pages_has_an_empty_feed()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, "url: https://us.example/\n");

        var feed = await host.Client.FeedAsync("feed.xml");

        Assert.Empty(feed.Entries());
        Assert.Equal(DateTimeOffset.UnixEpoch, feed.Time("updated"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("fr", "Nouvelles pages · ")]
    [InlineData("de", "Neue Seiten · ")]
    [InlineData("es", "Páginas nuevas · ")]
    [InlineData("pt", "Páginas novas · ")]
    [InlineData("ja", "新しいページ · ")]
    public async Task The_title_is_in_the_interface_language(string tag, string beginning)
    {
        var accepted = await site.Client.FeedAsync("feed.xml", ("Accept-Language", tag));
        Assert.StartsWith(beginning, accepted.Text("title"), StringComparison.Ordinal);
        Assert.Equal("https://us.example/wander/feed.xml", accepted.Links("self").Single());

        var chosen = await site.Client.FeedAsync($"feed.xml?ui={tag}");
        Assert.StartsWith(beginning, chosen.Text("title"), StringComparison.Ordinal);
        Assert.Equal($"https://us.example/wander/feed.xml?ui={tag}", chosen.Links("self").Single());
        Assert.EndsWith($"&ui={tag}", chosen.Links("next").Single(), StringComparison.Ordinal);
        Assert.Equal(accepted.Text("id"), chosen.Text("id"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("1")]
    [InlineData("1.AAAAAAAAAA")]
    [InlineData("-1.AAAAAAAAAAA")]
    [InlineData("99999999999999999999.AAAAAAAAAAA")]
    [InlineData("1.AAAAAAAAAA!")]
    public async Task An_invalid_position_is_rejected_with_advice(string after)
    {
        using var program = await site.Client.SendAsync(HttpMethod.Get, $"feed.xml?after={after}");
        Assert.StartsWith("“after” must be ", await program.ProblemAsync(400), StringComparison.Ordinal);
        using var person = await site.Client.SendAsync(HttpMethod.Get, $"feed.xml?after={after}", ("Accept", "text/html"));
        Assert.Contains("“after” must be ", await person.PageAsync(400), StringComparison.Ordinal);
    }

    // Replaces the public address by a path that the test client can request.
    private static string Path(string address) => address.Replace("https://us.example/wander/", "", StringComparison.Ordinal);

    private async Task<List<XElement>> ReadAllPartsAsync(string path)
    {
        var entries = new List<XElement>();
        for (string? next = path; next is not null;)
        {
            var part = await site.Client.FeedAsync(next);
            Assert.Equal(next, Path(part.Links("self").Single()));
            Assert.Equal(path, Path(part.Links("first").Single()));
            entries.AddRange(part.Entries());
            next = part.Links("next").Select(Path).SingleOrDefault();
        }
        return entries;
    }
}
