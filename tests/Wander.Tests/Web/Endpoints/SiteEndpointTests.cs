using Wander.Tests.Web.Directory;
using Wander.Tests.Web.Exports;
using Wander.Tests.Web.Parts;
using Wander.Web.Directory;

namespace Wander.Tests.Web.Endpoints;

/// <summary>Tests the directory page that shows the recommendations of a site.</summary>
public class SiteEndpointTests(DirectorySite library) : IClassFixture<DirectorySite>
{
    private const int Timeout = 30_000;

    [Theory(Timeout = Timeout)]
    [InlineData("music.example")]
    [InlineData("WWW.Music.example")]
    [InlineData("https%3A%2F%2Fmusic.example%2Fabout%3Fx")]
    [InlineData("%20music.example%2F")]
    public async Task All_pages_of_a_site_are_listed_with_their_recommenders_and_dates(string host)
    {
        var page = await library.PageAsync("directory/site?host=" + host);

        Assert.Equal(["Pages on music.example"], page.Texts("#site"));
        Assert.Equal(["2 pages found."], page.Texts("#found"));
        Assert.Equal(["https://music.example/ja/", "https://www.music.example/"],
            page.Links(".site-pages .address").Order(StringComparer.Ordinal));
        Assert.Equal(3, page.QuerySelectorAll(".site-pages .names li").Length);
        Assert.All(page.Texts(".site-pages .names li"), text =>
            Assert.Matches("^(near|far).example Recommendation first seen today$", text));
        Assert.Contains("/wander/recommended.xml?site=music.example", page.Links("main a"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("nobody.example", "No console in this network recommends a page on nobody.example.")]
    [InlineData("m%C3%BCsic.example", "No console in this network recommends a page on müsic.example.")]
    [InlineData("usic.example", "No console in this network recommends a page on usic.example.")]
    [InlineData("no%20host!", "“no host!” is not a valid site name. Enter one such as example.com.")]
    public async Task A_site_without_recommendations_is_reported(string host, string words)
    {
        var page = await library.PageAsync("directory/site?host=" + host);

        Assert.StartsWith(words, page.Texts("#found").Single(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".site-pages li"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData(
        "ads.example",
        "This console’s ignore list hides this site or some of its pages: “https://ads.example/”.", 0)]
    [InlineData(
        "music.example",
        "This console’s ignore list hides this site or some of its pages: “https://music.example/private/” (not for all).", 2)]
    public async Task Patterns_that_hide_pages_of_a_site_are_shown(string host, string words, int shown)
    {
        var page = await library.PageAsync("directory/site?host=" + host);

        Assert.Equal([words], page.Texts(".remark"));
        Assert.Equal(shown == 0 ? [""] : [$"{shown} pages found."], page.Texts("#found"));
    }

    [Fact(Timeout = Timeout)]
    public async Task Without_a_host_the_page_shows_a_form()
    {
        var page = await library.PageAsync("directory/site");

        Assert.Equal("host", page.One("input[required]").GetAttribute("name"));
        Assert.Empty(page.QuerySelectorAll("#found"));
    }

    [Theory]
    [InlineData("https://music.example/", true)]
    [InlineData("*://WWW.music.example/a/*", true)]
    [InlineData("music.example", true)]
    [InlineData("https://music.example:8080/", true)]
    [InlineData("https://*music.example/", true)]
    [InlineData("https://blog.music.example/", false)]
    [InlineData("https://*.music.example/", false)]
    [InlineData("https://emusic.example/", false)]
    [InlineData("https://music.example.com/", false)]
    [InlineData("*", false)]
    public void IsNamedIn_finds_patterns_that_contain_the_host(string pattern, bool isNamed) =>
        Assert.Equal(isNamed, new SiteHost("music.example").IsNamedIn(pattern));
}
