using Wander.Fetching;
using Wander.Fetching.Connecting;
using Wander.Importing;
using Wander.Protocol;

namespace Wander.Tests.Importing;

public class WebSourceTests
{
    private const int Timeout = 60_000;
    private const string Opml = "<opml><body><outline htmlUrl='https://page.example/'/></body></opml>";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static PageAddress Address(string text) =>
        PageAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));

    private static async Task<ImportReading> ReadAsync(
        CrawlTransport transport, string address, TimeProvider? time = null, Action<PageAddress>? waiting = null)
    {
        using var fetcher = new Fetcher(transport, time ?? TimeProvider.System, () => "Wander/0.1.0");
        return await new WebSource(fetcher, TimeSpan.FromSeconds(15), time ?? TimeProvider.System, waiting ?? (_ => { }))
            .ReadAsync(Address(address), Cancelled);
    }

    private static async Task<string[]> ProblemsAsync(CrawlTransport transport, string address)
    {
        var reading = await ReadAsync(transport, address);
        Assert.Null(reading.Document);
        return [.. reading.Problems.Select(problem => problem.ToString())];
    }

    [Theory]
    [InlineData("https://a.example/", "https://a.example/wander.js https://a.example/wander/wander.js https://a.example/")]
    [InlineData("https://a.example/wander", "https://a.example/wander/wander.js https://a.example/wander")]
    [InlineData("https://a.example/wander/", "https://a.example/wander/wander.js https://a.example/wander/")]
    [InlineData("https://a.example/wander/index.html", "https://a.example/wander/wander.js https://a.example/wander/index.html")]
    [InlineData("https://a.example/wander/wander.js", "https://a.example/wander/wander.js")]
    [InlineData("https://a.example/links.opml", "https://a.example/links.opml https://a.example/wander.js")]
    [InlineData("https://a.example/opml?who=me", "https://a.example/opml?who=me https://a.example/opml/wander.js")]
    public void A_file_is_where_it_is_said_to_be_and_a_console_where_the_crawl_looks_for_it(string address, string places) =>
        Assert.Equal(places, string.Join(' ', WebSource.PlacesOf(Address(address))));

    [Theory(Timeout = Timeout)]
    [InlineData("https://a.example/", "https://a.example/wander/")]
    [InlineData("https://a.example/wander/", "https://a.example/wander/")]
    [InlineData("https://a.example/wander/wander.js", "https://a.example/wander/")]
    [InlineData("http://old.example/wander/", "https://a.example/wander/")]
    public async Task A_console_is_found_and_keeps_its_address(string asked, string console)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/wander/", pages: ["https://page.example/"]);
        network.Answer("https://a.example/", Replies.Html("<!doctype html><title>Mine</title>"));
        network.Answer("http://old.example/wander/wander.js", Replies.Redirect("https://a.example/wander/wander.js", 301));

        var document = (await ReadAsync(network.Transport, asked)).Document;

        Assert.Equal(console, document?.Url?.Value);
        Assert.Equal("https://a.example/wander/wander.js", document?.Source);
        Assert.Equal(["https://page.example/"], document?.ToDocument().Pages);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("https://a.example/links.opml")]
    [InlineData("https://a.example/opml")]
    public async Task Other_files_are_read_whatever_they_are_called(string asked)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer(asked, Replies.Text(Opml, "text/plain"));

        var document = (await ReadAsync(network.Transport, asked)).Document;

        Assert.Null(document?.Url);
        Assert.Equal(["https://page.example/"], document?.ToDocument().Pages);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_that_answers_for_everything_hides_no_console_behind_it()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://a.example/wander.js", Replies.Html("<!doctype html>"));
        network.AnswerConsole("https://a.example/wander/", pages: ["https://page.example/"]);

        Assert.Equal(
            "https://a.example/wander/", (await ReadAsync(network.Transport, "https://a.example/")).Document?.Url?.Value);
    }

    [Fact(Timeout = Timeout)]
    public async Task Where_nothing_is_found_every_place_is_told()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://a.example/", Replies.Html("<!doctype html>"));

        Assert.Equal(
            [
                "https://a.example/wander.js: 404 Not Found: look in a browser whether the address is right",
                "https://a.example/wander/wander.js: 404 Not Found: look in a browser whether the address is right",
                "https://a.example/: this is a web page: name a wander.js, an OPML file, a network.json, or the address of a "
                    + "console with its https://",
            ],
            await ProblemsAsync(network.Transport, "https://a.example/"));
    }

    [Fact(Timeout = Timeout)]
    public async Task What_fails_says_what_to_do()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerBelow("https://busy.example/", Replies.Status(503));
        network.AnswerBelow("https://reset.example/", Replies.Reset());
        network.AnswerBelow("https://circle.example/", Replies.Redirect("https://circle.example/again"));
        network.AnswerBelow("https://down.example/", Replies.Redirect("http://down.example/wander.js"));
        async Task<string> OnlyAsync(string address) => Assert.Single(await ProblemsAsync(network.Transport, address));

        Assert.Equal("https://busy.example/wander.js: 503 Service Unavailable: look in a browser whether the address is right",
            await OnlyAsync("https://busy.example/"));
        Assert.Equal(
            "https://reset.example/wander.js: connection closed before the response was complete: try again later, or save it "
                + "with a browser, and import that file",
            await OnlyAsync("https://reset.example/"));
        Assert.Equal(
            "https://nowhere.example/wander.js: host name nowhere.example not found: look whether the name is spelt right",
            await OnlyAsync("https://nowhere.example/"));
        Assert.Equal("https://circle.example/wander.js: more than 5 redirects: save it with a browser, and import that file",
            await OnlyAsync("https://circle.example/"));
        Assert.Equal(
            "https://down.example/wander.js: redirects from https to http: http://down.example/wander.js: save it with a "
                + "browser, and import that file",
            await OnlyAsync("https://down.example/"));
        Assert.Equal(
            "http://10.0.0.5/wander.js: private IP address 10.0.0.5: open its range in the settings, like `crawl: { "
                + "allow_private_networks: [10.0.0.0/8] }`, or save it with a browser, and import that file",
            await OnlyAsync("http://10.0.0.5/"));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_certificate_that_nobody_trusts_is_told()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/");

        var problem = Assert.Single(await ProblemsAsync(network.Transport with { Trust = null }, "https://a.example/"));

        Assert.StartsWith("https://a.example/wander.js: certificate ", problem, StringComparison.Ordinal);
        Assert.EndsWith(": save it with a browser, and import that file", problem, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task What_never_ends_is_too_long()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://a.example/wander.js", Replies.Endless("text/javascript"));

        Assert.Equal(
            "https://a.example/wander.js: response longer than 65536 KiB: look whether it is the right file: at most 64 MiB "
                + "are read",
            Assert.Single(await ProblemsAsync(network.Transport, "https://a.example/wander.js")));
    }

    [Fact(Timeout = Timeout)]
    public async Task What_takes_long_is_told_and_in_the_end_given_up()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://a.example/wander.js", Replies.Hang());
        var time = new ManualTime();
        var waiting = new TaskCompletionSource<PageAddress>(TaskCreationOptions.RunContinuationsAsynchronously);

        var reading = ReadAsync(network.Transport, "https://a.example/wander.js", time, waiting.SetResult);
        while (network.Requests.Count == 0 || !time.HasTimerAt(time.Now + WebSource.WaitingDelay))
            await Task.Delay(1, Cancelled);
        time.Advance(WebSource.WaitingDelay);
        Assert.Equal("https://a.example/wander.js", (await waiting.Task.WaitAsync(Cancelled)).Value);
        time.Advance(Fetcher.HeadersTimeout);

        Assert.Equal(
            "https://a.example/wander.js: no response within 10 s: try again later, or save it with a browser, "
                + "and import that file",
            Assert.Single((await reading).Problems).ToString());
    }

    [Fact(Timeout = Timeout)]
    public async Task What_is_answered_at_once_is_not_talked_about()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/");

        Assert.NotNull((await ReadAsync(
            network.Transport, "https://a.example/", new ManualTime(), waiting => Assert.Fail(waiting.Value))).Document);
    }
}
