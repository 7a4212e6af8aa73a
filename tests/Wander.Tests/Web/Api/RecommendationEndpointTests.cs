using System.Net;
using Wander.Web.Requests;

namespace Wander.Tests.Web.Api;

public class RecommendationEndpointTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Timeout = Timeout)]
    public async Task The_first_pick_is_a_page_of_this_console_with_its_path()
    {
        for (var i = 0; i < 10; i++)
        {
            var pick = await site.Client.JsonAsync("api/recommendation");

            string[] names = ["id", "url", "frame", "sandbox", "note", "console", "path", "recommendedBy"];
            Assert.Equal(
                pick.Text("url") == "https://noted.example/" ? names : names.Where(name => name != "note"), pick.Names());
            Assert.True(pick.Text("url") is "https://own.example/" or "https://noted.example/");
            Assert.Equal(pick.Text("url") + "?via=https://example.com/wander/", pick.Text("frame"));
            Assert.Equal(FrameAttributes.Sandbox, pick.Text("sandbox"));
            Assert.Equal("https://example.com/wander/", pick.Text("console"));
            Assert.Equal(["https://example.com/wander/"], pick.GetProperty("path").Texts());
            Assert.Equal(1, pick.GetProperty("recommendedBy").GetInt32());
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task Seen_pages_are_picked_again_only_after_all_pages_were_seen()
    {
        var seen = new List<string?>();
        for (var i = 0; i < Site.Pages.Length; i++)
        {
            var pick = await site.Client.JsonAsync("api/recommendation?seen=" + string.Join(',', seen));
            Assert.Equal("https://example.com/wander/", pick.GetProperty("path")[0].GetString());
            Assert.Equal(pick.Text("console"), pick.GetProperty("path").Texts().Last());
            seen.Add(pick.Text("id"));
        }

        Assert.Equal(Site.Pages.Length, seen.Distinct().Count());
        await site.Client.JsonAsync("api/recommendation?seen=" + string.Join(',', seen));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("seen=nonsense", "“seen” must be a comma-separated list of at most 100 page ids (“id” in the responses).")]
    [InlineData("seen=,", "“seen” must be a comma-separated list of at most 100 page ids (“id” in the responses).")]
    [InlineData("language=1", "“language” must be a language tag such as “de” or “pt-BR”.")]
    public async Task An_invalid_parameter_is_rejected_with_advice(string query, string detail)
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, "api/recommendation?" + query);

        Assert.Equal(detail, await response.ProblemAsync(400));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_language_without_pages_is_answered_with_503()
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, "api/recommendation?language=xx");

        Assert.Equal("There are no pages in the language “xx”.", await response.ProblemAsync(503));
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
    }

    [Fact(Timeout = Timeout)]
    public async Task The_service_is_not_ready_until_it_has_a_page_to_recommend()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        var gate = new TaskCompletionSource();
        network.Answer("https://a.example/wander.js", async context =>
        {
            await gate.Task.WaitAsync(context.RequestAborted);
            await Replies.Script("const wander = { pages: ['https://page.example/'] }")(context);
        });
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://a.example/]\n");

        using var empty = await host.Client.SendAsync(HttpMethod.Get, "api/recommendation");
        Assert.StartsWith("No pages yet", await empty.ProblemAsync(503), StringComparison.Ordinal);
        Assert.Equal("5", Assert.Single(empty.Headers.GetValues("Retry-After")));
        using var random = await host.Client.SendAsync(HttpMethod.Get, "random");
        Assert.Contains("Nothing to recommend", await random.PageAsync(503), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Client.GetAsync("readyz", Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("healthz", Cancelled)).StatusCode);
        using var page = await host.Client.SendAsync(HttpMethod.Get, "");
        Assert.Contains("No pages yet", await page.PageAsync(200), StringComparison.Ordinal);

        gate.SetResult();
        await host.WhenCrawledAsync(Cancelled);

        Assert.Equal("https://page.example/", (await host.Client.JsonAsync("api/recommendation")).Text("url"));
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("readyz", Cancelled)).StatusCode);
    }
}
