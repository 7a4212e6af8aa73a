using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Wander.Fetching;
using Wander.Protocol.Findings;
using Wander.Robots;
using Wander.Tests.Fetching;

namespace Wander.Tests.Robots;

/// <summary>Tests fetching <c>robots.txt</c> files (RFC 9309, sections 2.3 and 2.4).</summary>
public sealed class RobotsFilesTests : IAsyncLifetime
{
    private const int Timeout = 30_000;
    private const string Robots = "https://a.example/robots.txt";
    private const string Page = "https://a.example/private/page?x#y";

    private readonly ManualTime _time = new();
    private readonly PerHostLock _turns = new();
    private ReplayedNetwork _network = null!;
    private Fetcher _fetcher = null!;
    private RobotsFiles _files = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _network = await ReplayedNetwork.StartAsync();
        _fetcher = new Fetcher(_network.Transport, _time, () => TestRequests.UserAgent);
        _files = new RobotsFiles(_fetcher, _turns, _time, () => TestRequests.Timeout);
    }

    public async ValueTask DisposeAsync()
    {
        _files.Dispose();
        _fetcher.Dispose();
        await _network.DisposeAsync();
        _turns.Dispose();
    }

    [Fact(Timeout = Timeout)]
    public async Task The_rules_are_those_of_the_pages_own_origin()
    {
        Answer(Robots, "User-agent: *\nDisallow: /private/");
        Answer("http://a.example/robots.txt", "User-agent: Wander\nDisallow: /\n");

        Assert.Equal("Disallow: /private/", await ForbidsAsync(Page));
        Assert.Equal("Disallow: /", await ForbidsAsync("http://a.example/private/page?x"));
        Assert.Equal([Robots, "http://a.example/robots.txt"], _network.Requests.Select(request => request.Address));
        var requested = _network.Requests.First();
        Assert.Equal(TestRequests.UserAgent, requested.Headers["User-Agent"]);
        Assert.Equal("", requested.Query);
    }

    [Theory(Timeout = Timeout)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(429)]
    [InlineData(451)]
    [InlineData(300)]
    [InlineData(302)] // without a Location header
    [InlineData(304)]
    public async Task A_site_without_a_robots_txt_allows_everything(int status)
    {
        _network.Answer(Robots, Replies.Status(status));

        Assert.Null(await ForbidsAsync(Page));
    }

    [Theory(Timeout = Timeout)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(999)]
    public async Task A_server_error_is_cached_for_an_hour(int status)
    {
        _network.Answer(Robots, Replies.Status(status));

        Assert.Equal(status, (await FailAsync(Page)).Status);
        _time.Advance(RobotsFiles.UnreachableLifetime - TimeSpan.FromTicks(1));
        await FailAsync(Page);
        Assert.Single(_network.Requests);

        _time.Advance(TimeSpan.FromTicks(1));
        Answer(Robots, "User-agent: *\nDisallow: /private/");
        Assert.Equal("Disallow: /private/", await ForbidsAsync(Page));
    }

    [Fact(Timeout = Timeout)]
    public async Task Retry_After_sets_the_lifetime_of_an_error()
    {
        _network.Answer(Robots, Replies.Status(503, ("Retry-After", "7200")));

        await FailAsync(Page);
        _time.Advance(TimeSpan.FromSeconds(7199));
        await FailAsync(Page);
        Assert.Single(_network.Requests);

        _time.Advance(TimeSpan.FromSeconds(1));
        await FailAsync(Page);
        Assert.Equal(2, _network.Requests.Count);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_site_without_a_response_is_unreachable()
    {
        _network.Answer(Robots, Replies.Reset());

        Assert.Equal(FailureKind.ConnectionClosed, (await FailAsync(Page)).Kind);
        Assert.Equal(FailureKind.NameNotFound, (await FailAsync("https://nowhere.example/")).Kind);
        Assert.Equal(FailureKind.PrivateAddress, (await FailAsync("http://127.0.0.1/")).Kind);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_timeout_makes_a_site_unreachable_and_releases_its_lock()
    {
        var requested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _network.Answer(Robots, context =>
        {
            requested.TrySetResult();
            return Replies.Hang()(context);
        });
        var request = FailAsync(Page);
        await requested.Task.WaitAsync(Cancelled);

        _time.Advance(Fetcher.HeadersTimeout);

        Assert.Equal("no response within 10 s", (await request).Reason);
        (await _turns.TakeAsync("a.example", Cancelled)).Dispose();
    }

    [Fact(Timeout = Timeout)]
    public async Task Rules_are_cached_for_a_day()
    {
        Answer(Robots, "User-agent: *\nDisallow: /private/");
        _network.Answer("https://b.example/robots.txt", Replies.Status(404));
        string[] pages = [Page, "https://a.example/", "https://b.example/"];

        foreach (var page in pages)
            await ForbidsAsync(page);
        _time.Advance(RobotsFiles.Lifetime - TimeSpan.FromTicks(1));
        foreach (var page in pages)
            await ForbidsAsync(page);
        Assert.Equal(2, _network.Requests.Count);

        _time.Advance(TimeSpan.FromTicks(1));
        Answer(Robots, "");
        Assert.Null(await ForbidsAsync(Page));
        await ForbidsAsync("https://b.example/");
        Assert.Equal(4, _network.Requests.Count);
    }

    [Theory(Timeout = Timeout)]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Rules_after_redirects_are_those_of_the_first_origin(int status)
    {
        _network.Answer(Robots, Replies.Redirect("/1", status));
        _network.Answer("https://a.example/1", Replies.Redirect("http://a.example/2", status));
        _network.Answer("http://a.example/2", Replies.Redirect("https://b.example/3", status));
        _network.Answer("https://b.example/3", Replies.Redirect("https://b.example/4", status));
        _network.Answer("https://b.example/4", Replies.Redirect("//c.example/5", status));
        Answer("https://c.example/5", "User-agent: *\nDisallow: /private/");

        Assert.Equal("Disallow: /private/", await ForbidsAsync(Page));
        Assert.Equal(6, _network.Requests.Count);
    }

    [Fact(Timeout = Timeout)]
    public async Task Too_many_redirects_allow_everything()
    {
        for (var i = 0; i < 6; i++)
            _network.Answer($"https://loop.example/{(i == 0 ? "robots.txt" : i)}", Replies.Redirect($"/{i + 1}"));
        Answer("https://loop.example/6", "User-agent: *\nDisallow: /");

        Assert.Null(await ForbidsAsync("https://loop.example/x"));
        Assert.Equal(6, _network.Requests.Count);
        Assert.Equal(0, _network.CountOf("https://loop.example/6"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("ftp://a.example/robots.txt")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://a.example:22/robots.txt")]
    public async Task A_redirect_to_an_invalid_web_address_allows_everything(string location)
    {
        _network.Answer(Robots, Replies.Redirect(location));

        Assert.Null(await ForbidsAsync(Page));
        Assert.Empty(_network.UnknownHosts);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("http://127.0.0.1/robots.txt", FailureKind.PrivateAddress)]
    [InlineData("https://nowhere.example/robots.txt", FailureKind.NameNotFound)]
    [InlineData("https://b.example/robots.txt", FailureKind.HttpStatus)]
    public async Task A_redirect_to_an_unreachable_site_is_unreachable(string location, FailureKind kind)
    {
        _network.Answer("https://b.example/robots.txt", Replies.Status(500));
        _network.Answer(Robots, Replies.Redirect(location));

        Assert.Equal(kind, (await FailAsync(Page)).Kind);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_HTML_page_instead_of_a_robots_txt_has_no_rules()
    {
        _network.Answer(Robots, Replies.Html("<!doctype html>\n<title>Disallow: /</title>\n<p>User-agent: *\nDisallow</p>"));

        Assert.Null(await ForbidsAsync(Page));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_long_robots_txt_is_truncated()
    {
        Answer(Robots,
            "User-agent: *\nDisallow: /private/\n" + new string('#', RobotsRules.MaximumBytes) + "\nAllow: /private/page");

        Assert.Equal("Disallow: /private/", await ForbidsAsync(Page));
    }

    [Fact(Timeout = Timeout)]
    public async Task Concurrent_calls_share_one_request_and_can_be_cancelled_separately()
    {
        var requested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _network.Answer(Robots, async context =>
        {
            requested.TrySetResult();
            await answer.Task.WaitAsync(context.RequestAborted);
            await Replies.Text("User-agent: *\nDisallow: /private/", "text/plain")(context);
        });
        using var stop = new CancellationTokenSource();
        var cancelled = _files.RulesFor(TestRequests.Address(Page), stop.Token);
        var others = Enumerable.Range(0, 50).Select(_ => ForbidsAsync(Page)).ToArray();
        await requested.Task.WaitAsync(Cancelled);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        answer.SetResult();

        Assert.All(await Task.WhenAll(others), line => Assert.Equal("Disallow: /private/", line));
        Assert.Single(_network.Requests);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_cancelled_call_makes_no_request()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _files.RulesFor(TestRequests.Address(Page), new CancellationToken(canceled: true)));
        Answer("https://b.example/robots.txt", "");
        await ForbidsAsync("https://b.example/");

        Assert.Equal("https://b.example/robots.txt", Assert.Single(_network.Requests).Address);
    }

    [Fact(Timeout = Timeout)]
    public async Task Each_request_holds_only_the_lock_of_its_host()
    {
        var free = new ConcurrentQueue<string>();
        RequestDelegate Notes(RequestDelegate answer) => async context =>
        {
            string[] hosts = ["a.example", "b.example"];
            foreach (var host in hosts)
            {
                var turn = _turns.TakeAsync(host, Cancelled).AsTask();
                if (turn.IsCompleted)
                    free.Enqueue($"{host} while {context.Request.Host} is requested");
                _ = turn.ContinueWith(taken => taken.Result.Dispose(), TaskScheduler.Default);
            }
            await answer(context);
        };
        _network.Answer(Robots, Notes(Replies.Redirect("/there")));
        _network.Answer("https://a.example/there", Notes(Replies.Redirect("https://b.example/robots.txt")));
        _network.Answer("https://b.example/robots.txt", Notes(Replies.Status(404)));

        await ForbidsAsync(Page);

        Assert.Equal(
            [
                "b.example while a.example is requested",
                "b.example while a.example is requested",
                "a.example while b.example is requested",
            ],
            free);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_request_waits_for_the_lock_of_its_host()
    {
        Answer(Robots, "User-agent: *\nDisallow: /private/");
        var turn = await _turns.TakeAsync("a.example", Cancelled);

        var request = ForbidsAsync(Page);
        Assert.Empty(_network.Requests);
        turn.Dispose();

        Assert.Equal("Disallow: /private/", await request);
    }

    [Fact(Timeout = Timeout)]
    public async Task Dispose_cancels_running_requests()
    {
        using var turn = await _turns.TakeAsync("a.example", Cancelled);
        var request = ForbidsAsync(Page);

        _files.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    private void Answer(string address, string text) =>
        _network.Answer(address, Replies.Bytes(Encoding.UTF8.GetBytes(text), "text/plain"));

    private async Task<string?> ForbidsAsync(string page)
    {
        var answer = await _files.RulesFor(TestRequests.Address(page), Cancelled);
        return Assert.IsType<RobotsAnswer.Known>(answer).Rules.Forbids(new Uri(page).PathAndQuery);
    }

    private async Task<Failure> FailAsync(string page) =>
        Assert.IsType<RobotsAnswer.Unreachable>(await _files.RulesFor(TestRequests.Address(page), Cancelled)).Failure;
}
