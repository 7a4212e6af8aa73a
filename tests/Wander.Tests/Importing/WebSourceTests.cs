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
    public void Possible_addresses_depend_on_whether_the_path_is_a_file(string address, string places) =>
        Assert.Equal(places, string.Join(' ', WebSource.PlacesOf(Address(address))));

    [Theory(Timeout = Timeout)]
    [InlineData("https://a.example/", "https://a.example/wander/")]
    [InlineData("https://a.example/wander/", "https://a.example/wander/")]
    [InlineData("https://a.example/wander/wander.js", "https://a.example/wander/")]
    [InlineData("http://old.example/wander/", "https://a.example/wander/")]
    public async Task A_console_is_found_at_its_possible_addresses(string address, string console)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/wander/", pages: ["https://page.example/"]);
        network.Answer("https://a.example/", Replies.Html("<!doctype html><title>Mine</title>"));
        network.Answer("http://old.example/wander/wander.js", Replies.Redirect("https://a.example/wander/wander.js", 301));

        var document = (await ReadAsync(network.Transport, address)).Document;

        Assert.Equal(console, document?.Url?.Value);
        Assert.Equal("https://a.example/wander/wander.js", document?.Source);
        Assert.Equal(["https://page.example/"], document?.ToDocument().Pages);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("https://a.example/links.opml")]
    [InlineData("https://a.example/opml")]
    public async Task Other_files_are_recognised_by_their_content(string address)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer(address, Replies.Text(Opml, "text/plain"));

        var document = (await ReadAsync(network.Transport, address)).Document;

        Assert.Null(document?.Url);
        Assert.Equal(["https://page.example/"], document?.ToDocument().Pages);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_web_page_instead_of_a_script_does_not_end_the_search()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://a.example/wander.js", Replies.Html("<!doctype html>"));
        network.AnswerConsole("https://a.example/wander/", pages: ["https://page.example/"]);

        Assert.Equal(
            "https://a.example/wander/", (await ReadAsync(network.Transport, "https://a.example/")).Document?.Url?.Value);
    }

    [Fact(Timeout = Timeout)]
    public async Task Every_requested_address_is_reported_when_nothing_is_found()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://a.example/", Replies.Html("<!doctype html>"));

        Assert.Equal(
            [
                "https://a.example/wander.js: The file could not be fetched (404 Not Found). Check the address in a browser.",
                "https://a.example/wander/wander.js: The file could not be fetched (404 Not Found). "
                    + "Check the address in a browser.",
                "https://a.example/: This is a web page. Pass a wander.js, an OPML file, a network.json, or the https:// address "
                    + "of a console.",
            ],
            await ProblemsAsync(network.Transport, "https://a.example/"));
    }

    [Fact(Timeout = Timeout)]
    public async Task Each_failure_is_reported_with_a_remedy()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerBelow("https://busy.example/", Replies.Status(503));
        network.AnswerBelow("https://reset.example/", Replies.Reset());
        network.AnswerBelow("https://circle.example/", Replies.Redirect("https://circle.example/again"));
        network.AnswerBelow("https://down.example/", Replies.Redirect("http://down.example/wander.js"));
        async Task<string> OnlyAsync(string address) => Assert.Single(await ProblemsAsync(network.Transport, address));

        Assert.Equal(
            "https://busy.example/wander.js: The file could not be fetched (503 Service Unavailable). Check the address in a "
                + "browser.",
            await OnlyAsync("https://busy.example/"));
        Assert.Equal(
            "https://reset.example/wander.js: The file could not be fetched (connection closed before the response was "
                + "complete). Try again later, or download the file in a browser and import it.",
            await OnlyAsync("https://reset.example/"));
        Assert.Equal(
            "https://nowhere.example/wander.js: The file could not be fetched (host name nowhere.example not found). "
                + "Check the spelling of the host name.",
            await OnlyAsync("https://nowhere.example/"));
        Assert.Equal(
            "https://circle.example/wander.js: The file could not be fetched (more than 5 redirects). "
                + "Download the file in a browser and import it.",
            await OnlyAsync("https://circle.example/"));
        Assert.Equal(
            "https://down.example/wander.js: The file could not be fetched (redirects from https to http: "
                + "http://down.example/wander.js). Download the file in a browser and import it.",
            await OnlyAsync("https://down.example/"));
        Assert.Equal(
            "http://10.0.0.5/wander.js: The file could not be fetched (private IP address 10.0.0.5). Allow its range in the "
                + "settings, for example `crawl: { allow_private_networks: [10.0.0.0/8] }`, or download the file in a browser "
                + "and import it.",
            await OnlyAsync("http://10.0.0.5/"));
    }

    [Fact(Timeout = Timeout)]
    public async Task An_untrusted_certificate_is_reported()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/");

        var problem = Assert.Single(await ProblemsAsync(network.Transport with { Trust = null }, "https://a.example/"));

        Assert.StartsWith(
            "https://a.example/wander.js: The file could not be fetched (certificate ", problem, StringComparison.Ordinal);
        Assert.EndsWith("). Download the file in a browser and import it.", problem, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_endless_response_is_reported_as_too_long()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://a.example/wander.js", Replies.Endless("text/javascript"));

        Assert.Equal(
            "https://a.example/wander.js: The file could not be fetched (response longer than 65536 KiB). "
                + "Check that it is the right file. The limit is 64 MiB.",
            Assert.Single(await ProblemsAsync(network.Transport, "https://a.example/wander.js")));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_slow_response_is_reported_and_times_out()
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
            "https://a.example/wander.js: The file could not be fetched (no response within 10 s). "
                + "Try again later, or download the file in a browser and import it.",
            Assert.Single((await reading).Problems).ToString());
    }

    [Fact(Timeout = Timeout)]
    public async Task A_fast_response_is_not_reported_as_slow()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/");

        Assert.NotNull((await ReadAsync(
            network.Transport, "https://a.example/", new ManualTime(), waiting => Assert.Fail(waiting.Value))).Document);
    }
}
