using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Wander.Tests.Web.Exports;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web;

/// <summary>Tests the <c>head</c> elements for feed readers, link previews and search engines.</summary>
public class HeadTests(ExportSite site) : IClassFixture<ExportSite>
{
    private const int Timeout = 30_000;

    private static string IdOf(string page) => PartPages.Page(page).Id.ToString();

    private async Task<IHtmlHeadElement> HeadAsync(string path)
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, path);
        return new HtmlParser().ParseDocument(await response.PageAsync(200)).Head!;
    }

    private static string? Meta(IParentNode head, string name) =>
        head.QuerySelector($"meta[property='{name}'], meta[name='{name}']")?.GetAttribute("content");

    [Fact(Timeout = Timeout)]
    public async Task The_console_page_links_to_its_feed_and_blogroll()
    {
        var head = await HeadAsync("");

        var feed = head.One("link[rel=alternate]");
        Assert.Equal("application/atom+xml", feed.GetAttribute("type"));
        Assert.Equal("New pages · A console <on> \"my\" website", feed.GetAttribute("title"));
        Assert.Equal("/wander/feed.xml", feed.GetAttribute("href"));
        var blogroll = head.One("link[rel=blogroll]");
        Assert.Equal("text/x-opml", blogroll.GetAttribute("type"));
        Assert.Equal("/wander/blogroll.opml", blogroll.GetAttribute("href"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("fr", "Flux des pages connues de «\u00a0A console <on> \"my\" website\u00a0»")]
    [InlineData("de", "Feeds der Seiten, die „A console <on> \"my\" website“ kennt")]
    [InlineData("es", "Feeds de las páginas que conoce «A console <on> \"my\" website»")]
    [InlineData("pt", "Feeds das páginas que “A console <on> \"my\" website” conhece")]
    [InlineData("ja", "「A console <on> \"my\" website」にあるページのフィード")]
    public async Task The_links_to_feeds_are_in_the_chosen_interface_language(string tag, string title)
    {
        var head = await HeadAsync($"?ui={tag}");

        Assert.Equal(title, head.One("link[rel=blogroll]").GetAttribute("title"));
        Assert.Equal([$"/wander/feed.xml?ui={tag}", $"/wander/blogroll.opml?ui={tag}"],
            head.Links("link[rel=alternate], link[rel=blogroll]"));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_permalink_has_metadata_of_the_shown_page()
    {
        var id = IdOf("https://own.example/");
        var address = $"https://us.example/wander/?page={id}";
        foreach (var path in new[] { $"?page={id}", $"?page={id}&seen={IdOf(ExportSite.Many[0])}&language=pt&ui=fr" })
        {
            var head = await HeadAsync(path);

            Assert.Equal("website", Meta(head, "og:type"));
            Assert.Equal("A console <on> \"my\" website", Meta(head, "og:site_name"));
            Assert.Equal(ExportSite.Evil, Meta(head, "og:title"));
            Assert.Equal(ExportSite.Evil, Meta(head, "og:description"));
            Assert.Equal(ExportSite.Evil, Meta(head, "description"));
            Assert.Equal(address, Meta(head, "og:url"));
            Assert.Equal([address], head.Links("link[rel=canonical]"));
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_without_description_has_no_description_metadata()
    {
        var head = await HeadAsync($"?page={IdOf("https://elsewhere.example/")}");

        Assert.Equal("elsewhere.example", Meta(head, "og:title"));
        Assert.Null(Meta(head, "description"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("")]
    [InlineData("?page=unknown")]
    [InlineData("?address=https://own.example/")]
    [InlineData("?page=gone")]
    public async Task Other_pages_have_no_permalink_metadata(string path)
    {
        var head = await HeadAsync(path == "?page=gone" ? $"?page={IdOf("https://gone.example/")}" : path);

        Assert.Empty(head.QuerySelectorAll("meta[property], meta[name=description], link[rel=canonical]"));
    }
}
