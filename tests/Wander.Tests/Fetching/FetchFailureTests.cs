using FsCheck.Fluent;
using Wander.Fetching;
using Wander.Protocol.Findings;

namespace Wander.Tests.Fetching;

/// <summary>Tests failures of requests and their reasons.</summary>
public class FetchFailureTests
{
    private const int Timeout = 30_000;
    private const string Page = "https://a.example/page";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory(Timeout = Timeout)]
    [InlineData(404, "404 Not Found")]
    [InlineData(500, "500 Internal Server Error")]
    [InlineData(304, "304 Not Modified")]
    [InlineData(302, "302 Found")]
    [InlineData(300, "300 Multiple Choices")]
    [InlineData(418, "418 I'm a teapot")]
    [InlineData(999, "999")]
    public async Task A_status_has_the_standard_reason_phrase(int status, string reason)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer(Page, Replies.Status(status));

        var failure = await TestRequests.FailAsync(network.Transport, Page);

        Assert.Equal(new Failure(FailureKind.HttpStatus) { Status = status }, failure);
        Assert.Equal(reason, failure.Reason);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_reason_phrase_of_the_server_is_ignored()
    {
        var failure = await TestRequests.FailRawAsync("HTTP/1.1 404 <script>alert(1)</script>\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal("404 Not Found", failure.Reason);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_connection_closed_without_a_response_is_reported()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer(Page, Replies.Reset());

        var failure = await TestRequests.FailAsync(network.Transport, Page);

        Assert.Equal(new Failure(FailureKind.ConnectionClosed), failure);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_body_that_ends_too_early_fails()
    {
        var failure = await TestRequests.FailRawAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");

        Assert.Equal(new Failure(FailureKind.ConnectionClosed), failure);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_name_without_an_address_is_reported()
    {
        await using var network = await ReplayedNetwork.StartAsync();

        var failure = await TestRequests.FailAsync(network.Transport, "https://nowhere.example/");

        Assert.Equal(new Failure(FailureKind.NameNotFound) { Detail = "nowhere.example" }, failure);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("http://127.0.0.1/", "127.0.0.1")]
    [InlineData("http://[::1]:8080/", "::1")]
    [InlineData("https://169.254.169.254/latest/meta-data/", "169.254.169.254")]
    [InlineData("http://[::ffff:10.0.0.1]/", "::ffff:10.0.0.1")]
    public async Task A_private_address_is_reported(string address, string named)
    {
        await using var network = await ReplayedNetwork.StartAsync();

        var failure = await TestRequests.FailAsync(network.Transport, address);

        Assert.Equal(new Failure(FailureKind.PrivateAddress) { Detail = named }, failure);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_response_times_out_after_10_seconds()
    {
        var time = new ManualTime();
        using var site = new RawSite("", AfterResponse.StayOpen);
        var fetch = TestRequests.FailAsync(site.Transport, "http://hangs.example/", time: time);
        await site.ClientWaits.WaitAsync(Cancelled);

        time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.False(fetch.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.001));

        Assert.Equal(new Failure(FailureKind.ResponseTimedOut) { Duration = TimeSpan.FromSeconds(10) }, await fetch);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_slow_body_times_out_after_the_total_time_limit()
    {
        var time = new ManualTime();
        using var site = new RawSite("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n/", AfterResponse.StayOpen);
        var fetch = TestRequests.FailAsync(site.Transport, "http://drips.example/", time: time);
        await site.ClientWaits.WaitAsync(Cancelled);

        time.Advance(TimeSpan.FromSeconds(14));
        Assert.False(fetch.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new Failure(FailureKind.BodyTimedOut) { Duration = TimeSpan.FromSeconds(15) }, await fetch);
    }

    [Fact(Timeout = Timeout)]
    public async Task Slow_headers_do_not_extend_the_time_limit()
    {
        var time = new ManualTime();
        using var site = new RawSite("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nX: ", AfterResponse.StayOpen);
        var fetch = TestRequests.FailAsync(site.Transport, "http://drips.example/", time: time);
        await site.ClientWaits.WaitAsync(Cancelled);

        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("no response within 10 s", (await fetch).Reason);
    }

    [Fact(Timeout = Timeout)]
    public async Task Cancellation_by_the_caller_is_not_a_failure_of_the_site()
    {
        using var site = new RawSite("", AfterResponse.StayOpen);
        using var fetcher = new Fetcher(site.Transport, TimeProvider.System, () => TestRequests.UserAgent);
        using var stop = new CancellationTokenSource();
        var fetch = fetcher.GetAsync(TestRequests.Request("http://hangs.example/"), stop.Token);
        await site.ClientWaits.WaitAsync(Cancelled);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("garbage\r\n\r\n")]
    [InlineData("<!doctype html><title>HTTP/0.9</title>\r\n\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    [InlineData("HTTP/1.1 20 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 2000 OK\r\n\r\n")]
    [InlineData("HTTP/9.9 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n: no name\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nhello\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloworld\r\n0\r\n\r\n")]
    public async Task A_response_that_is_not_HTTP_is_reported(string answer)
    {
        var failure = await TestRequests.FailRawAsync(answer);

        Assert.Equal(new Failure(FailureKind.InvalidResponse), failure);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello world")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: ;;;=\"\r\n\r\nhello")]
    [InlineData("HTTP/1.1 000 \r\n\r\n")]
    [InlineData("")]
    [InlineData("\r\n\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: \0\r\n\r\nhello")]
    public async Task Unusual_HTTP_responses_are_handled_without_an_exception(string answer)
    {
        Assert.NotNull(await TestRequests.GetRawAsync(answer));
    }

    [Fact(Timeout = Timeout * 2)]
    public async Task Any_response_bytes_are_handled_without_an_exception()
    {
        const string good = "HTTP/1.1 200 OK\r\nContent-Type: text/javascript; charset=utf-8\r\nContent-Encoding: br\r\n"
            + "ETag: \"x\"\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
        string[] pieces =
        [
            "\r\n", "\n", ":", ";", " ", "\0", "\u00FF", "0", "-1", "99999999999999999999", "3", "HTTP", "gzip", "identity", "\"",
                "=", ",",
        ];
        var changes = Gen.Choose(0, good.Length - 1)
            .SelectMany(_ => Gen.Choose(0, 20), (at, length) => (at, length))
            .SelectMany(_ => Gen.Elements(pieces), (where, piece) => (where.at, where.length, piece));
        var answers = new List<string>();
        Property.Holds(
            changes.Select(change =>
                $"{good[..change.at]}{change.piece}{good[Math.Min(good.Length, change.at + change.length)..]}").ToArbitrary(),
            answers.Add,
            times: 200);

        foreach (var answer in answers.Distinct())
            Assert.NotNull(await TestRequests.GetRawAsync(answer));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_length_of_headers_is_limited()
    {
        var failure = await TestRequests.FailRawAsync(
            "HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"X-{i}: {new string('x', 100)}\r\n"))
                + "\r\n");

        Assert.Equal(new Failure(FailureKind.HeadersTooLong) { Detail = "64 KiB" }, failure);
    }
}
