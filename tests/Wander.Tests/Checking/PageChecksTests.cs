using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Tests.Checking;

public class PageChecksTests
{
    private const int Timeout = 60_000;
    private const string Page = "https://page.example/";

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static string Html(string title) => $"<!doctype html><html lang=en><title>{title}</title>";

    private static Task<WanderHost> StartAsync(ReplayedNetwork network, string yaml, ManualTime? time = null) =>
        WanderHost.StartAsync(
            network, "url: https://console.example/\n" + yaml, replace: time is null ? null : time.Replace, isChecking: true);

    private static PageCheck CheckOf(NetworkMoment moment, string page)
    {
        Assert.True(moment.Network.TryFindPage(PageChecking.Address(page).Id, out var found));
        return found.Check;
    }

    [Fact(Timeout = Timeout)]
    public async Task Every_page_gets_a_verdict_and_only_embeddable_pages_are_picked()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole(
            "https://a.example/", pages: ["https://good.example/", "https://gone.example/", "https://shy.example/"]);
        network.Answer("https://good.example/", Replies.Html(Html("Good")));
        network.Answer("https://gone.example/", Replies.Status(410));
        network.Answer("https://shy.example/", Replies.Bytes([.. "<p>"u8], "text/html", ("X-Frame-Options", "DENY")));
        await using var host = await StartAsync(network, "consoles: ['https://a.example/']");

        var moment = await host.WhenCheckedAsync(Cancelled);

        Assert.Equal(new PageCounts(3, 3, 1), moment.Crawl.Pages);
        while (!host.Log.Contains("Information: 3 of 3 pages have been checked; 1 can be shown in the frame"))
            await Task.Delay(1, Cancelled);
        for (var i = 0; i < 20; i++)
        {
            var pick = await host.Client.GetFromJsonAsync<JsonObject>("api/recommendation", Cancelled);
            Assert.Equal(("https://good.example/", "Good", "en"),
                ((string?)pick!["url"], (string?)pick["title"], (string?)pick["language"]));
        }
        var shy = (await host.Client.GetFromJsonAsync<JsonObject>("api/pages?verdict=refuses-framing", Cancelled))!["pages"]![0]!;
        Assert.Equal("X-Frame-Options: DENY", (string?)shy["reason"]);
        Assert.NotNull(shy["checkedAt"]);
        var found = await host.Client.GetFromJsonAsync<JsonObject>("api/pages?q=GOOD&language=en", Cancelled);
        Assert.Equal("https://good.example/", (string?)Assert.Single(found!["pages"]!.AsArray())!["url"]);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_host_gets_one_request_at_a_time()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Latency = TimeSpan.FromMilliseconds(5);
        var pages = Enumerable.Range(0, 20).Select(i => $"https://many.example/{i}").ToArray();
        foreach (var page in pages)
            network.Answer(page, Replies.Redirect("https://other.example" + new Uri(page).AbsolutePath));
        foreach (var page in pages)
            network.Answer(page.Replace("many", "other", StringComparison.Ordinal), Replies.Html(Html("x")));
        await using var host = await StartAsync(
            network, $"pages: [{string.Join(", ", pages.Select(page => $"'{page}'"))}, 'https://other.example/']");

        await host.WhenCheckedAsync(Cancelled);

