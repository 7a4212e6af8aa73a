namespace Wander.Tests.Web.Api;

public class IgnoredEndpointTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    [Theory(Timeout = Timeout)]
    [InlineData("https://x.hidden.example/page", "https://*.hidden.example/", null, "wander.yaml:12")]
    [InlineData("https://bad.example/", "https://bad.example/", "cookie banner", "wander.yaml:13")]
    [InlineData("https://fine.example/ads/1", "https://fine.example/ads/", null, "ignore/ads.txt:3")]
    [InlineData("https://ads.example/", "https://ads.example/", "banners", "ignore/ads.txt:4")]
    public async Task A_hidden_address_is_reported_with_its_pattern_and_reason(
        string url, string pattern, string? reason, string source)
    {
        var answer = await site.Client.JsonAsync("api/ignored?url=" + Uri.EscapeDataString(url));

        Assert.Equal(
            ["url", "ignored", "pattern", .. reason is null ? Array.Empty<string>() : ["reason"], "source"], answer.Names());
        Assert.Equal(url, answer.Text("url"));
        Assert.True(answer.GetProperty("ignored").GetBoolean());
        Assert.Equal(pattern, answer.Text("pattern"));
        Assert.Equal(source, answer.Text("source"));
        if (reason is not null)
            Assert.Equal(reason, answer.Text("reason"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("https://good.example/")]
    [InlineData("nonsense")]
    [InlineData("javascript:alert(1)")]
    public async Task An_address_that_is_not_hidden_is_reported(string url)
    {
        var answer = await site.Client.JsonAsync("api/ignored?url=" + Uri.EscapeDataString(url));

        Assert.Equal(["url", "ignored"], answer.Names());
        Assert.False(answer.GetProperty("ignored").GetBoolean());
    }

    [Theory(Timeout = Timeout)]
    [InlineData("")]
    [InlineData("?url=")]
    [InlineData("?url=%20")]
    [InlineData(null)]
    public async Task A_missing_or_too_long_address_is_rejected_with_advice(string? query)
    {
        using var response = await site.Client.SendAsync(
            HttpMethod.Get, "api/ignored" + (query ?? "?url=" + new string('a', 2049)));

        Assert.Equal(
            "“url” must be the address of a page or console, at most 2,048 characters long.", await response.ProblemAsync(400));
    }
}
