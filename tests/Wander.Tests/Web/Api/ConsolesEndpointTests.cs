using System.Text.Json;

namespace Wander.Tests.Web.Api;

public class ConsolesEndpointTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    private static readonly string[] Consoles =
        ["https://example.com/wander/", "https://a.example/", "https://b.example/wander/", "https://dead.example/",
            "https://far.example/"];

    [Fact(Timeout = Timeout)]
    public async Task This_console_is_first_and_the_others_follow_by_distance()
    {
        var answer = await site.Client.JsonAsync("api/consoles");

        Assert.Equal(["total", "consoles"], answer.Names());
        Assert.Equal(Consoles.Length, answer.GetProperty("total").GetInt32());
        Assert.Equal(Consoles, answer.GetProperty("consoles").EnumerateArray().Select(console => console.Text("url")));
    }

    [Fact(Timeout = Timeout)]
    public async Task An_entry_describes_a_console()
    {
        var answer = await site.Client.JsonAsync("api/consoles");
        JsonElement Find(string url) =>
            answer.GetProperty("consoles").EnumerateArray().Single(console => console.Text("url") == url);

        var read = Find("https://a.example/");
        Assert.Equal(["url", "aliases", "pages", "neighbours", "referrers", "depth", "state", "lastRead"], read.Names());
        Assert.Empty(read.GetProperty("aliases").Texts());
        Assert.Equal(21, read.GetProperty("pages").GetInt32());
        Assert.Equal(
            ["https://b.example/wander/", "https://far.example/", "https://example.com/wander/"],
                read.GetProperty("neighbours").Texts());
        Assert.Equal(["https://example.com/wander/"], read.GetProperty("referrers").Texts());
        Assert.Equal(1, read.GetProperty("depth").GetInt32());
        Assert.Equal("read", read.Text("state"));
        Answers.IsTime(read.GetProperty("lastRead"));

        Assert.Equal(2, Find("https://far.example/").GetProperty("depth").GetInt32());
        Assert.Equal(0, Find("https://example.com/wander/").GetProperty("depth").GetInt32());
        var dead = Find("https://dead.example/");
        Assert.Equal("failed", dead.Text("state"));
        Assert.Equal("500 Internal Server Error", dead.Text("reason"));
        Assert.False(dead.TryGetProperty("lastRead", out _));
    }

    [Fact(Timeout = Timeout)]
    public async Task Paging_with_any_limit_returns_each_console_once()
    {
        for (var limit = 1; limit <= Consoles.Length + 1; limit++)
        {
            var urls = new List<string?>();
            string? after = null;
            do
            {
                var part = await site.Client.JsonAsync($"api/consoles?limit={limit}&after={after}");
                urls.AddRange(part.GetProperty("consoles").EnumerateArray().Select(console => console.Text("url")));
                after = part.TryGetProperty("next", out var next) ? Uri.EscapeDataString(next.GetString()!) : null;
            } while (after is not null && urls.Count <= Consoles.Length);
            Assert.Equal(Consoles, urls);
        }
    }

    [Theory(Timeout = Timeout)]
    [InlineData("limit=0", "“limit” must be a whole number from 1 to 1000.")]
    [InlineData("after=nonsense", "“after” must be the value of “next” in the previous response.")]
    [InlineData("after=https://unknown.example/", "“after” must be the value of “next” in the previous response.")]
    public async Task An_invalid_parameter_is_rejected_with_advice(string query, string detail)
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, "api/consoles?" + query);

        Assert.Equal(detail, await response.ProblemAsync(400));
    }
}