        Assert.Equal((1, 1), (network.PeakOf("many.example"), network.PeakOf("other.example")));
        Assert.Equal(1, network.CountOf("https://many.example/robots.txt"));
    }

    [Fact(Timeout = Timeout)]
    public async Task An_embeddable_page_is_checked_again_after_a_week()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer(Page, Replies.Html(Html("x")));
        var time = new ManualTime();
        await using var host = await StartAsync(network, $"pages: ['{Page}']", time);
        var first = await host.WhenCheckedAsync(Cancelled);

        await NextCheckAsync(host, time, first, Week);

        Assert.Equal(2, network.CountOf(Page));
        Assert.Equal(2, network.CountOf("https://page.example/robots.txt"));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_failing_page_is_withheld_and_checked_less_often_until_it_recovers()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer(Page, Replies.Status(500));
        var time = new ManualTime();
        await using var host = await StartAsync(network, $"pages: ['{Page}']", time);
        var moment = await host.WhenCheckedAsync(Cancelled);
        foreach (var hours in (int[])[1, 6, 24, 72, 168, 168])
        {
            Assert.Equal(
                (Verdict.Failing, "500 Internal Server Error"), (CheckOf(moment, Page).Verdict, CheckOf(moment, Page).Reason));
            Assert.Equal(0, moment.Network.Pool.Count);
            moment = await NextCheckAsync(host, time, moment, TimeSpan.FromHours(hours));
        }
        network.Answer(Page, Replies.Html(Html("Back")));

        moment = await NextCheckAsync(host, time, moment, Week);

        Assert.Equal((Verdict.Embeddable, "Back"), (CheckOf(moment, Page).Verdict, CheckOf(moment, Page).Title));
        Assert.Equal(1, moment.Network.Pool.Count);
        await NextCheckAsync(host, time, moment, Week); // it is checked as rarely as other embeddable pages again
    }

    [Fact(Timeout = Timeout)]
    public async Task Failures_while_we_are_offline_are_discarded()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        string[] pages = [.. Enumerable.Range(0, 12).Select(i => $"https://p{i}.example/")];
        var time = new ManualTime();
        await using var host = await StartAsync(
            network, $"pages: [{string.Join(", ", pages)}]\ncrawl: {{ concurrency: 3 }}", time);
        async Task PauseAsync()
        {
            while (!time.HasTimerAt(time.Now + TimeSpan.FromMinutes(1)))
                await Task.Delay(1, Cancelled);
        }

        for (var minute = 0; minute < 3; minute++)
        {
            await PauseAsync();
            Assert.Equal(0, host.Live.Now.Crawl.Pages.Checked);
            time.Advance(TimeSpan.FromMinutes(1));
        }
        await PauseAsync();
        foreach (var page in pages)
            network.Answer(page, Replies.Html(Html("x"))); // the network is back
        time.Advance(TimeSpan.FromMinutes(1));

        await host.WhenAsync(moment => moment.Crawl.Pages.Embeddable == pages.Length, Cancelled);
    }

    [Fact(Timeout = Timeout)]
    public async Task Retry_After_postpones_all_pages_of_a_host()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        string[] pages = ["https://page.example/0", "https://page.example/1", "https://page.example/2"];
        foreach (var page in pages)
            network.Answer(page, Replies.Status(503, ("Retry-After", "7200")));
        var time = new ManualTime();
        await using var host = await StartAsync(network, $"pages: [{string.Join(", ", pages)}]", time);
        bool HasChecked(NetworkMoment moment, int count) => moment.Crawl.Pages.Checked == count;
        await host.WhenAsync(moment => HasChecked(moment, 1), Cancelled);

        var due = time.Now + TimeSpan.FromHours(2);
        while (!time.HasTimerAt(due))
            await Task.Delay(1, Cancelled);
        Assert.Equal(1, pages.Sum(network.CountOf));
        foreach (var page in pages)
            network.Answer(page, Replies.Html(Html("x")));
        time.Advance(TimeSpan.FromHours(2));

        var moment = await host.WhenAsync(moment => moment.Crawl.Pages.Embeddable == 3, Cancelled);
        Assert.Equal(4, pages.Sum(network.CountOf));
        Assert.True(HasChecked(moment, 3));
    }

    // Advances the clock in steps until the page is due, and asserts that it is not checked before.
    private static async Task<NetworkMoment> NextCheckAsync(WanderHost host, ManualTime time, NetworkMoment before, TimeSpan wait)
    {
        var checkedAt = CheckOf(before, Page).CheckedAt!.Value;
        while (!time.HasTimerAt(checkedAt + wait) && !time.HasTimerAt(time.Now + TimeSpan.FromDays(1)))
            await Task.Delay(1, Cancelled);
        while (checkedAt + wait > time.Now)
        {
            Assert.Equal(checkedAt, CheckOf(host.Live.Now, Page).CheckedAt);
            var step = checkedAt + wait - time.Now;
            time.Advance(step > TimeSpan.FromHours(12) ? TimeSpan.FromHours(12) : step);
        }
        return await host.WhenAsync(moment => CheckOf(moment, Page).CheckedAt > checkedAt, Cancelled);
    }
}
