using Wander.Tests.Web.Exports;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Endpoints;

/// <summary>What all parts of the console have in common.</summary>
public class PartEndpointTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    private static readonly string[] Names = ["Overview", "Neighbours", "Pages", "Ignore list", "History", "Discovery", "Crawl"];

    private static readonly string[] Ids = ["base", "neighbours", "pages", "ignores", "history", "discovery", "crawl"];

    private static string Seen { get; } = string.Join(',', Site.Pages.Select(page => PartPages.Page(page).Id));

    public static TheoryData<int> Parts => [.. Enumerable.Range(0, Names.Length)];

    [Theory(Timeout = Timeout), MemberData(nameof(Parts))]
    public async Task Each_part_is_a_page_that_names_itself_and_leads_to_the_others(int place)
    {
        var document = await site.Client.PartAsync(PartPages.Paths[place]);

        Assert.Equal($"{Names[place]} · A console <on> \"my\" website", document.Title);
        Assert.Equal(["A console <on> \"my\" website"], document.Texts("h1"));
        Assert.Equal(Names, document.Texts("nav#parts[aria-label] a"));
        Assert.Equal(PartPages.Paths.Select(path => "/wander/" + path), document.Links("#parts a"));
        Assert.Equal([Names[place]], document.Texts("#parts a[aria-current=page]"));
        Assert.Equal([Names[place]], document.Texts("main > section#part[aria-labelledby=part-heading] > h2#part-heading"));
        Assert.Equal(Ids[place], document.One("#part").GetAttribute("data-part"));
        Assert.Equal(["/wander/"], document.Links("#to-console"));
    }

    [Theory(Timeout = Timeout), MemberData(nameof(Parts))]
    public async Task The_owner_styles_each_part_and_no_script_runs_there(int place)
    {
        var document = await site.Client.PartAsync(PartPages.Paths[place]);

        Assert.Equal(
            ["/wander/console.css", "/wander/style.css", "https://styles.example/wander.css"],
                document.Links("link[rel=stylesheet]"));
        Assert.Empty(document.Scripts);
        Assert.Empty(document.QuerySelectorAll("[style], style, [onclick]"));
        Assert.Distinct(document.QuerySelectorAll("[id]").Select(element => element.Id));
    }

    [Theory(Timeout = Timeout), MemberData(nameof(Parts))]
    public async Task What_a_visitor_carries_goes_with_every_link_between_the_parts_and_back(int place)
    {
        var id = PartPages.Page("https://own.example/").Id;
        var document = await site.Client.PartAsync($"{PartPages.Paths[place]}?page={id}&seen={Seen}&language=pt-BR&ui=de");

        var carried = $"?page={id}&seen={Seen}&language=pt-BR&ui=de";
        Assert.Equal("de", document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(PartPages.Paths.Select(path => $"/wander/{path}{carried}"), document.Links("#parts a"));
        Assert.Equal(["/wander/" + carried], document.Links("#to-console"));
    }

    [Theory(Timeout = Timeout), MemberData(nameof(Parts))]
    public async Task What_cannot_be_read_is_left_out_and_never_an_error(int place)
    {
        string[] queries =
        [
            "?page=nonsense&seen=,,x,&language=!!!&ui=xx", "?page=a&page=b&seen=&seen=&language=de!&language=fr&ui=", "?=&&&==",
            "?seen=" + new string('A', 7000), "?page=" + new string('A', 7000), "?url=a&url=b",
        ];
        foreach (var query in queries)
        {
            var document = await site.Client.PartAsync(PartPages.Paths[place] + query);
            Assert.Equal(["/wander/"], document.Links("#to-console"));
        }
    }

    [Theory(Timeout = Timeout)]
    [InlineData("console/nonsense")]
    [InlineData("console/base")]
    [InlineData("console/neighbours/more")]
    [InlineData("console/Neighbours")]
    [InlineData("console/..%2fpages")]
    public async Task There_is_no_other_part(string path)
    {
        using var response = await site.Client.SendAsync(
            HttpMethod.Get, site.Host.Raw("/wander/" + path), ("Accept", "text/html"));

        Assert.Contains("Page not found", await response.PageAsync(404), StringComparison.Ordinal);
    }
}
