using FsCheck.Fluent;
using Wander.Fetching;
using Wander.Protocol.Findings;

namespace Wander.Tests.Fetching;

/// <summary>What goes wrong, and the words for it.</summary>
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
    public async Task A_status_is_said_in_the_words_of_the_standard(int status, string reason)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer(Page, Replies.Status(status));

        var failure = await Asking.FailAsync(network.Transport, Page);

        Assert.Equal(new Failure(FailureKind.HttpStatus) { Status = status }, failure);
        Assert.Equal(reason, failure.Reason);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_servers_own_words_for_a_status_are_not_repeated()
    {
        var failure = await Asking.FailRawAsync("HTTP/1.1 404 <script>alert(1)</script>\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal("404 Not Found", failure.Reason);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_connection_that_is_closed_without_an_answer_is_no_connection()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer(Page, Replies.Reset());

        var failure = await Asking.FailAsync(network.Transport, Page);

        Assert.Equal(new Failure(FailureKind.ConnectionClosed), failure);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_body_that_ends_too_early_is_no_answer()
    {
        var failure = await Asking.FailRawAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");

        Assert.Equal(new Failure(FailureKind.ConnectionClosed), failure);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_name_that_has_no_address_is_told_as_such()
    {
        await using var network = await ReplayedNetwork.StartAsync();

        var failure = await Asking.FailAsync(network.Transport, "https://nowhere.example/");

        Assert.Equal(new Failure(FailureKind.NameNotFound) { Detail = "nowhere.example" }, failure);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("http://127.0.0.1/", "127.0.0.1")]
    [InlineData("http://[::1]:8080/", "::1")]
    [InlineData("https://169.254.169.254/latest/meta-data/", "169.254.169.254")]
    [InlineData("http://[::ffff:10.0.0.1]/", "::ffff:10.0.0.1")]
    public async Task A_private_address_is_told_as_such(string address, string named)
    {
        await using var network = await ReplayedNetwork.StartAsync();

        var failure = await Asking.FailAsync(network.Transport, address);

        Assert.Equal(new Failure(FailureKind.PrivateAddress) { Detail = named }, failure);
    }

    [Fact(Timeout = Timeout)]
    public async Task Who_does_not_answer_is_waited_for_10_seconds()
    {
        var time = new ManualTime();
        using var site = new RawSite("", Afterwards.BeSilent);
        var asking = Asking.FailAsync(site.Transport, "http://hangs.example/", time: time);
        await site.ClientWaits.WaitAsync(Cancelled);

        time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.False(asking.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.001));

        Assert.Equal(new Failure(FailureKind.ResponseTimedOut) { Duration = TimeSpan.FromSeconds(10) }, await asking);
    }

    [Fact(Timeout = Timeout)]
    public async Task Who_drips_is_waited_for_until_the_time_for_all_of_it_is_over()
    {
        var time = new ManualTime();
        using var site = new RawSite("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n/", Afterwards.BeSilent);
        var asking = Asking.FailAsync(site.Transport, "http://drips.example/", time: time);
        await site.ClientWaits.WaitAsync(Cancelled);

        time.Advance(TimeSpan.FromSeconds(14));
        Assert.False(asking.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new Failure(FailureKind.BodyTimedOut) { Duration = TimeSpan.FromSeconds(15) }, await asking);
    }

    [Fact(Timeout = Timeout)]
    public async Task Dripped_headers_do_not_buy_time()
    {
        var time = new ManualTime();
        using var site = new RawSite("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nX: ", Afterwards.BeSilent);
        var asking = Asking.FailAsync(site.Transport, "http://drips.example/", time: time);
        await site.ClientWaits.WaitAsync(Cancelled);

        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("no response within 10 s", (await asking).Reason);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_callers_cancellation_is_no_failure_of_the_site()
    {
        using var site = new RawSite("", Afterwards.BeSilent);
        using var fetcher = new Fetcher(site.Transport, TimeProvider.System, () => Asking.UserAgent);
        using var stop = new CancellationTokenSource();
        var asking = fetcher.GetAsync(Asking.Request("http://hangs.example/"), stop.Token);
        await site.ClientWaits.WaitAsync(Cancelled);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
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
    public async Task What_is_not_HTTP_is_told_as_such(string answer)
    {
        var failure = await Asking.FailRawAsync(answer);

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
    public async Task Odd_HTTP_is_a_result_of_some_kind(string answer)
    {
        Assert.NotNull(await Asking.GetRawAsync(answer));
    }

    [Fact(Timeout = Timeout * 2)]
    public async Task Whatever_bytes_come_the_result_is_a_value()
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
            Assert.NotNull(await Asking.GetRawAsync(answer));
    }

    [Fact(Timeout = Timeout)]
    public async Task Headers_without_end_are_too_long()
    {
        var failure = await Asking.FailRawAsync(
            "HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"X-{i}: {new string('x', 100)}\r\n"))
                + "\r\n");

        Assert.Equal(new Failure(FailureKind.HeadersTooLong) { Detail = "64 KiB" }, failure);
    }
}
