using Wander.Fetching;
using Wander.Fetching.Connecting;

namespace Wander.Tests.Fetching;

/// <summary>Tests which headers a request contains.</summary>
public class RequestHeaderTests
{
    private const int Timeout = 30_000;
    private const string Page = "https://a.example/page";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Timeout = Timeout)]
    public async Task A_request_identifies_this_console_and_nothing_else()
    {
        using var activity = new System.Diagnostics.Activity("surrounding request").Start();
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer(Page, Replies.Html("hello"));

        await TestRequests.GetAsync(network.Transport, "https://user:secret@a.example/page#fragment");

        var request = Assert.Single(network.Requests);
        Assert.Equal(Page, request.Address);
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], request.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Wander/0.1.0 (+https://example.com/wander/)", request.Headers["User-Agent"]);
        Assert.Equal("gzip, br", request.Headers["Accept-Encoding"]);
        Assert.Equal("*/*", request.Headers["Accept"]);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_request_with_validators_is_conditional()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer(Page, Replies.Html("hello"));
        var first = Assert.IsType<FetchResult.Answered>(await TestRequests.GetAsync(network.Transport, Page));

        var second = await TestRequests.GetAsync(network.Transport, Page, first.Validators);

        Assert.IsType<FetchResult.NotModified>(second);
        Assert.Equal(first.Validators.ETag, network.Requests.Last().Headers["If-None-Match"]);
        Assert.Equal("Fri, 15 May 2026 03:59:32 GMT", network.Requests.Last().Headers["If-Modified-Since"]);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("\"plain\"", "\"plain\"")]
    [InlineData("W/\"weak\"", "W/\"weak\"")]
    [InlineData("without quotes", "without quotes")]
    [InlineData("\"\u00C3\u00A9\"", null)]
    [InlineData("\"\u0001\"", null)]
    [InlineData("", null)]
    public async Task Validators_that_cannot_be_sent_are_discarded(string sent, string? kept)
    {
        using var site = new RawSite(
            $"HTTP/1.1 200 OK\r\nETag: {sent}\r\nLast-Modified: {sent}\r\nContent-Length: 5\r\n\r\nhello");
        var first = Assert.IsType<FetchResult.Answered>(await TestRequests.GetAsync(site.Transport, "http://raw.example/"));
        Assert.Equal(new Validators(kept, kept), first.Validators);

        using var again = new RawSite("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        Assert.IsType<FetchResult.Answered>(
            await TestRequests.GetAsync(again.Transport, "http://raw.example/", first.Validators));
        Assert.Equal(kept is not null, again.Request.Contains($"If-None-Match: {kept}\r\n", StringComparison.Ordinal));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_long_ETag_is_discarded()
    {
        var answer = await TestRequests.GetRawAsync(
            $"HTTP/1.1 200 OK\r\nETag: \"{new string('x', 300)}\"\r\nContent-Length: 5\r\n\r\nhello");

        Assert.Equal(Validators.None, Assert.IsType<FetchResult.Answered>(answer).Validators);
    }

    [Fact(Timeout = Timeout)]
    public async Task Received_cookies_are_not_sent()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer(Page, Replies.Status(200, ("Set-Cookie", "id=1; Path=/"), ("WWW-Authenticate", "Basic")));
        using var fetcher = new Fetcher(network.Transport, TimeProvider.System, () => TestRequests.UserAgent);

        await fetcher.GetAsync(TestRequests.Request(Page), Cancelled);
        await fetcher.GetAsync(TestRequests.Request(Page), Cancelled);

        Assert.Equal(2, network.Requests.Count);
        Assert.All(network.Requests, request => Assert.DoesNotContain("Cookie", request.Headers.Keys));
    }

    [Fact]
    public void No_feature_of_the_handler_bypasses_the_dialler()
    {
        using var handler = new CrawlTransport((_, _) => throw new InvalidOperationException()).CreateHandler(
            TimeProvider.System);

        Assert.False(handler.UseProxy); // with a proxy of the environment (HTTP_PROXY), the dialler would see only the proxy
        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.Null(handler.Credentials);
        Assert.Equal(0, handler.MaxResponseDrainSize);
        Assert.NotNull(handler.ConnectCallback);
    }
}
