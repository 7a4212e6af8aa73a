using Wander.State;

namespace Wander.Tests.Crawling;

/// <summary>Tests since when each console recommends a page, across crawls and restarts.</summary>
public class RecommendedSinceTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task The_time_of_a_new_recommendation_is_kept_across_restarts()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        using var folder = new TemporaryFolder();
        var time = new ManualTime();
        network.AnswerConsole("https://a.example/", pages: ["https://old.example/"]);
        var began = time.Now;
        DateTimeOffset later;
        await using (var host = await StartAsync("pages: [https://own.example/]"))
        {
            await host.WhenCrawledAsync(Cancelled);
            network.AnswerConsole("https://a.example/", pages: ["https://new.example/", "https://old.example/"]);
            await host.NextCrawlAsync(time, Cancelled);
            later = time.Now;
        }
        time.Advance(TimeSpan.FromMinutes(1));

        await using var next = await StartAsync("pages: [https://old.example/, https://own.example/]");
        var moment = await next.WhenAsync(known => known.Network.Pages.Count == 3, Cancelled);

        Assert.True(later > began);
        Assert.Equal([("https://a.example/", later)], SinceOf(moment, "https://new.example/"));
        Assert.Equal([("https://us.example/", time.Now), ("https://a.example/", began)], SinceOf(moment, "https://old.example/"));
        Assert.Equal([("https://us.example/", began)], SinceOf(moment, "https://own.example/"));

        Task<WanderHost> StartAsync(string pages) =>
            WanderHost.StartAsync(network, $"url: https://us.example/\nconsoles: [https://a.example/]\n{pages}\n",
                replace: time.Replace, folder: folder);
    }

    private static IEnumerable<(string, DateTimeOffset)> SinceOf(NetworkMoment moment, string address)
    {
        var page = moment.Network.Pages.Single(page => page.Address.Value == address);
        return page.Recommenders.Zip(
            page.Since, (console, since) => (moment.Network.Consoles[console].Address.Value, new DateTimeOffset(since)));
    }
}
