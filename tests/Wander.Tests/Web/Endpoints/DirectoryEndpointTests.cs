using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Wander.Tests.Web.Directory;
using Wander.Tests.Web.Exports;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Endpoints;

public class DirectoryEndpointTests(DirectorySite library) : IClassFixture<DirectorySite>
{
    private const int Timeout = 30_000;

    private static string[] Addresses(IParentNode page) => page.Links(".pages .address");

    private static string Entry(IParentNode page, string address) =>
        page.QuerySelector($".pages .address[href='{address}']")!.ParentElement!.TextContent;

    [Fact(Timeout = Timeout)]
    public async Task All_pages_except_hidden_ones_are_listed()
    {
        var page = await library.PageAsync("directory");

        Assert.Equal(
            [
                "https://far.example/page", "https://gone.example/", "https://music.example/ja/", "https://own.example/",
                    "https://shared.example/",
                "https://shy.example/", "https://www.music.example/",
            ],
            Addresses(page).Order(StringComparer.Ordinal));
        Assert.Equal(["7 pages found."], page.Texts("#found"));
        Assert.DoesNotContain(page.QuerySelectorAll("*").ToList(), element =>
            element.Attributes.Any(attribute => attribute.Value.Contains("ads.example/banner", StringComparison.Ordinal)));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_number_of_hidden_pages_is_shown_with_patterns_and_reasons()
    {
        var page = await library.PageAsync("directory");

        Assert.Equal(
            ["Hidden by this console’s ignore list: 2 pages · 1 console."], page.Texts("#hidden > p"));
        Assert.Equal(["https://ads.example/ · 1 page", "https://music.example/private/ not for all · 1 page",
            "https://hidden.example/ too many pop-ups · 1 console"], page.Texts("#hidden li"));
        Assert.Equal(["/wander/console/ignores"], page.Links("#hidden a"));
    }

    [Fact(Timeout = Timeout)]
    public async Task An_entry_describes_a_page_and_links_to_the_console_and_the_page()
    {
        var page = await library.PageAsync("directory?q=quoted");

        var entry = page.One(".pages > li");
        var title = entry.One("h2 a");
        Assert.Equal(("Music <b>bold</b>", "en"), (title.TextContent, title.GetAttribute("lang")));
        Assert.Equal($"/wander/?page={PartPages.Page("https://www.music.example/").Id}", title.GetAttribute("href"));
        Assert.Equal(("https://www.music.example/", "_blank"),
            (entry.One(".address").GetAttribute("href"), entry.One(".address").GetAttribute("target")));
        Assert.Equal("\"quoted\" notes", entry.One("p[lang]").TextContent);
        var facts = entry.One(".facts").TextContent;
        Assert.StartsWith("English · Can be shown · First seen ", facts, StringComparison.Ordinal);
        Assert.EndsWith("Recommended by far.example", facts, StringComparison.Ordinal);
        Assert.Equal(["/wander/directory/console?url=https%3A%2F%2Ffar.example%2F"], entry.Links(".facts a"));
        Assert.Equal("today", entry.One("time").TextContent);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_entry_contains_the_reason_for_the_verdict_and_the_feed()
    {
        var page = await library.PageAsync("directory");

        Assert.Contains("No longer exists (410 Gone)", Entry(page, "https://gone.example/"), StringComparison.Ordinal);
        Assert.Contains("Does not allow embedding (X-Frame-Options: DENY)",
            Entry(page, "https://shy.example/"), StringComparison.Ordinal);
        Assert.Contains("Slow & kind", Entry(page, "https://own.example/"), StringComparison.Ordinal);
        Assert.Equal(["https://far.example/feed.xml"], page.Links("a[type='application/xml']"));
        Assert.Contains("Recommended by this console, near.example, far.example", Entry(page, "https://shared.example/"),
            StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("?q=garten", "https://shared.example/")]
    [InlineData("?q=g%C3%A4rten", "https://shared.example/")]
    [InlineData("?q=GARTEN+alle", "https://shared.example/")]
    [InlineData("?q=geteilt+garten+nichts", "")]
    [InlineData("?q=arten+geteilt", "https://shared.example/")]
    [InlineData("?q=%E9%9F%B3", "https://music.example/ja/")]
    [InlineData("?q=music.example", "https://music.example/ja/ https://www.music.example/")]
    [InlineData("?language=de", "https://shared.example/")]
    [InlineData("?language=DE-at", "https://shared.example/")]
    [InlineData("?language=en&q=music", "https://www.music.example/")]
    [InlineData(
        "?console=https://near.example/wander/", "https://gone.example/ https://music.example/ja/ https://shared.example/")]
    [InlineData("?console=near.example", "-")]
    [InlineData("?console=https://near.example/wander/&q=mus", "https://music.example/ja/")]
    [InlineData("?verdict=gone", "https://gone.example/")]
    [InlineData("?verdict=embeddable&language=fr", "https://far.example/page")]
    [InlineData("?verdict=opted-out", "")]
    [InlineData("?q=!!!", "")]
    public async Task Pages_are_searched_and_filtered(string query, string addresses)
    {
        var page = await library.PageAsync("directory" + query);

        if (addresses == "-")
            Assert.Equal(["No console in this network has this address: near.example"], page.Texts(".remark"));
        else
            Assert.Equal(
                addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries), Addresses(page).Order(StringComparer.Ordinal));
        if (addresses.Length == 0)
            Assert.StartsWith("No results.", page.One("#found").TextContent, StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("?language=!!!", "Use a language tag such as “de” or “pt-BR”.")]
    [InlineData("?verdict=nice", "“nice” is not a valid status. Choose one from the list.")]
    [InlineData("?console=https%3A%2F%2Fhidden.example%2F",
        "Hidden by this console’s ignore list: “https://hidden.example/” (too many pop-ups).")]
    [InlineData(
        "?console=https%3A%2F%2Fnobody.example%2F", "No console in this network has this address: https://nobody.example/")]
    public async Task An_invalid_filter_is_ignored_with_a_remark(string query, string remark)
    {
        var page = await library.PageAsync("directory" + query);

        Assert.Equal([remark], page.Texts(".remark"));
        Assert.Equal(7, Addresses(page).Length);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("?after=!!!")]
    [InlineData("?before=x.y")]
    [InlineData("?sort=nonsense")]
    [InlineData("?q=&language=&console=&verdict=&sort=&after=&before=")]
    public async Task Invalid_positions_and_empty_parameters_are_ignored(string query) =>
        Assert.Equal(Addresses(await library.PageAsync("directory")), Addresses(await library.PageAsync("directory" + query)));

    [Theory(Timeout = Timeout)]
    [InlineData("%00")]
    [InlineData("%ED%A0%80%FF")]
    [InlineData("%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("%E2%80%AEevil")]
    [InlineData("xxxxxxxxxx", 100)]
    [InlineData("%F0%9F%8C%B1", 80)]
    public async Task Arbitrary_parameters_are_encoded_in_the_page(string text, int times = 1)
    {
        var value = string.Concat(Enumerable.Repeat(text, times));
        foreach (var path in new[] { "directory?q=#&language=#&verdict=#&console=#&sort=#&after=#&before=#",
            "directory/consoles?q=#&sort=#&after=#", "directory/site?host=#" })
        {
            var page = await library.PageAsync(path.Replace("#", value, StringComparison.Ordinal));
            Assert.Empty(page.QuerySelectorAll("script:not([src])"));
        }
        Assert.Empty((await library.PageAsync("directory/console?url=" + value, status: 404)).QuerySelectorAll("script"));
    }

    [Fact(Timeout = Timeout)]
    public async Task Pages_can_be_sorted_by_the_number_of_recommendations()
    {
        var page = await library.PageAsync("directory?sort=recommended");

        Assert.Equal(["https://shared.example/", "https://music.example/ja/"], Addresses(page)[..2]);
        Assert.Equal("recommended", page.One("select[name=sort] option[selected]").GetAttribute("value"));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_form_contains_the_submitted_values()
    {
        var page = await library.PageAsync(
            "directory?q=%22two+words%22&language=de&console=https://near.example/wander/&verdict=gone&ui=de");

        Assert.Equal("\"two words\"", ((IHtmlInputElement)page.One("#q")).Value);
        Assert.Equal(
            ["de", "https://near.example/wander/", "gone"],
            page.QuerySelectorAll("select option[selected]").Select(option => option.GetAttribute("value")));
        Assert.Equal("de", page.One("input[name=ui]").GetAttribute("value"));
        Assert.Equal("/wander/directory", page.One("form").GetAttribute("action"));
        Assert.Equal(["Deutsch (1)"], page.Texts("select[name=language] option[selected]"));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_page_links_to_all_sections_and_marks_the_current_one()
    {
        var page = await library.PageAsync("directory?ui=fr");

        Assert.Equal(["/wander/directory?ui=fr", "/wander/directory/consoles?ui=fr", "/wander/map?ui=fr",
            "/wander/directory/site?ui=fr"], page.Links("#sections a"));
        Assert.Equal(["Pages"], page.Texts("#sections a[aria-current=page]"));
        Assert.Equal(["Annuaire"], page.Texts("h1"));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_console_page_links_to_the_directory()
    {
        var page = await library.PageAsync("?ui=de&seen=AAAAAAAAAAA");

        Assert.Equal(["/wander/directory?ui=de"], page.Links("#directory-link"));
    }
}
