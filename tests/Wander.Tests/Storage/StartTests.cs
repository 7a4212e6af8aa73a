using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Wander.State;

namespace Wander.Tests.Storage;

/// <summary>Tests a service that starts with the stored network of an earlier run.</summary>
public class StartTests
{
    private const int Timeout = 60_000;

    private const string Yaml = """
        url: https://console.example/
        consoles: ['https://a.example/']
        pages: [{ url: 'https://own.example/', note: Mine }]
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static void Serve(ReplayedNetwork network)
    {
        network.AnswerConsole("https://a.example/", consoles: ["https://b.example/"], pages: ["https://one.example/"]);
        network.AnswerConsole("https://b.example/", pages: ["https://two.example/", "https://gone.example/"]);
        network.Answer("https://gone.example/", Replies.Status(404));
        foreach (var name in (string[])["own", "one", "two"])
            network.Answer($"https://{name}.example/", Replies.Html($"<!doctype html><html lang=en><title>{name}</title>"));
    }

    private static Task<WanderHost> StartAsync(
        ReplayedNetwork network, TemporaryFolder folder, ManualTime time, string yaml = Yaml) =>
        WanderHost.StartAsync(network, yaml, replace: time.Replace, isChecking: true, folder: folder);

    private static string[] Describe(NetworkMoment moment) =>
    [
        .. moment.Network.Consoles.Select(console => $"{console.Address} {console.State} {console.Depth} {console.LastRead:u}"),
        .. moment.Network.Pages.Select(page =>
            $"{page.Address} {page.FirstSeen:u} {page.Note} {string.Join(',', page.Recommenders)} {page.Check}"),
    ];

    [Fact(Timeout = Timeout)]
    public async Task The_stored_network_is_served_immediately_and_only_due_requests_are_made()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        Serve(network);
        using var folder = new TemporaryFolder();
        var time = new ManualTime();
        string[] before;
        await using (var first = await StartAsync(network, folder, time))
            before = Describe(await first.WhenCheckedAsync(Cancelled));
        var requested = network.Requests.Count;
        time.Advance(TimeSpan.FromMinutes(50));

        await using var second = await StartAsync(network, folder, time);

        Assert.Equal(before, Describe(second.Live.Now));
        var pick = await second.Client.GetFromJsonAsync<JsonObject>("api/recommendation", Cancelled);
        Assert.Equal("own", (string?)pick!["title"]);
        await second.WhenCrawledAsync(Cancelled);
        while (!time.HasTimerAt(time.Now + TimeSpan.FromMinutes(10)))
            await Task.Delay(1, Cancelled); // the page that answered 404 is due after an hour
        Assert.Equal(requested, network.Requests.Count);
    }

    [Fact(Timeout = Timeout)]
    public async Task Only_due_consoles_and_pages_are_requested()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        Serve(network);
        using var folder = new TemporaryFolder();
        var time = new ManualTime();
        await using (var first = await StartAsync(network, folder, time))
            await first.WhenCheckedAsync(Cancelled);
        int[] Counts() => [.. ((string[])["https://a.example/wander.js", "https://one.example/", "https://gone.example/"]).Select(
            network.CountOf)];
        Assert.Equal([1, 1, 2], Counts()); // the 404 page is requested with `via` and without

        time.Advance(TimeSpan.FromHours(2)); // the failing page is due
        await using (var second = await StartAsync(network, folder, time))
        {
            await second.WhenAsync(moment => moment.Network.Pages.Any(page => page.Check.CheckedAt == time.Now), Cancelled);
            Assert.Equal([1, 1, 4], Counts());
        }
        time.Advance(TimeSpan.FromHours(5)); // the consoles are due
        await using (var third = await StartAsync(network, folder, time))
        {
            await third.WhenAsync(
                moment => moment.Network.Consoles.Skip(1).All(console => console.LastRead == time.Now), Cancelled);
            Assert.Equal([2, 1, 4], Counts());
        }
        time.Advance(TimeSpan.FromDays(7)); // everything is due
        await using (var fourth = await StartAsync(network, folder, time))
        {
            await fourth.WhenAsync(moment => moment.Network.Pages.All(page => page.Check.CheckedAt == time.Now), Cancelled);
            await fourth.WhenCrawledAsync(Cancelled);
            Assert.Equal([3, 2, 6], Counts());
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task The_first_recommendation_needs_no_reachable_site()
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTime();
        await using (var network = await ReplayedNetwork.StartAsync())
        {
            Serve(network);
            await using var first = await StartAsync(network, folder, time);
            await first.WhenCheckedAsync(Cancelled);
        }
        time.Advance(TimeSpan.FromDays(1));
        await using var empty = await ReplayedNetwork.StartAsync();
        empty.Answer("https://a.example/wander.js", Replies.Hang());

        await using var second = await StartAsync(empty, folder, time);

        var pick = await second.Client.GetFromJsonAsync<JsonObject>("api/recommendation", Cancelled);
        Assert.Equal("https://own.example/", (string?)pick!["url"]);
        Assert.Equal(3, second.Live.Now.Network.Consoles.Length);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_console_at_a_new_address_checks_its_pages_again()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        Serve(network);
        using var folder = new TemporaryFolder();
        var time = new ManualTime();
        await using (var first = await StartAsync(network, folder, time))
            await first.WhenCheckedAsync(Cancelled);

        await using var second = await StartAsync(
            network, folder, time, Yaml.Replace("console.example", "moved.example", StringComparison.Ordinal));
        var moment = await second.WhenCheckedAsync(Cancelled);

        Assert.Equal(3, moment.Crawl.Pages.Embeddable);
        Assert.Contains(network.Requests, request => request.Query == "?via=https://moved.example/");
    }
}
