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

    private static IProgress<SessionProgress> Ignored => new Progress<SessionProgress>();

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
    public async Task A_session_starts_with_the_results_of_the_previous_one()
    {
        await using var network = await NetworkAsync();
        await using (var first = Open(network))
        {
            Assert.Equal(ConsoleState.Unread, first.Now.Network.Consoles[1].State);
            await first.CrawlAsync(CrawlScope.Due, Ignored, Cancelled);
            var moment = await first.CheckPagesAsync(pages: null, Ignored, Cancelled);
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
    public async Task Results_are_stored_during_a_crawl()
    {
        await using var network = await NetworkAsync();
        network.Answer("https://gone.example/wander.js", Replies.Hang());
        await using var session = Open(network);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var crawl = session.CrawlAsync(CrawlScope.Due, Ignored, end.Token);
        // Three: this console and two others.
        while (session.Memory.Consoles.ToArray().Count(console => console.State is ConsoleState.Read) < 3)
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
    public async Task The_scope_selects_due_consoles_all_consoles_or_neighbours()
    {
        await using var network = await NetworkAsync();
        await using var session = Open(network);
        (int, int, int) Counts() => (
            network.CountOf("https://a.example/wander.js"),
            network.CountOf("https://gone.example/wander.js"),
            network.CountOf("https://b.example/wander.js"));

        await session.CrawlAsync(CrawlScope.Neighbours, Ignored, Cancelled);
        Assert.Equal((1, 1, 0), Counts());
        Assert.Equal(ConsoleState.Unread, session.Now.Network.Consoles[3].State);

        await session.CrawlAsync(CrawlScope.Due, Ignored, Cancelled);
        Assert.Equal((1, 1, 1), Counts());

        await session.CrawlAsync(CrawlScope.All, Ignored, Cancelled);
        Assert.Equal((2, 2, 2), Counts());

        await session.CrawlAsync(CrawlScope.Neighbours, Ignored, Cancelled);
        Assert.Equal((3, 3, 2), Counts());
    }

    [Fact(Timeout = 60_000)]
    public async Task Given_pages_are_checked_even_when_they_are_not_due()
    {
        await using var network = await NetworkAsync();
        await using var session = Open(network);
        await session.CrawlAsync(CrawlScope.Due, Ignored, Cancelled);
        var own = new HashSet<PageAddress> { PageAddress.TryParse("https://own.example/", out var page) ? page
            : throw new InvalidOperationException() };

        await session.CheckPagesAsync(own, Ignored, Cancelled);
        await session.CheckPagesAsync(own, Ignored, Cancelled);

        Assert.Equal(2, network.CountOf("https://own.example/"));
        Assert.Equal(0, network.CountOf("https://a.example/page"));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(429, 1)]
    [InlineData(503, 1)]
    [InlineData(500, 2)]
    public async Task Retry_After_is_respected(int status, int requests)
    {
        await using var network = await NetworkAsync();
        network.Answer("https://a.example/wander.js", Replies.Status(status, ("Retry-After", "7200")));
        network.Answer("https://own.example/", Replies.Status(status, ("Retry-After", "7200")));
        await using var session = Open(network);
        for (var i = 0; i < 2; i++)
        {
            await session.CrawlAsync(CrawlScope.All, Ignored, Cancelled);
            await session.CheckPagesAsync(session.Now.Network.Pages.Select(page => page.Address).ToHashSet(), Ignored, Cancelled);
        }

        Assert.Equal(requests, network.CountOf("https://a.example/wander.js"));
        Assert.Equal(requests, network.Requests.Count(request => request is { Address: "https://own.example/", Query: not "" }));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_session_during_a_running_service_reads_the_store_and_writes_nothing()
    {
        await using var network = await NetworkAsync();
        await using (await ServiceAsync(network))
        {
            await using var session = Open(network, Yaml + "ignore: [https://nowhere.example/]\n");
            Assert.Equal(ConsoleState.Read, session.Now.Network.Consoles[1].State);
            network.AnswerConsole("https://b.example/", pages: ["https://new.example/"]);
            await session.CrawlAsync(CrawlScope.All, Ignored, Cancelled);
            Assert.Contains(session.Now.Network.Pages, page => page.Address.Value == "https://new.example/");
        }
        Assert.Equal("data/wander.db is in use, probably by a running service. The results of this command are not stored.\n",
            _error.ToString());

        await using var after = Open(network);
        Assert.Equal(3, after.Now.Network.Pages.Count);
        Assert.DoesNotContain(after.Now.Network.Pages, page => page.Address.Value == "https://new.example/");
    }

    [Fact(Timeout = 60_000)]
    public async Task Results_while_offline_are_not_stored()
    {
        await using var network = await NetworkAsync();
        await using var nowhere = await ReplayedNetwork.StartAsync();
        await using (var online = Open(network))
            await online.CrawlAsync(CrawlScope.Due, Ignored, Cancelled);

        await using (var offline = Open(nowhere))
        {
            await offline.CrawlAsync(CrawlScope.All, Ignored, Cancelled);
            Assert.Equal(ConsoleState.LastGood, offline.Now.Network.Consoles[1].State);
            Assert.True(offline.IsUnanswered);
        }

        await using var later = Open(network);
        Assert.Equal(ConsoleState.Read, later.Now.Network.Consoles[1].State);
    }

    [Fact(Timeout = 60_000)]
    public async Task Many_unreachable_pages_fail_when_another_site_answers()
    {
        await using var network = await NetworkAsync();
        var yaml = "url: https://us.example/\nconsoles: [https://a.example/]\n" + ThirtyDeadPages;
        await using var session = Open(network, yaml);
        await session.CrawlAsync(CrawlScope.Neighbours, Ignored, Cancelled);

        var moment = await session.CheckPagesAsync(pages: null, Ignored, Cancelled);

        Assert.False(session.IsUnanswered);
        Assert.Equal(30, moment.Network.Pages.Count(page => page.Verdict is Verdict.Failing));
    }

    [Fact(Timeout = 60_000)]
    public async Task Pages_do_not_fail_while_offline()
    {
        await using var nowhere = await ReplayedNetwork.StartAsync();
        var yaml = "url: https://us.example/\n" + ThirtyDeadPages;
        await using var session = Open(nowhere, yaml);

        var moment = await session.CheckPagesAsync(pages: null, Ignored, Cancelled);

        Assert.True(session.IsUnanswered);
        Assert.All(moment.Network.Pages, page => Assert.Equal(Verdict.Unchecked, page.Verdict));
    }

    [Fact(Timeout = 60_000)]
    public async Task Pages_do_not_fail_when_the_connection_is_lost()
    {
        await using var network = await NetworkAsync();
        network.AnswerConsole("https://a.example/");
        var yaml = "url: https://us.example/\nconsoles: [https://a.example/]\n" + ThirtyDeadPages;
        await using var session = Open(network, yaml);
        await session.CrawlAsync(CrawlScope.Neighbours, Ignored, Cancelled);
        Assert.False(session.IsUnanswered);
        network.Answer("https://a.example/wander.js", Replies.Reset());

        var moment = await session.CheckPagesAsync(pages: null, Ignored, Cancelled);

        Assert.True(session.IsUnanswered);
        Assert.DoesNotContain(moment.Network.Pages, page => page.Verdict is Verdict.Failing);
    }

    private async Task<WanderHost> ServiceAsync(ReplayedNetwork network)
    {
        var host = await WanderHost.StartAsync(network, Yaml, replace: _time.Replace, folder: _folder);
        await host.WhenCrawledAsync(Cancelled);
        // The service writes to the store when its clock advances.
        while (!_time.HasTimerAt(_time.Now + TimeSpan.FromMilliseconds(250)))
            await Task.Delay(1, Cancelled);
        _time.Advance(TimeSpan.FromMilliseconds(250));
        while (!_time.HasTimerAt(_time.Now + TimeSpan.FromMilliseconds(250)))
            await Task.Delay(1, Cancelled);
        return host;
    }
}
