using System.Text.Json;

namespace Wander.Tests.Web.Api;

public class PagesEndpointTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private async Task<List<JsonElement>> CollectAsync(string query)
    {
        var pages = new List<JsonElement>();
        string? after = null;
        do
        {
            var part = await site.Client.JsonAsync($"api/pages?{query}&after={after}");
            var before = pages.Count;
            pages.AddRange(part.GetProperty("pages").EnumerateArray());
            Assert.True(pages.Count > before || after is null, "A part is empty although a next part exists.");
            after = part.TryGetProperty("next", out var next) ? next.GetString() : null;
        } while (after is not null);
        return pages;
    }

    private async Task<string?[]> UrlsAsync(string query) =>
        [.. (await CollectAsync(query)).Select(page => page.Text("url")).Order(StringComparer.Ordinal)];

    [Fact(Timeout = Timeout)]
    public async Task An_entry_describes_a_page()
    {
        var answer = await site.Client.JsonAsync("api/pages?q=noted");

        Assert.Equal(["total", "pages"], answer.Names());
        Assert.Equal(1, answer.GetProperty("total").GetInt32());
        var page = Assert.Single(answer.GetProperty("pages").EnumerateArray());
        Assert.Equal(["id", "url", "frame", "verdict", "note", "recommendedBy", "firstSeen"], page.Names());
        Assert.Equal(Fetching.TestRequests.Address("https://noted.example/").Id.ToString(), page.Text("id"));
        Assert.Equal("https://noted.example/", page.Text("url"));
        Assert.Equal("https://noted.example/?via=https://example.com/wander/", page.Text("frame"));
        Assert.Equal("unchecked", page.Text("verdict"));
        Assert.Equal("Slow & kind", page.Text("note"));
        Assert.Equal(["https://example.com/wander/"], page.GetProperty("recommendedBy").Texts());
        Answers.IsTime(page.GetProperty("firstSeen"));
    }

    [Fact(Timeout = Timeout)]
    public async Task Paging_with_any_limit_returns_each_page_once()
    {
        foreach (var limit in Enumerable.Range(1, Site.Pages.Length + 1).Append(1000))
            Assert.Equal(Site.Pages.Order(StringComparer.Ordinal), await UrlsAsync($"limit={limit}"));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_part_contains_the_total_and_the_start_of_the_next_part()
    {
        var part = await site.Client.JsonAsync("api/pages?limit=3");

        Assert.Equal(["total", "next", "pages"], part.Names());
        Assert.Equal(Site.Pages.Length, part.GetProperty("total").GetInt32());
        Assert.Equal(3, part.GetProperty("pages").GetArrayLength());
        var next = await site.Client.JsonAsync($"api/pages?limit=3&after={part.Text("next")}");
        Assert.Equal(part.Text("next"), next.GetProperty("pages")[0].Text("id"));
        Assert.Equal(Site.Pages.Length, next.GetProperty("total").GetInt32());
    }

    [Theory(Timeout = Timeout)]
    [InlineData("q=SHARED", 1)]
    [InlineData("q=pages/1", 11)]
    [InlineData("q=c%3Dd", 1)]
    [InlineData("q=nothing-of-the-kind", 0)]
    [InlineData("console=https://b.example/wander/", 2)]
    [InlineData("console=https://b.example/wander", 2)]
    [InlineData("console=https://a.example/", 21)]
    [InlineData("console=https://example.com/wander/", 2)]
    [InlineData("console=https://a.example/&q=shared", 1)]
    [InlineData("verdict=unchecked", 24)]
    [InlineData("verdict=gone", 0)]
    [InlineData("verdict=refuses-framing", 0)]
    [InlineData("language=de", 0)]
    [InlineData("q=&console=&verdict=&language=&after=&limit=", 24)]
    public async Task The_pages_are_filtered_by_the_parameters(string query, int total)
    {
        var answer = await site.Client.JsonAsync("api/pages?" + query);

        Assert.Equal(total, answer.GetProperty("total").GetInt32());
        Assert.Equal(total, answer.GetProperty("pages").GetArrayLength());
        Assert.Equal(
            total, (await UrlsAsync(query.Contains("limit", StringComparison.Ordinal) ? "" : query + "&limit=2")).Length);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("limit=0", "“limit” must be a whole number from 1 to 1000.")]
    [InlineData("limit=1001", "“limit” must be a whole number from 1 to 1000.")]
    [InlineData("limit=-1", "“limit” must be a whole number from 1 to 1000.")]
    [InlineData("limit=ten", "“limit” must be a whole number from 1 to 1000.")]
    [InlineData("after=x", "“after” must be the value of “next” in the previous response.")]
    [InlineData("console=https://unknown.example/", "“console” must be the address of a console listed by /api/consoles.")]
    [InlineData("console=nonsense", "“console” must be the address of a console listed by /api/consoles.")]
    [InlineData("language=not%20a%20language", "“language” must be a language tag such as “de” or “pt-BR”.")]
    [InlineData("verdict=Gone",
        "“verdict” must be one of: unchecked, embeddable, refuses-framing, http-only, gone, failing, not-a-page, opted-out.")]
    public async Task An_invalid_parameter_is_rejected_with_advice(string query, string detail)
    {
        foreach (var accept in new[] { "*/*", "text/html" })
        {
            using var response = await site.Client.SendAsync(HttpMethod.Get, "api/pages?" + query, ("Accept", accept));
            Assert.Equal(detail, await response.ProblemAsync(400));
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task Hidden_pages_are_in_no_list()
    {
        Assert.DoesNotContain(
            "hidden.example", await site.Client.GetStringAsync("api/pages?limit=1000", Cancelled), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "bad.example", await site.Client.GetStringAsync("network.json", Cancelled), StringComparison.Ordinal);
    }
}
