using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Tests.Crawling;

public class CrawlTests
{
    private const string Yaml = """
        consoles: [https://susam.net/wander/]
        pages: [https://midnight.pub/]
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_complete_real_network_is_found_and_exported_to_network_json()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        var real = RealNetwork.Read();
        real.Serve(network, withFaults: false);
        await using var host = await WanderHost.StartAsync(network, Yaml);

        var moment = await host.WhenCrawledAsync(Cancelled);

        Assert.Equal(58, moment.Crawl.Consoles.Known);
        Assert.Equal(58, moment.Crawl.Consoles.Read);
        using var file = JsonDocument.Parse(await host.Client.GetStringAsync("network.json", Cancelled));
        Assert.Equal(58, file.RootElement.GetProperty("consoles").EnumerateObject().Count());
        var reached = file.RootElement.GetProperty("consoles").EnumerateObject().Select(entry => entry.Name).ToHashSet();
        Assert.Equal(Expected(real.Consoles, reached, Canonical), Actual(file, "consoles"));
        Assert.Equal(Expected(real.Pages, reached, Canonical), Actual(file, "pages"));
        Assert.Empty(network.UnknownHosts);
        Assert.All(network.Requests, request => Assert.EndsWith("/wander.js", request.Address, StringComparison.Ordinal));
        Assert.All(network.Requests, request => Assert.StartsWith("https://", request.Address, StringComparison.Ordinal));
    }

    // The file contains addresses as their authors wrote them, some of them twice. The crawl normalises them.
    private static string Canonical(string url) => PageAddress.TryParse(url, out var address) ? address.Value : url;

    private static SortedDictionary<string, string> Expected(
        IReadOnlyDictionary<string, string[]> entries, HashSet<string> reached, Func<string, string> canonical) => new(
        entries.Select(entry => (Url: canonical(entry.Key), Referrers: entry.Value.Where(reached.Contains)))
            .GroupBy(entry => entry.Url, entry => entry.Referrers)
            .Select(group => (Url: group.Key, Referrers: Join(group.SelectMany(referrers => referrers))))
            .Where(entry => entry.Referrers.Length > 0)
            .ToDictionary(entry => entry.Url, entry => entry.Referrers),
        StringComparer.Ordinal);

    private static SortedDictionary<string, string> Actual(JsonDocument file, string name) => new(
        file.RootElement.GetProperty(name).EnumerateObject().ToDictionary(
            entry => entry.Name,
            entry => Join(entry.Value.GetProperty("referrers").EnumerateArray().Select(url => url.GetString()!))),
        StringComparer.Ordinal);

    private static string Join(IEnumerable<string> urls) => string.Join(' ', urls.Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_host_gets_at_most_per_host_concurrent_requests()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Latency = TimeSpan.FromMilliseconds(20);
        var many = Enumerable.Range(0, 40).Select(i => $"https://many.example/{i}/").ToArray();
        network.AnswerConsole("https://first.example/", consoles: many);
        foreach (var console in many)
            network.Answer(console + "wander.js",
                Replies.Redirect(console.Replace("many", "elsewhere", StringComparison.Ordinal) + "wander.js"));
        foreach (var console in many)
            network.AnswerConsole(console.Replace("many", "elsewhere", StringComparison.Ordinal));
        await using var host = await WanderHost.StartAsync(network, """
            consoles: [https://first.example/]
            crawl: { per_host: 3 }
            """);

        var moment = await host.WhenCrawledAsync(Cancelled);

        Assert.Equal(41, moment.Crawl.Consoles.Read);
        Assert.Equal(3, network.PeakOf("many.example"));
        Assert.InRange(network.PeakOf("elsewhere.example"), 1, 3);
    }

    [Fact]
    public async Task A_second_crawl_makes_conditional_requests()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/", consoles: ["https://b.example/"], pages: ["https://page.example/"]);
        network.AnswerConsole("https://b.example/", pages: ["https://other.example/"]);
        var time = new ManualTime();
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://a.example/]\n", replace: time.Replace);
        var first = await host.WhenCrawledAsync(Cancelled);
        var second = await host.NextCrawlAsync(time, Cancelled);

        Assert.Equal(2, network.CountOf("https://a.example/wander.js"));
        var again = network.Requests.Last(request => request.Address == "https://a.example/wander.js");
        Assert.True(again.Headers.ContainsKey("If-None-Match"));
        Assert.Equal("Fri, 15 May 2026 03:59:32 GMT", again.Headers["If-Modified-Since"]);
        Assert.Equal(first.Network.Pages.Select(page => page.Address), second.Network.Pages.Select(page => page.Address));
        Assert.Equal(first.Network.Pages[0].FirstSeen, second.Network.Pages[0].FirstSeen);
        Assert.Equal(TimeSpan.FromHours(6), second.Crawl.StartedAt - first.Crawl.FinishedAt);
    }

    [Fact]
    public async Task A_failing_console_keeps_its_last_document_for_30_days()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/", pages: ["https://page.example/"]);
        var time = new ManualTime();
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://a.example/]\n", replace: time.Replace);
        await host.WhenCrawledAsync(Cancelled);
        network.Answer("https://a.example/wander.js", Replies.Status(500));
        var firstSeen = host.Live.Now.Network.Pages[0].FirstSeen;
        var pauses = new List<TimeSpan>();
        async Task<NetworkMoment> NextAsync()
        {
            var before = time.Now;
            var moment = await host.NextCrawlAsync(time, Cancelled);
            pauses.Add(time.Now - before);
            return moment;
        }

        var failing = await NextAsync();
        Assert.Equal(ConsoleState.LastGood, failing.Network.Consoles[1].State);
        Assert.Equal("500 Internal Server Error", failing.Network.Consoles[1].Reason);
        Assert.Single(failing.Network.Pages);
        while (failing.Network.Consoles[1].State is ConsoleState.LastGood)
            failing = await NextAsync();

        Assert.Equal(ConsoleState.Failed, failing.Network.Consoles[1].State);
        Assert.Empty(failing.Network.Pages);
        Assert.Equal(TimeSpan.FromDays(30), time.Now - failing.Network.Consoles[1].LastRead!.Value);
        Assert.Equal(["06:00:00", "00:15:00", "01:00:00", "06:00:00", "1.00:00:00", "3.00:00:00", "7.00:00:00"],
            pauses.Take(7).Select(p => p.ToString()));

        network.AnswerConsole("https://a.example/", pages: ["https://page.example/"]);
        var recovered = await NextAsync();
        Assert.Equal(ConsoleState.Read, recovered.Network.Consoles[1].State);
        Assert.Null(recovered.Network.Consoles[1].Reason);
        Assert.Equal(firstSeen, Assert.Single(recovered.Network.Pages).FirstSeen);
    }

    [Fact]
    public async Task A_console_that_fails_for_90_days_is_forgotten_until_it_responds()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/", pages: ["https://page.example/"]);
        var time = new ManualTime();
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://a.example/]\n", replace: time.Replace);
        var moment = await host.WhenCrawledAsync(Cancelled);
        var began = time.Now;
        network.Answer("https://a.example/wander.js", Replies.Status(500));

        while (moment.Network.Consoles.Length > 1)
            moment = await host.NextCrawlAsync(time, Cancelled);
        Assert.InRange(time.Now - began, TimeSpan.FromDays(90), TimeSpan.FromDays(98));
        Assert.Empty(moment.Network.Pages);

        var requested = network.CountOf("https://a.example/wander.js");
        for (var i = 0; i < 5; i++)
            Assert.Single((await host.NextCrawlAsync(time, Cancelled)).Network.Consoles);
        // It is still listed, so it is requested once a week.
        Assert.Equal(requested + 5, network.CountOf("https://a.example/wander.js"));

        network.AnswerConsole("https://a.example/", pages: ["https://page.example/"]);
        moment = await host.NextCrawlAsync(time, Cancelled);
        Assert.Equal(ConsoleState.Read, moment.Network.Consoles[1].State);
        Assert.True(Assert.Single(moment.Network.Pages).FirstSeen > began); // its page was forgotten too
    }

    [Fact]
    public async Task A_console_that_is_no_longer_listed_is_not_requested_and_then_forgotten()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/", consoles: ["https://b.example/"]);
        network.AnswerConsole("https://b.example/", pages: ["https://page.example/"]);
        var time = new ManualTime();
        var memory = new CrawlMemory();
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://a.example/]\n", replace: services =>
        {
            time.Replace(services);
            services.AddSingleton(memory);
        });
        await host.WhenCrawledAsync(Cancelled);
        network.AnswerConsole("https://a.example/");

        var moment = await host.NextCrawlAsync(time, Cancelled);
        Assert.Equal(2, moment.Network.Consoles.Length);
        Assert.Empty(moment.Network.Pages);
        Assert.Equal((3, 1), (memory.Consoles.Count, memory.Pages.Count));
        var began = time.Now;
        while (time.Now - began < TimeSpan.FromDays(91))
            await host.NextCrawlAsync(time, Cancelled);

        // The second crawl requests it before the response of a.example arrives.
        Assert.Equal(2, network.CountOf("https://b.example/wander.js"));
        Assert.Equal((2, 0), (memory.Consoles.Count, memory.Pages.Count)); // including our own console
    }

    [Fact]
    public async Task Retry_After_postpones_the_requests_to_a_site()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://busy.example/1/wander.js", Replies.Status(429, ("Retry-After", "7200")));
        network.AnswerConsole("https://busy.example/2/", pages: ["https://page.example/"]);
        var time = new ManualTime();
        await using var host = await WanderHost.StartAsync(network, """
            consoles: [https://busy.example/1/, https://busy.example/2/]
            crawl: { per_host: 1 }
            """, replace: time.Replace);

        var moment = await host.WhenCrawledAsync(Cancelled);
        Assert.Equal("429 Too Many Requests", moment.Network.Consoles[1].Reason);
        Assert.Single(network.Requests); // the second console of the host was not requested
        var began = time.Now;
        await host.NextCrawlAsync(time, Cancelled);
        Assert.Equal(TimeSpan.FromHours(2), time.Now - began);
    }
}
