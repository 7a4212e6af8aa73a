using System.Net;
using Wander.Web.Requests;

namespace Wander.Tests.Web;

/// <summary>Tests the trust in <c>X-Forwarded-*</c> headers and the limits for each client.</summary>
public class ProxyTests
{
    private const int Timeout = 60_000;
    private const int RequestCount = 300; // exceeds the burst of 200 plus the 20 per second that are added during the test

    private static Task<WanderHost> StartAsync(ReplayedNetwork network, string trusted) => WanderHost.StartAsync(network, $"""
        pages: [https://own.example/]
        trusted_proxies: {trusted}
        """);

    private static async Task<HttpResponseMessage[]> RequestManyAsync(WanderHost host, params string[] clients) =>
        await Task.WhenAll(Enumerable.Range(0, RequestCount).Select(i =>
            host.Client.SendAsync(HttpMethod.Get, "api/crawl", ("X-Forwarded-For", clients[i % clients.Length]))));

    [Theory(Timeout = Timeout)]
    [InlineData("[127.0.0.0/8, '::1/128']", "203.0.113.7")]
    [InlineData("[127.0.0.0/8, '::1/128']", "2001:db8:1:2::1", "2001:db8:1:2:ffff::1")]
    [InlineData("[127.0.0.0/8, '::1/128', 10.0.0.0/8]", "203.0.113.7, 10.0.0.1", "198.51.100.1, 203.0.113.7, 10.0.0.2")]
    public async Task The_rate_limit_applies_to_each_client_separately(string trusted, params string[] clients)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await StartAsync(network, trusted);

        var responses = await RequestManyAsync(host, clients);

        var refused = responses.Where(response => response.StatusCode is HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.True(responses.Count(response => response.StatusCode is HttpStatusCode.OK) >= 200);
        Assert.Equal("Please wait a second and try again.", await refused[0].ProblemAsync(429));
        Assert.Equal("1", Assert.Single(refused[0].Headers.GetValues("Retry-After")));
        using var other = await host.Client.SendAsync(HttpMethod.Get, "api/crawl", ("X-Forwarded-For", "2001:db8:1:3::1"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Array.ForEach(responses, response => response.Dispose());
    }

    [Fact(Timeout = Timeout)]
    public async Task The_limit_of_event_streams_applies_to_each_client_separately()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await StartAsync(network, "[127.0.0.0/8, '::1/128']");
        Task<HttpResponseMessage> OpenStreamAsync(string client) =>
            host.Client.SendAsync(HttpMethod.Get, "api/crawl/events", ("X-Forwarded-For", client));

        var streams = new List<HttpResponseMessage>();
        for (var i = 0; i < 10; i++)
            streams.Add(await OpenStreamAsync("203.0.113.7"));
        Assert.All(streams, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        using var eleventh = await OpenStreamAsync("203.0.113.7");
        await eleventh.ProblemAsync(429);
        using var other = await OpenStreamAsync("203.0.113.8");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        streams.ForEach(response => response.Dispose());
    }

    [Theory(Timeout = Timeout)]
    [InlineData("[]")]
    [InlineData("[10.0.0.0/8]")]
    public async Task Forwarded_headers_of_untrusted_senders_are_ignored(string trusted)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await StartAsync(network, trusted);

        var responses = await RequestManyAsync(host, "203.0.113.7");

        // Without trusted headers, the requests come from this machine, which is not limited.
        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Array.ForEach(responses, response => response.Dispose());
    }

    [Theory(Timeout = Timeout)]
    [InlineData("[127.0.0.0/8, '::1/128']", FrameAttributes.SandboxForOwnOrigin)]
    [InlineData("[10.0.0.0/8]", FrameAttributes.Sandbox)]
    [InlineData("[]", FrameAttributes.Sandbox)]
    public async Task The_origin_of_the_visitor_comes_from_a_trusted_proxy(string trusted, string sandbox)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await StartAsync(network, trusted);

        using var response = await host.Client.SendAsync(
            HttpMethod.Get,
            "api/recommendation",
            ("X-Forwarded-For", "203.0.113.7"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", "own.example"));

        Assert.Contains($"\"{sandbox}\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("X-Forwarded-For", "nonsense")]
    [InlineData("X-Forwarded-For", "::ffff:203.0.113.7, ,")]
    [InlineData("X-Forwarded-Proto", "javascript")]
    [InlineData("X-Forwarded-Host", "<script>")]
    [InlineData("X-Forwarded-Host", "")]
    public async Task Invalid_headers_from_a_trusted_proxy_cause_no_error(string name, string value)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await StartAsync(network, "[127.0.0.0/8, '::1/128']");

        foreach (var path in new[] { "", "api/recommendation" })
        {
            using var response = await host.Client.SendAsync(
                HttpMethod.Get, path, ("X-Forwarded-For", "203.0.113.7"), (name, value));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }
}
