using Microsoft.Extensions.DependencyInjection;
using Wander.Configuration.Reading;
using Wander.Output;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Sessions;
using Wander.State;

namespace Wander.Tests.Sessions;

public sealed class NetworkSessionTests : IAsyncDisposable
{
    private const string Yaml =
        "url: https://us.example/\nconsoles: [https://a.example/, https://gone.example/]\npages: [https://own.example/]\n";

    private static readonly string ThirtyDeadPages =
        "pages:\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"  - https://dead{i}.example/\n"));

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly ManualTime _time = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static IProgress<SessionProgress> Nobody => new Progress<SessionProgress>();

    public async ValueTask DisposeAsync()
    {
        await _error.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<ReplayedNetwork> NetworkAsync()
    {
        var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/", consoles: ["https://b.example/"], pages: ["https://a.example/page"]);
        network.AnswerConsole("https://b.example/", pages: ["https://b.example/page"]);
        network.Answer("https://gone.example/wander.js", Replies.Status(404));
        foreach (var page in new[] { "https://own.example/", "https://a.example/page", "https://b.example/page" })
            network.Answer(page, Replies.Html("<title>A page</title>A page"));
        return network;
    }

    private NetworkSession Open(ReplayedNetwork network, string yaml = Yaml)
    {
        var settings = WanderSettingsFile.Read(
            _folder.Write("wander.yaml", yaml), new Dictionary<string, string>(StringComparer.Ordinal)).Settings!;
        return NetworkSession.Open(
            settings, _error, services => services.AddSingleton(network.Transport).AddSingleton<TimeProvider>(_time));
    }

    private static IEnumerable<(string, ConsoleState)> States(NetworkMoment moment) =>
        moment.Network.Consoles.Select(console => (console.Address.Value, console.State));

    [Fact(Timeout = 60_000)]
    public async Task What_one_session_learns_the_next_one_knows()
    {
        await using var network = await NetworkAsync();
        await using (var first = Open(network))
        {
            Assert.Equal(ConsoleState.Unread, first.Now.Network.Consoles[1].State);
            await first.CrawlAsync(CrawlScope.Due, Nobody, Cancelled);
            var moment = await first.CheckPagesAsync(pages: null, Nobody, Cancelled);
            Assert.Equal(new PageCounts(3, 3, 3), moment.Crawl.Pages);
        }

        await using var second = Open(network);

        Assert.Equal(
            [
                ("https://us.example/", ConsoleState.Read), ("https://a.example/", ConsoleState.Read),
                ("https://gone.example/", ConsoleState.Failed), ("https://b.example/", ConsoleState.Read),
            ],
            States(second.Now));
        Assert.Equal(new PageCounts(3, 3, 3), second.Now.Crawl.Pages);
        Assert.Empty(_error.ToString());
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_learnt_is_kept_while_it_goes_on()
    {
        await using var network = await NetworkAsync();
        network.Answer("https://gone.example/wander.js", Replies.Hang());
        await using var session = Open(network);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var crawl = session.CrawlAsync(CrawlScope.Due, Nobody, end.Token);
        while (session.Memory.Consoles.ToArray().Count(console => console.State is ConsoleState.Read) < 3) // ours among them
            await Task.Delay(1, Cancelled);

        while (true)
        {
            var every = TimeSpan.FromSeconds(1);
            if (_time.HasTimerAt(_time.Now + every))
                _time.Advance(every);
            await using var another = Open(network);
            if (another.Now.Network.Consoles.Count(console => console.State is ConsoleState.Read) == 3)
                break;
        }
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => crawl);
    }

    [Fact(Timeout = 60_000)]
    public async Task It_asks_what_is_due_or_everybody_or_our_neighbours_alone()
    {
        await using var network = await NetworkAsync();
        await using var session = Open(network);
        (int, int, int) Asked() => (
            network.CountOf("https://a.example/wander.js"),
            network.CountOf("https://gone.example/wander.js"),
            network.CountOf("https://b.example/wander.js"));

        await session.CrawlAsync(CrawlScope.Neighbours, Nobody, Cancelled);
        Assert.Equal((1, 1, 0), Asked());
        Assert.Equal(ConsoleState.Unread, session.Now.Network.Consoles[3].State);

        await session.CrawlAsync(CrawlScope.Due, Nobody, Cancelled);
        Assert.Equal((1, 1, 1), Asked());

        await session.CrawlAsync(CrawlScope.All, Nobody, Cancelled);
        Assert.Equal((2, 2, 2), Asked());

        await session.CrawlAsync(CrawlScope.Neighbours, Nobody, Cancelled);
        Assert.Equal((3, 3, 2), Asked());
    }

    [Fact(Timeout = 60_000)]
    public async Task It_looks_at_the_pages_that_it_is_told_to_however_fresh_they_are()
    {
        await using var network = await NetworkAsync();
        await using var session = Open(network);
        await session.CrawlAsync(CrawlScope.Due, Nobody, Cancelled);
        var own = new HashSet<PageAddress> { PageAddress.TryParse("https://own.example/", out var page) ? page
            : throw new InvalidOperationException() };

        await session.CheckPagesAsync(own, Nobody, Cancelled);
        await session.CheckPagesAsync(own, Nobody, Cancelled);

        Assert.Equal(2, network.CountOf("https://own.example/"));
        Assert.Equal(0, network.CountOf("https://a.example/page"));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(429, 1)]
    [InlineData(503, 1)]
    [InlineData(500, 2)]
    public async Task Who_asked_to_be_left_alone_is(int status, int asked)
    {
        await using var network = await NetworkAsync();
        network.Answer("https://a.example/wander.js", Replies.Status(status, ("Retry-After", "7200")));
        network.Answer("https://own.example/", Replies.Status(status, ("Retry-After", "7200")));
        await using var session = Open(network);
        for (var i = 0; i < 2; i++)
        {
            await session.CrawlAsync(CrawlScope.All, Nobody, Cancelled);
            await session.CheckPagesAsync(session.Now.Network.Pages.Select(page => page.Address).ToHashSet(), Nobody, Cancelled);
        }

        Assert.Equal(asked, network.CountOf("https://a.example/wander.js"));
        Assert.Equal(asked, network.Requests.Count(request => request is { Address: "https://own.example/", Query: not "" }));
    }

    [Fact(Timeout = 60_000)]
    public async Task Beside_a_running_service_it_reads_what_that_knows_and_writes_nothing()
    {
        await using var network = await NetworkAsync();
        await using (await ServiceAsync(network))
        {
            await using var session = Open(network, Yaml + "ignore: [https://nowhere.example/]\n");
            Assert.Equal(ConsoleState.Read, session.Now.Network.Consoles[1].State);
            network.AnswerConsole("https://b.example/", pages: ["https://new.example/"]);
            await session.CrawlAsync(CrawlScope.All, Nobody, Cancelled);
            Assert.Contains(session.Now.Network.Pages, page => page.Address.Value == "https://new.example/");
        }
        Assert.Equal("data/wander.db is in use, as by a running service: what this command finds out is not kept there.\n",
            _error.ToString());

        await using var after = Open(network);
        Assert.Equal(3, after.Now.Network.Pages.Count);
        Assert.DoesNotContain(after.Now.Network.Pages, page => page.Address.Value == "https://new.example/");
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_found_out_offline_is_not_kept()
    {
        await using var network = await NetworkAsync();
        await using var nowhere = await ReplayedNetwork.StartAsync();
        await using (var online = Open(network))
            await online.CrawlAsync(CrawlScope.Due, Nobody, Cancelled);

        await using (var offline = Open(nowhere))
        {
            await offline.CrawlAsync(CrawlScope.All, Nobody, Cancelled);
            Assert.Equal(ConsoleState.LastGood, offline.Now.Network.Consoles[1].State);
            Assert.True(offline.IsUnanswered);
        }

        await using var later = Open(network);
        Assert.Equal(ConsoleState.Read, later.Now.Network.Consoles[1].State);
    }

    [Fact(Timeout = 60_000)]
    public async Task Many_pages_that_cannot_be_reached_are_at_fault_when_another_site_answers()
    {
        await using var network = await NetworkAsync();
        var yaml = "url: https://us.example/\nconsoles: [https://a.example/]\n" + ThirtyDeadPages;
        await using var session = Open(network, yaml);
        await session.CrawlAsync(CrawlScope.Neighbours, Nobody, Cancelled);

        var moment = await session.CheckPagesAsync(pages: null, Nobody, Cancelled);

        Assert.False(session.IsUnanswered);
        Assert.Equal(30, moment.Network.Pages.Count(page => page.Verdict is Verdict.Failing));
    }

    [Fact(Timeout = 60_000)]
    public async Task Offline_no_page_is_blamed()
    {
        await using var nowhere = await ReplayedNetwork.StartAsync();
        var yaml = "url: https://us.example/\n" + ThirtyDeadPages;
        await using var session = Open(nowhere, yaml);

        var moment = await session.CheckPagesAsync(pages: null, Nobody, Cancelled);

        Assert.True(session.IsUnanswered);
        Assert.All(moment.Network.Pages, page => Assert.Equal(Verdict.Unchecked, page.Verdict));
    }

    [Fact(Timeout = 60_000)]
    public async Task When_the_connection_is_lost_on_the_way_no_page_is_blamed()
    {
        await using var network = await NetworkAsync();
        network.AnswerConsole("https://a.example/");
        var yaml = "url: https://us.example/\nconsoles: [https://a.example/]\n" + ThirtyDeadPages;
        await using var session = Open(network, yaml);
        await session.CrawlAsync(CrawlScope.Neighbours, Nobody, Cancelled);
        Assert.False(session.IsUnanswered);
        network.Answer("https://a.example/wander.js", Replies.Reset());

        var moment = await session.CheckPagesAsync(pages: null, Nobody, Cancelled);

        Assert.True(session.IsUnanswered);
        Assert.DoesNotContain(moment.Network.Pages, page => page.Verdict is Verdict.Failing);
    }

    private async Task<WanderHost> ServiceAsync(ReplayedNetwork network)
    {
        var host = await WanderHost.StartAsync(network, Yaml, replace: _time.Replace, folder: _folder);
        await host.WhenCrawledAsync(Cancelled);
        // The service writes by its own clock.
        while (!_time.HasTimerAt(_time.Now + TimeSpan.FromMilliseconds(250)))
            await Task.Delay(1, Cancelled);
        _time.Advance(TimeSpan.FromMilliseconds(250));
        while (!_time.HasTimerAt(_time.Now + TimeSpan.FromMilliseconds(250)))
            await Task.Delay(1, Cancelled);
        return host;
    }
}
