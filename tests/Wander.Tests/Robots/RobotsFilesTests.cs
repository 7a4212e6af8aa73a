using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Wander.Fetching;
using Wander.Protocol.Findings;
using Wander.Robots;
using Wander.Tests.Fetching;

namespace Wander.Tests.Robots;

/// <summary>Asking sites for their robots.txt (RFC 9309, sections 2.3 and 2.4).</summary>
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
        _fetcher = new Fetcher(_network.Transport, _time, () => Asking.UserAgent);
        _files = new RobotsFiles(_fetcher, _turns, _time, () => Asking.Timeout);
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
        var asked = _network.Requests.First();
        Assert.Equal(Asking.UserAgent, asked.Headers["User-Agent"]);
        Assert.Equal("", asked.Query);
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
    [InlineData(302)] // to nowhere
    [InlineData(304)]
    public async Task A_site_without_a_robots_txt_allows_all(int status)
    {
        _network.Answer(Robots, Replies.Status(status));

        Assert.Null(await ForbidsAsync(Page));
    }

    [Theory(Timeout = Timeout)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(999)]
    public async Task A_site_that_fails_is_left_alone_for_an_hour(int status)
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
    public async Task A_site_that_asks_for_time_gets_it()
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
    public async Task A_site_that_is_not_there_or_closes_the_connection_is_unreachable()
    {
        _network.Answer(Robots, Replies.Reset());

        Assert.Equal(FailureKind.ConnectionClosed, (await FailAsync(Page)).Kind);
        Assert.Equal(FailureKind.NameNotFound, (await FailAsync("https://nowhere.example/")).Kind);
        Assert.Equal(FailureKind.PrivateAddress, (await FailAsync("http://127.0.0.1/")).Kind);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_site_that_never_answers_is_unreachable_and_its_turn_ends()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _network.Answer(Robots, context =>
        {
            asked.TrySetResult();
            return Replies.Hang()(context);
        });
        var asking = FailAsync(Page);
        await asked.Task.WaitAsync(Cancelled);

        _time.Advance(Fetcher.HeadersTimeout);

        Assert.Equal("no response within 10 s", (await asking).Reason);
        (await _turns.TakeAsync("a.example", Cancelled)).Dispose();
    }

    [Fact(Timeout = Timeout)]
    public async Task Rules_are_in_force_for_a_day()
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
    public async Task Too_many_redirects_allow_all()
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
    public async Task A_redirect_to_what_is_no_web_address_allows_all(string location)
    {
        _network.Answer(Robots, Replies.Redirect(location));

        Assert.Null(await ForbidsAsync(Page));
        Assert.Empty(_network.Strays);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("http://127.0.0.1/robots.txt", FailureKind.PrivateAddress)]
    [InlineData("https://nowhere.example/robots.txt", FailureKind.NameNotFound)]
    [InlineData("https://b.example/robots.txt", FailureKind.HttpStatus)]
    public async Task A_redirect_to_where_nobody_answers_is_unreachable(string location, FailureKind kind)
    {
        _network.Answer("https://b.example/robots.txt", Replies.Status(500));
        _network.Answer(Robots, Replies.Redirect(location));

        Assert.Equal(kind, (await FailAsync(Page)).Kind);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_site_that_answers_everything_with_its_own_page_has_no_rules()
    {
        _network.Answer(Robots, Replies.Html("<!doctype html>\n<title>Disallow: /</title>\n<p>User-agent: *\nDisallow</p>"));

        Assert.Null(await ForbidsAsync(Page));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_long_robots_txt_is_cut_off()
    {
        Answer(Robots,
            "User-agent: *\nDisallow: /private/\n" + new string('#', RobotsRules.MaximumBytes) + "\nAllow: /private/page");

        Assert.Equal("Disallow: /private/", await ForbidsAsync(Page));
    }

    [Fact(Timeout = Timeout)]
    public async Task Who_asks_at_once_shares_one_request_and_who_gives_up_takes_nothing_from_the_others()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _network.Answer(Robots, async context =>
        {
            asked.TrySetResult();
            await answer.Task.WaitAsync(context.RequestAborted);
            await Replies.Text("User-agent: *\nDisallow: /private/", "text/plain")(context);
        });
        using var stop = new CancellationTokenSource();
        var impatient = _files.RulesFor(Asking.Address(Page), stop.Token);
        var others = Enumerable.Range(0, 50).Select(_ => ForbidsAsync(Page)).ToArray();
        await asked.Task.WaitAsync(Cancelled);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        answer.SetResult();

        Assert.All(await Task.WhenAll(others), line => Assert.Equal("Disallow: /private/", line));
        Assert.Single(_network.Requests);
    }

    [Fact(Timeout = Timeout)]
    public async Task Who_gave_up_before_asking_asks_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _files.RulesFor(Asking.Address(Page), new CancellationToken(canceled: true)));
        Answer("https://b.example/robots.txt", "");
        await ForbidsAsync("https://b.example/");

        Assert.Equal("https://b.example/robots.txt", Assert.Single(_network.Requests).Address);
    }

    [Fact(Timeout = Timeout)]
    public async Task Each_request_has_the_turn_of_its_host_and_of_no_other()
    {
        var free = new ConcurrentQueue<string>();
        RequestDelegate Notes(RequestDelegate answer) => async context =>
        {
            string[] hosts = ["a.example", "b.example"];
            foreach (var host in hosts)
            {
                var turn = _turns.TakeAsync(host, Cancelled).AsTask();
                if (turn.IsCompleted)
                    free.Enqueue($"{host} while {context.Request.Host} is asked");
                _ = turn.ContinueWith(taken => taken.Result.Dispose(), TaskScheduler.Default);
            }
            await answer(context);
        };
        _network.Answer(Robots, Notes(Replies.Redirect("/there")));
        _network.Answer("https://a.example/there", Notes(Replies.Redirect("https://b.example/robots.txt")));
        _network.Answer("https://b.example/robots.txt", Notes(Replies.Status(404)));

        await ForbidsAsync(Page);

        Assert.Equal(
            ["b.example while a.example is asked", "b.example while a.example is asked", "a.example while b.example is asked"],
                free);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_request_waits_for_its_turn()
    {
        Answer(Robots, "User-agent: *\nDisallow: /private/");
        var turn = await _turns.TakeAsync("a.example", Cancelled);

        var asking = ForbidsAsync(Page);
        Assert.Empty(_network.Requests);
        turn.Dispose();

        Assert.Equal("Disallow: /private/", await asking);
    }

    [Fact(Timeout = Timeout)]
    public async Task What_is_under_way_ends_with_the_program()
    {
        using var turn = await _turns.TakeAsync("a.example", Cancelled);
        var asking = ForbidsAsync(Page);

        _files.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    private void Answer(string address, string text) =>
        _network.Answer(address, Replies.Bytes(Encoding.UTF8.GetBytes(text), "text/plain"));

    private async Task<string?> ForbidsAsync(string page)
    {
        var answer = await _files.RulesFor(Asking.Address(page), Cancelled);
        return Assert.IsType<RobotsAnswer.Known>(answer).Rules.Forbids(new Uri(page).PathAndQuery);
    }

    private async Task<Failure> FailAsync(string page) =>
        Assert.IsType<RobotsAnswer.Unreachable>(await _files.RulesFor(Asking.Address(page), Cancelled)).Failure;
}
