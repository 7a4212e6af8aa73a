namespace Wander.Tests.Crawling;

/// <summary>Tests that the log contains each problem of a crawl once, also after a restart of the service.</summary>
public class CrawlLogTests
{
    private const int Timeout = 60_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Timeout = Timeout)]
    public async Task A_failure_is_logged_once_and_again_when_its_reason_changes()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://a.example/wander.js", Replies.Status(500));
        var time = new ManualTime();
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://a.example/]\n", replace: time.Replace);
        await host.WhenCrawledAsync(Cancelled);
        await host.NextCrawlAsync(time, Cancelled);
        network.Answer("https://a.example/wander.js", Replies.Status(403));
        await host.NextCrawlAsync(time, Cancelled);
        await host.NextCrawlAsync(time, Cancelled);

        Assert.Equal(
            [
                "Information: Crawl finished in 0.0 s. Consoles: 1 fetched, 1 failed, 1 known. Pages: 0 known.",
                "Warning: https://a.example/ could not be read (500 Internal Server Error)",
                "Warning: https://a.example/ could not be read (403 Forbidden)",
            ],
            CrawlLines(host));
    }

    [Fact(Timeout = Timeout)]
    public async Task After_a_restart_only_the_consoles_that_are_fetched_are_logged()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/", pages: ["https://page.example/"]);
        network.Answer("https://b.example/wander.js", Replies.Status(500));
        network.Answer("https://c.example/wander.js", Replies.Status(404));
        using var folder = new TemporaryFolder();
        var time = new ManualTime();
        await using (var first = await StartAsync())
            await first.WhenCrawledAsync(Cancelled);
        var requested = network.Requests.Count;
        time.Advance(TimeSpan.FromMinutes(1));

        await using var second = await StartAsync();
        await second.WhenCrawledAsync(Cancelled);
        await second.WhenNextCrawlIsScheduledAsync(time, Cancelled);
        Assert.Empty(CrawlLines(second));
        Assert.Equal(requested, network.Requests.Count);

        network.Answer("https://c.example/wander.js", Replies.Status(410));
        await second.NextCrawlAsync(time, Cancelled);
        await second.WhenNextCrawlIsScheduledAsync(time, Cancelled);
        Assert.Equal(
            [
                "Information: Crawl finished in 0.0 s. Consoles: 2 fetched, 2 failed, 3 known. Pages: 1 known.",
                "Warning: https://c.example/ could not be read (410 Gone)",
            ],
            CrawlLines(second));

        Task<WanderHost> StartAsync() => WanderHost.StartAsync(
            network, "consoles: [https://a.example/, https://b.example/, https://c.example/]\n", replace: time.Replace,
            folder: folder);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_cancelled_crawl_logs_the_failures_that_it_found()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://failing.example/wander.js", Replies.Status(500));
        network.Answer("https://slow.example/wander.js", Replies.Hang());
        const string yaml = "consoles: [https://failing.example/, https://slow.example/]\n";
        await using var host = await WanderHost.StartAsync(network, yaml);
        await host.WhenAsync(moment => moment.Crawl.Consoles.Failed == 1, Cancelled);

        host.Save($"title: Other\n{yaml}");

        while (CrawlLines(host).Length == 0)
            await Task.Delay(10, Cancelled);
        Assert.Equal(
            ["Warning: https://failing.example/ could not be read (500 Internal Server Error)"], CrawlLines(host));
    }

    private static string[] CrawlLines(WanderHost host) =>
    [
        .. host.Log.Where(line => line.StartsWith("Information: Crawl finished", StringComparison.Ordinal)
            || line.Contains("could not be read", StringComparison.Ordinal)),
    ];
}
