using Wander.Tests.Web.Exports;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Endpoints;

/// <summary>Tests what all parts of the Console dialog have in common.</summary>
public class PartEndpointTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    private static readonly string[] Names = ["Overview", "Neighbours", "Pages", "Ignore list", "History", "Discovery", "Crawl"];

    private static readonly string[] Ids = ["base", "neighbours", "pages", "ignores", "history", "discovery", "crawl"];

    private static string Seen { get; } = string.Join(',', Site.Pages.Select(page => PartPages.Page(page).Id));

    public static TheoryData<int> Parts => [.. Enumerable.Range(0, Names.Length)];

    [Theory(Timeout = Timeout), MemberData(nameof(Parts))]
    public async Task Each_part_is_a_page_with_a_heading_and_links_to_the_others(int index)
    {
        var document = await site.Client.PartAsync(PartPages.Paths[index]);

        Assert.Equal($"{Names[index]} · A console <on> \"my\" website", document.Title);
        Assert.Equal(["A console <on> \"my\" website"], document.Texts("h1"));
        Assert.Equal(Names, document.Texts("nav#parts[aria-label] a"));
        Assert.Equal(PartPages.Paths.Select(path => "/wander/" + path), document.Links("#parts a"));
        Assert.Equal([Names[index]], document.Texts("#parts a[aria-current=page]"));
        Assert.Equal([Names[index]], document.Texts("main > section#part[aria-labelledby=part-heading] > h2#part-heading"));
        Assert.Equal(Ids[index], document.One("#part").GetAttribute("data-part"));
        Assert.Equal(["/wander/"], document.Links("#to-console"));
    }

    [Theory(Timeout = Timeout), MemberData(nameof(Parts))]
    public async Task Each_part_has_the_owners_styles_and_no_scripts(int index)
    {
        var document = await site.Client.PartAsync(PartPages.Paths[index]);

        Assert.Equal(
            ["/wander/console.css", "/wander/style.css", "https://styles.example/wander.css"],
                document.Links("link[rel=stylesheet]"));
        Assert.Empty(document.Scripts);
        Assert.Empty(document.QuerySelectorAll("[style], style, [onclick]"));
        Assert.Distinct(document.QuerySelectorAll("[id]").Select(element => element.Id));
    }

    [Theory(Timeout = Timeout), MemberData(nameof(Parts))]
    public async Task Every_link_contains_the_state_of_the_visitor(int index)
    {
        var id = PartPages.Page("https://own.example/").Id;
        var document = await site.Client.PartAsync($"{PartPages.Paths[index]}?page={id}&seen={Seen}&language=pt-BR&ui=de");

        var carried = $"?page={id}&seen={Seen}&language=pt-BR&ui=de";
        Assert.Equal("de", document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(PartPages.Paths.Select(path => $"/wander/{path}{carried}"), document.Links("#parts a"));
        Assert.Equal(["/wander/" + carried], document.Links("#to-console"));
    }

    [Theory(Timeout = Timeout), MemberData(nameof(Parts))]
    public async Task Invalid_parameters_are_ignored(int index)
    {
        string[] queries =
        [
            "?page=nonsense&seen=,,x,&language=!!!&ui=xx", "?page=a&page=b&seen=&seen=&language=de!&language=fr&ui=", "?=&&&==",
            "?seen=" + new string('A', 7000), "?page=" + new string('A', 7000), "?url=a&url=b",
        ];
        foreach (var query in queries)
        {
            var document = await site.Client.PartAsync(PartPages.Paths[index] + query);
            Assert.Equal(["/wander/"], document.Links("#to-console"));
        }
    }

    [Theory(Timeout = Timeout)]
    [InlineData("console/nonsense")]
    [InlineData("console/base")]
    [InlineData("console/neighbours/more")]
    [InlineData("console/Neighbours")]
    [InlineData("console/..%2fpages")]
    public async Task An_unknown_part_is_not_found(string path)
    {
        using var response = await site.Client.SendAsync(
            HttpMethod.Get, site.Host.Raw("/wander/" + path), ("Accept", "text/html"));

        Assert.Contains("Page not found", await response.PageAsync(404), StringComparison.Ordinal);
    }
}
