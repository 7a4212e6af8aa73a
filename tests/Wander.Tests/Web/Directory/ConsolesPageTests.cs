using Wander.Tests.Web.Exports;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Directory;

public class ConsolesPageTests(DirectorySite library) : IClassFixture<DirectorySite>
{
    private const int Timeout = 30_000;

    [Fact(Timeout = Timeout)]
    public async Task Every_console_has_its_numbers_and_its_state()
    {
        var page = await library.PageAsync("directory/consoles");

        Assert.Equal(["This console", "near.example", "down.example", "far.example"], page.Texts(".consoles h2"));
        Assert.Equal(["4 consoles found."], page.Texts("#found"));
        var entries = page.Texts(".consoles > li");
        Assert.Equal("near.example 3 pages · Lists 2 consoles · Listed by 2 consoles OK, last read today", entries[1]);
        Assert.Equal(
            "down.example 0 pages · Lists 0 consoles · Listed by 1 console Unreachable: 500 Internal Server Error",
            entries[2]);
        Assert.DoesNotContain("hidden.example", string.Concat(entries), StringComparison.Ordinal);
        Assert.Equal(
            ["Hidden by this console’s ignore list: 2 pages · 1 console."], page.Texts("#hidden > p"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("?sort=pages", "far.example near.example This_console down.example")]
    [InlineData("?sort=listed", "near.example This_console down.example far.example")]
    [InlineData("?q=FAR", "far.example")]
    [InlineData("?q=.example%2F&sort=pages", "far.example near.example down.example")]
    [InlineData("?q=nothing", "")]
    [InlineData("?after=https://down.example/", "far.example")]
    [InlineData("?after=nonsense&sort=nonsense", "This_console near.example down.example far.example")]
    public async Task Consoles_can_be_searched_and_sorted(string query, string names) => Assert.Equal(
        names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => name.Replace('_', ' ')),
        (await library.PageAsync("directory/consoles" + query)).Texts(".consoles h2"));

    [Fact(Timeout = Timeout)]
    public async Task The_page_of_a_console_shows_its_state_links_and_common_pages()
    {
        var page = await library.PageAsync("directory/console?url=https%3A%2F%2Fnear.example%2Fwander%2F");

        Assert.Equal(["near.example"], page.Texts("h1"));
        Assert.Equal(["This console → near.example"], page.Texts(".facts-of div:last-child dd"));
        Assert.Equal(
            ["https://gone.example/", "https://music.example/ja/", "https://shared.example/"],
            page.Links(".pages .address").Order(StringComparer.Ordinal));
        Assert.Contains(
            "Recommendation first seen today", page.One(".pages > li:first-child").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["far.example 2 pages in common", "This console 1 page in common"], page.Texts("[aria-labelledby=shares] li"));
        Assert.Equal(["far.example", "This console"], page.Texts("[aria-labelledby=lists] li"));
        Assert.Equal(["This console", "far.example"], page.Texts("[aria-labelledby=listed-by] li"));
        Assert.Equal(
            ["https://near.example/wander/", "/wander/map?console=https%3A%2F%2Fnear.example%2Fwander%2F",
                "/wander/directory?console=https%3A%2F%2Fnear.example%2Fwander%2F"],
            page.Links(".actions a"));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_page_of_an_unreachable_console_shows_the_reason()
    {
        var page = await library.PageAsync("directory/console?url=https://down.example/");

        Assert.Equal(["This console could not be read, so its pages and neighbours are unknown."], page.Texts("#unknown"));
        Assert.Equal(
            ["listed-by"], page.QuerySelectorAll("main section").Select(section => section.GetAttribute("aria-labelledby")));
        Assert.Contains(
            "Unreachable: 500 Internal Server Error", page.One(".facts-of").TextContent, StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("?url=nonsense", "No console in this network has this address: nonsense")]
    [InlineData("?url=https://hidden.example/",
        "Hidden by this console’s ignore list: “https://hidden.example/” (too many pop-ups).")]
    public async Task An_unknown_or_hidden_console_is_a_404_with_the_reason(string query, string words)
    {
        var page = await library.PageAsync("directory/console" + query, status: 404);

        Assert.Contains(words, page.Texts("main p"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("directory/console")]
    [InlineData("directory/console?url=%20&ui=de")]
    public async Task A_request_without_a_console_redirects_to_the_list(string path)
    {
        using var response = await library.Host.Client.SendAsync(HttpMethod.Get, path);

        Assert.Equal(System.Net.HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/wander/directory/consoles" + (path.Contains("ui=de", StringComparison.Ordinal) ? "?ui=de" : ""),
            response.Headers.Location?.OriginalString);
    }

    [Fact(Timeout = Timeout)]
    public async Task Addresses_of_consoles_are_normalised()
    {
        foreach (var url in new[] { "https://NEAR.example/wander", " https://near.example/wander/index.html ",
            "http://near.example/wander/" })
            Assert.Equal(
                ["near.example"], (await library.PageAsync("directory/console?url=" + Uri.EscapeDataString(url))).Texts("h1"));
    }
}
