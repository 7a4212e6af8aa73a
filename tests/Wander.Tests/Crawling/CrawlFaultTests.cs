using Wander.Protocol.Findings;

namespace Wander.Tests.Crawling;

public class CrawlFaultTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_failing_console_has_a_reason()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        RealNetwork.Read().Serve(network, withFaults: true);
        await using var host = await WanderHost.StartAsync(network, """
            consoles: [https://susam.net/wander/]
            crawl: { timeout: 8s }
            """);

        var moment = await host.WhenCrawledAsync(Cancelled);

        var failed = moment.Network.Consoles.Where(console => console.State is ConsoleState.Failed)
            .ToDictionary(console => console.Address.Value, console => console.Reason);
        Assert.Equal("404 Not Found", failed["https://wander.chilli.sh/"]);
        Assert.Equal("no response within 8 s", failed["https://joshing.you/wander/"]);
        Assert.StartsWith("wander.js, line 1: ", failed["https://stackofgoats.studio/wander/"], StringComparison.Ordinal);
        Assert.Contains("HTML", failed["https://stackofgoats.studio/wander/"], StringComparison.Ordinal);
        Assert.Equal("response longer than 1024 KiB", failed["https://goob.sh/wander/"]);
        Assert.Equal("redirects to itself", failed["https://antonio.is/wander/"]);
        Assert.Equal("redirects from https to http: http://[::1]/latest/meta-data/", failed["https://hugo0.com/wander/"]);
        Assert.Equal("500 Internal Server Error", failed["https://arthr.me/wander/"]);
        Assert.Equal(7, failed.Count);
        Assert.Equal(7, moment.Crawl.Consoles.Failed);
        Assert.All(
            moment.Network.Consoles.Where(console => console.State is ConsoleState.Read), console => Assert.Null(console.Reason));
        Assert.Empty(network.UnknownHosts);
    }

    [Fact]
    public async Task A_hanging_console_does_not_delay_the_others()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        RealNetwork.Read().Serve(network, withFaults: true);
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://susam.net/wander/]\n");

        // joshing.you/wander/ never responds and times out after 10 s. The other consoles are available before that.
        var moment = await host.WhenAsync(now => now.Crawl.Consoles is { Read: 51, Failed: 6 }, Cancelled);

        Assert.True(moment.Crawl.IsRunning);
        Assert.True(moment.Network.Pool.Count > 40);
        Assert.Equal(1, moment.Network.Consoles.Count(console => console.State is ConsoleState.Unread));
    }

    [Fact]
    public async Task Addresses_of_one_console_are_merged_and_it_is_requested_once()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/wander/", consoles: ["https://us.example/"], pages: ["https://page.example/"]);
        network.Answer("http://old.example/wander.js", Replies.Redirect("https://a.example/wander/wander.js", 301));
        network.Answer("http://a.example/wander/wander.js", Replies.Redirect("https://a.example/wander/wander.js", 301));
        network.Answer("http://us.example/other/wander.js", Replies.Redirect("https://us.example/wander.js", 301));
        await using var host = await WanderHost.StartAsync(network, """
            url: https://us.example/
            consoles: [http://a.example/wander/, "https://a.example/", "http://old.example/", "http://us.example/other"]
            """);

        var moment = await host.WhenCrawledAsync(Cancelled);

        Assert.Equal(["https://us.example/", "https://a.example/wander/"],
            moment.Network.Consoles.Select(console => console.Address.Value));
        Assert.Equal(
            ["http://a.example/wander/", "http://old.example/", "https://a.example/"],
            moment.Network.Consoles[1].Aliases.Select(alias => alias.Value).Order(StringComparer.Ordinal));
        Assert.Equal(["http://us.example/other/"], moment.Network.Consoles[0].Aliases.Select(alias => alias.Value));
        Assert.Equal(1, network.CountOf("https://a.example/wander/wander.js"));
        Assert.Equal(0, network.CountOf("https://us.example/wander.js"));
    }

    [Fact]
    public async Task Aliases_stay_aliases_when_the_network_is_crawled_again()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/wander/", pages: ["https://page.example/"]);
        network.Answer("https://old.example/wander.js", Replies.Redirect("https://a.example/wander/wander.js", 301));
        var time = new ManualTime();
        await using var host = await WanderHost.StartAsync(
            network, "consoles: [https://old.example/, https://a.example/]\n", replace: time.Replace);
        await host.WhenCrawledAsync(Cancelled);

        for (var i = 0; i < 3; i++)
        {
            var moment = await host.NextCrawlAsync(time, Cancelled);
            Assert.Equal(2, moment.Network.Consoles.Length);
            Assert.Equal("https://a.example/wander/", moment.Network.Consoles[1].Address.Value);
            Assert.Equal(ConsoleState.Read, moment.Network.Consoles[1].State);
            Assert.Single(moment.Network.Pages);
        }
    }

    [Fact]
    public async Task A_failing_former_alias_does_not_affect_the_console()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/wander/", pages: ["https://page.example/"]);
        network.Answer("https://old.example/wander.js", Replies.Redirect("https://a.example/wander/wander.js", 301));
        var time = new ManualTime();
        await using var host = await WanderHost.StartAsync(
            network, "consoles: [https://a.example/wander/, https://old.example/]\n", replace: time.Replace);
        await host.WhenCrawledAsync(Cancelled);
        network.Answer("https://old.example/wander.js", Replies.Status(500));

        var moment = await host.NextCrawlAsync(time, Cancelled);

        Assert.Equal(
            ["https://a.example/wander/ Read", "https://old.example/ Failed"],
            moment.Network.Consoles.Skip(1).Select(console => $"{console.Address} {console.State}"));
        Assert.Single(moment.Network.Pages);
    }

    [Fact]
    public async Task A_console_that_moved_and_then_fails_keeps_its_last_document()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://new.example/", pages: ["https://page.example/"]);
        network.Answer("https://a.example/wander.js", Replies.Redirect("https://new.example/wander.js", 301));
        var time = new ManualTime();
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://a.example/]\n", replace: time.Replace);
        await host.WhenCrawledAsync(Cancelled);
        network.Answer("https://new.example/wander.js", Replies.Status(500));

        var moment = await host.NextCrawlAsync(time, Cancelled);

        Assert.Equal(ConsoleState.LastGood, moment.Network.Consoles[1].State);
        Assert.Equal("500 Internal Server Error", moment.Network.Consoles[1].Reason);
        Assert.Single(moment.Network.Pages);
    }

    [Fact]
    public async Task Consoles_that_redirect_to_one_address_share_its_result()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        foreach (var name in new[] { "a", "b", "c" })
            network.Answer($"https://{name}.example/wander.js", Replies.Redirect("https://well.example/wander.js"));
        foreach (var name in new[] { "d", "e", "f" })
            network.Answer($"https://{name}.example/wander.js", Replies.Redirect("https://gone.example/x/wander.js"));
        network.AnswerConsole("https://well.example/", pages: ["https://page.example/"]);
        network.Answer("https://gone.example/", Replies.Html("no console"));
        var names = string.Join(", ", "abcdef".Select(name => $"https://{name}.example/"));
        await using var host = await WanderHost.StartAsync(network, $"consoles: [{names}]\n");

        var consoles = (await host.WhenCrawledAsync(Cancelled)).Network.Consoles.Skip(1).ToList();

        Assert.Equal(
            ["https://d.example/ 404 Not Found", "https://e.example/ 404 Not Found", "https://f.example/ 404 Not Found",
                "https://well.example/ "],
            consoles.Select(console => $"{console.Address} {console.Reason}").Order(StringComparer.Ordinal));
        Assert.Equal(3, consoles.Single(console => console.State is ConsoleState.Read).Aliases.Length);
        Assert.Equal(1, network.CountOf("https://well.example/wander.js"));
    }

    [Fact]
    public async Task A_redirect_loop_is_reported()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://a.example/wander.js", Replies.Redirect("https://b.example/wander.js"));
        network.Answer("https://b.example/wander.js", Replies.Redirect("https://a.example/wander.js"));
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://a.example/]\n");

        var console = Assert.Single((await host.WhenCrawledAsync(Cancelled)).Network.Consoles.Skip(1));

        Assert.Equal("https://a.example/", console.Address.Value);
        Assert.Equal("redirect loop", console.Reason);
    }

    [Fact]
    public async Task For_the_root_of_a_site_the_default_console_path_is_tried_once()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/wander/", pages: ["https://page.example/"]);
        network.Answer("https://b.example/", Replies.Html("a site without a console"));
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://a.example, https://b.example]\n");

        var moment = await host.WhenCrawledAsync(Cancelled);

        Assert.Equal(["https://a.example/wander/", "https://b.example/"],
            moment.Network.Consoles.Skip(1).Select(console => console.Address.Value));
        Assert.Equal("404 Not Found", moment.Network.Consoles[2].Reason);
        Assert.Equal(1, network.CountOf("https://b.example/wander/wander.js"));
    }

    [Fact]
    public async Task A_console_listed_with_http_is_found_over_https()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/", pages: ["https://page.example/"]);
        network.Answer("http://a.example/wander.js", Replies.Reset());
        await using var host = await WanderHost.StartAsync(network, "consoles: [http://a.example/]\n");

        var moment = await host.WhenCrawledAsync(Cancelled);

        Assert.Equal("https://a.example/", moment.Network.Consoles[1].Address.Value);
        Assert.Equal(ConsoleState.Read, moment.Network.Consoles[1].State);
    }

    [Fact]
    public async Task Ignored_addresses_are_never_contacted_and_never_shown()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/", ["https://bad.example/", "https://mover.example/"],
            ["https://x.substack.com/", "https://page.example/"]);
        network.Answer("https://mover.example/wander.js", Replies.Redirect("https://bad.example/wander.js"));
        network.AnswerConsole("https://bad.example/");
        await using var host = await WanderHost.StartAsync(network, """
            consoles: [https://a.example/]
            ignore: ["https://*.substack.com/", "https://bad.example/"]
            """);

        var moment = await host.WhenCrawledAsync(Cancelled);

        Assert.DoesNotContain("bad.example", network.RequestedHosts);
        Assert.Equal(["https://page.example/"], moment.Network.Pages.Select(page => page.Address.Value));
        var mover = moment.Network.Consoles.Single(console => console.Address.Host == "mover.example");
        Assert.Equal(
            "redirects to https://bad.example/wander.js, which the ignore pattern “https://bad.example/” hides", mover.Reason);
        Assert.DoesNotContain(moment.Network.Consoles, console => console.Address.Host == "bad.example");
    }

    [Theory]
    [InlineData("/next", "more than 5 redirects")]
    [InlineData("http://a.example/wander.js", "redirects from https to http: http://a.example/wander.js")]
    [InlineData("https://127.0.0.1/wander.js", "private IP address 127.0.0.1")]
    [InlineData("https://[::1]/wander.js", "private IP address ::1")]
    [InlineData("file:///etc/passwd", "redirects to an invalid web address")]
    [InlineData("https://nowhere.example/wander.js", "host name nowhere.example not found")]
    public async Task A_refused_redirect_has_a_reason(string location, string reason)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerBelow("https://a.example/", context =>
            Replies.Redirect(location == "/next" ? context.Request.Path + "x" : location)(context));
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://a.example/w/]\n");

        var moment = await host.WhenCrawledAsync(Cancelled);

        Assert.Equal(reason, moment.Network.Consoles[1].Reason);
        Assert.InRange(network.Requests.Count, 1, 6);
    }

    [Fact]
    public async Task The_crawl_of_an_infinite_network_ends_at_the_maximum_number_of_consoles()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerBelow("https://deep.example/", Invent);
        await using var host = await WanderHost.StartAsync(network, """
            consoles: [https://deep.example/0/]
            crawl: { max_consoles: 60, per_host: 16 }
            """);

        var moment = await host.WhenCrawledAsync(Cancelled);

        Assert.Equal(60, moment.Crawl.Consoles.Known);
        Assert.Equal(60, network.Requests.Count);
    }

    [Fact]
    public async Task The_crawl_follows_a_chain_of_consoles_for_16_steps()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        for (var i = 1; i <= 20; i++)
            network.AnswerConsole($"https://c{i}.example/", consoles: [$"https://c{i + 1}.example/"]);
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://c1.example/]\n");

        var moment = await host.WhenCrawledAsync(Cancelled);

        Assert.Equal(16, moment.Network.Consoles.Max(console => console.Depth));
        Assert.DoesNotContain("c17.example", network.RequestedHosts);
    }

    [Fact]
    public async Task Problems_in_a_document_are_reported_and_the_rest_is_used()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://a.example/wander.js",
            Replies.Script("const wander = {\n  pages: [\n    'https://page.example/',\n    42\n  ]\n}\n"));
        network.AnswerConsole("https://b.example/", pages: ["https://page.example/", "page.example", "javascript:alert(1)"]);
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://a.example/, https://b.example/]\n");

        var moment = await host.WhenCrawledAsync(Cancelled);

        Assert.Equal([ConsoleState.Read, ConsoleState.Read], moment.Network.Consoles.Skip(1).Select(console => console.State));
        Assert.StartsWith("line 4: ", moment.Network.Consoles[1].Reason, StringComparison.Ordinal);
        Assert.Equal("2 entries are not http or https addresses", moment.Network.Consoles[2].Reason);
        Assert.Single(moment.Network.Pages);
    }

    // Each console lists ten new consoles.
    private static Task Invent(Microsoft.AspNetCore.Http.HttpContext context)
    {
        var console = $"https://deep.example{context.Request.Path.Value!.Replace("wander.js", "", StringComparison.Ordinal)}";
        var more = Enumerable.Range(0, 10).Select(i => $"{console}{i}/").ToArray();
        return Replies.Script(ReplayedScripts.Write(console, more, []))(context);
    }
}
