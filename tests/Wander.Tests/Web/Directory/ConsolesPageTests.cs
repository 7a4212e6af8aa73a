using Wander.Tests.Web.Exports;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Directory;

public class ConsolesPageTests(Library library) : IClassFixture<Library>
{
    private const int Timeout = 30_000;

    [Fact(Timeout = Timeout)]
    public async Task Every_console_is_listed_with_its_numbers_and_its_health()
    {
        var page = await library.PageAsync("directory/consoles");

        Assert.Equal(["this console", "near.example", "down.example", "far.example"], page.Texts(".consoles h2"));
        Assert.Equal(["4 consoles found."], page.Texts("#found"));
        var entries = page.Texts(".consoles > li");
        Assert.Equal("near.example 3 pages · lists 2 consoles · listed by 2 consoles read", entries[1]);
        Assert.Equal(
            "down.example 0 pages · lists 0 consoles · listed by 1 console could not be read (500 Internal Server Error)",
            entries[2]);
        Assert.DoesNotContain("hidden.example", string.Concat(entries), StringComparison.Ordinal);
        Assert.Equal(
            ["Not listed, because this console’s ignore list hides it: 2 pages · 1 console."], page.Texts("#hidden > p"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("?sort=pages", "far.example near.example this_console down.example")]
    [InlineData("?sort=listed", "near.example this_console down.example far.example")]
    [InlineData("?q=FAR", "far.example")]
    [InlineData("?q=.example%2F&sort=pages", "far.example near.example down.example")]
    [InlineData("?q=nothing", "")]
    [InlineData("?after=https://down.example/", "far.example")]
    [InlineData("?after=nonsense&sort=nonsense", "this_console near.example down.example far.example")]
    public async Task They_are_searched_and_sorted(string query, string names) => Assert.Equal(
        names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => name.Replace('_', ' ')),
        (await library.PageAsync("directory/consoles" + query)).Texts(".consoles h2"));

    [Fact(Timeout = Timeout)]
    public async Task A_consoles_own_view_says_how_it_is_whom_it_lists_and_what_it_shares()
    {
        var page = await library.PageAsync("directory/console?url=https%3A%2F%2Fnear.example%2Fwander%2F");

        Assert.Equal(["near.example"], page.Texts("h1"));
        Assert.Equal(["this console → near.example"], page.Texts(".facts-of div:last-child dd"));
        Assert.Equal(
            ["https://gone.example/", "https://music.example/ja/", "https://shared.example/"],
            page.Links(".pages .address").Order(StringComparer.Ordinal));
        Assert.Contains("recommended since ", page.One(".pages > li:first-child").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["far.example 2 pages in common", "this console 1 page in common"], page.Texts("[aria-labelledby=shares] li"));
        Assert.Equal(["far.example", "this console"], page.Texts("[aria-labelledby=lists] li"));
        Assert.Equal(["this console", "far.example"], page.Texts("[aria-labelledby=listed-by] li"));
        Assert.Equal(
            ["https://near.example/wander/", "/wander/map?console=https%3A%2F%2Fnear.example%2Fwander%2F",
                "/wander/directory?console=https%3A%2F%2Fnear.example%2Fwander%2F"],
            page.Links(".actions a"));
    }

    [Fact(Timeout = Timeout)]
    public async Task Of_a_console_that_could_not_be_read_nothing_is_said_but_that()
    {
        var page = await library.PageAsync("directory/console?url=https://down.example/");

        Assert.Equal(["What it recommends and lists is not known: it could not be read."], page.Texts("#unknown"));
        Assert.Equal(
            ["listed-by"], page.QuerySelectorAll("main section").Select(section => section.GetAttribute("aria-labelledby")));
        Assert.Contains(
            "could not be read (500 Internal Server Error)", page.One(".facts-of").TextContent, StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("?url=nonsense", "No console at this address is known here: nonsense")]
    [InlineData("?url=https://hidden.example/",
        "This console hides it: its ignore list has “https://hidden.example/” (too many pop-ups).")]
    public async Task A_console_that_is_not_known_or_hidden_is_a_404_that_says_which(string query, string words)
    {
        var page = await library.PageAsync("directory/console" + query, status: 404);

        Assert.Contains(words, page.Texts("main p"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("directory/console")]
    [InlineData("directory/console?url=%20&ui=de")]
    public async Task Without_a_console_the_way_leads_to_the_list(string path)
    {
        using var response = await library.Host.Client.SendAsync(HttpMethod.Get, path);

        Assert.Equal(System.Net.HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/wander/directory/consoles" + (path.Contains("ui=de", StringComparison.Ordinal) ? "?ui=de" : ""),
            response.Headers.Location?.OriginalString);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_console_is_found_by_what_people_write()
    {
        foreach (var url in new[] { "https://NEAR.example/wander", " https://near.example/wander/index.html ",
            "http://near.example/wander/" })
            Assert.Equal(
                ["near.example"], (await library.PageAsync("directory/console?url=" + Uri.EscapeDataString(url))).Texts("h1"));
    }
}
