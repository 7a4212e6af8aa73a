using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Wander.Output;
using Wander.State;

namespace Wander.Tests.CommandLine;

public sealed class CrawlCommandTests : IDisposable
{
    private const int Timeout = 60_000;
    private const string Neighbours = "url: https://us.example/\nconsoles: [https://a.example/, https://gone.example/]\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Settings(string yaml) => _folder.Write("wander.yaml", yaml);

    private static async Task<ReplayedNetwork> NetworkAsync()
    {
        var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/", ["https://b.example/", "https://bad.example/"],
            ["https://a.example/page", "https://hidden.example/"]);
        network.AnswerConsole("https://b.example/", pages: ["https://b.example/1", "https://b.example/2"]);
        network.Answer("https://bad.example/wander.js", Replies.Script("const wander = {\n  pages: [1]\n}"));
        network.Answer("https://gone.example/wander.js", Replies.Status(404));
        network.Answer("https://a.example/page", Replies.Html("<title>Title</title>Text"));
        network.Answer("https://b.example/1", Replies.Status(410));
        network.Answer("https://b.example/2", Replies.Bytes([.. "text"u8], "text/html", ("X-Frame-Options", "DENY")));
        return network;
    }

    [Fact(Timeout = Timeout)]
    public async Task Every_console_is_read_and_listed_with_its_state()
    {
        await using var network = await NetworkAsync();

        var run = await CommandRun.OfAsync(
            network, "crawl", "--config", Settings(Neighbours + "ignore: [https://hidden.example/]\n"));

        const string problem = "line 2: Expected a string, found a value without quotes";
        Assert.Equal(
            $"""
            Console                Pages  Found                                State
            https://a.example/         1  neighbour                            read
            https://gone.example/      0  neighbour                            could not be read: 404 Not Found
            https://b.example/         2  2 steps, through https://a.example/  read
            https://bad.example/       0  2 steps, through https://a.example/  read: {problem}

            4 consoles: 3 read, 1 could not be read.
            3 pages.
            Hidden by the ignore list: 0 consoles and 1 page.

            """,
            run.Output);
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_check_option_checks_pages_and_counts_their_verdicts()
    {
        await using var network = await NetworkAsync();

        var run = await CommandRun.OfAsync(network, "crawl", "--check", "--config", Settings(Neighbours));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.EndsWith(
            "\n4 pages: 1 can be shown, 1 refuses framing, 1 gone, 1 failing.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_json_option_prints_network_json_like_the_service()
    {
        await using var network = await NetworkAsync();

        var run = await CommandRun.OfAsync(network, "crawl", "--json", "--config", Settings(Neighbours));

        Assert.Equal((0, ""), (run.Code, run.Error));
        var json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(
            ["https://us.example/", "https://a.example/", "https://b.example/", "https://bad.example/"],
            json.GetProperty("consoles").EnumerateObject().Select(console => console.Name));
        await using var host = await WanderHost.StartAsync(network, Neighbours);
        await host.WhenCrawledAsync(TestContext.Current.CancellationToken);
        var served = JsonDocument.Parse(
            await host.Client.GetStringAsync("network.json", TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(served.GetProperty("consoles").GetRawText(), json.GetProperty("consoles").GetRawText());
        Assert.Equal(served.GetProperty("pages").GetRawText(), json.GetProperty("pages").GetRawText());
    }

    [Fact(Timeout = Timeout)]
    public async Task Each_crawl_reads_every_console_again_with_conditional_requests()
    {
        await using var network = await NetworkAsync();
        network.AnswerConsole("https://gone.example/");
        var settings = Settings(Neighbours);

        await CommandRun.OfAsync(network, "crawl", "--config", settings);
        await CommandRun.OfAsync(network, "crawl", "--config", settings);

        foreach (var script in new[] { "https://a.example/wander.js", "https://b.example/wander.js" })
            Assert.Equal(2, network.CountOf(script));
        Assert.Single(network.Requests, request =>
            request.Address == "https://a.example/wander.js" && request.Headers.ContainsKey("If-None-Match"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("", "The settings list no consoles, so there is nothing to read. "
        + "Add one to `consoles`, for example https://susam.net/wander/.\n")]
    [InlineData(
        "consoles: [https://a.example/]\nignore: ['*.example']\n",
        "wander.yaml:2:12: warning: `https://a.example/` is hidden by the ignore pattern `*.example` (wander.yaml:3). Remove "
            + "the address or the pattern.\n"
        + "The ignore list hides every console that the settings list, so there is nothing to read. "
        + "Run `wander check` to see which pattern hides which console.\n")]
    [InlineData(
        "consoles: [https://gone.example/]\n",
        "No console could be read. Run `wander check` to see a remedy for each console that the settings list.\n")]
    [InlineData(
        "consoles: [https://nowhere.example/]\n",
        "No console answered, so nothing was stored. This machine seems to be offline. Try again when it is online.\n")]
    public async Task A_crawl_that_reads_no_console_ends_with_1_and_a_remedy(string yaml, string error)
    {
        await using var network = await NetworkAsync();

        var run = await CommandRun.OfAsync(network, "crawl", "--config", Settings("url: https://us.test/\n" + yaml));

        Assert.Equal((1, error), (run.Code, run.Error));
        Assert.Contains("0 pages.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task Invalid_settings_end_the_command_with_2()
    {
        var run = await CommandRun.OfAsync(network: null, "crawl", "--config", Settings("consoles: [nonsense]\n"));

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("wander.yaml:1:12: `nonsense` has no scheme", run.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_interrupted_crawl_ends_immediately_with_a_summary()
    {
        await using var network = await NetworkAsync();
        using var interrupt = new CancellationTokenSource();
        network.Answer("https://gone.example/wander.js", async context =>
        {
            await interrupt.CancelAsync();
            await Replies.Hang()(context);
        });

        var run = await CommandRun.OfAsync(
            new CommandRun.Options { Network = network, Cancelled = interrupt.Token }, "crawl", "--config", Settings(Neighbours));

        Assert.Equal((130, ""), (run.Code, run.Output));
        Assert.StartsWith("Interrupted. The network so far:\n", run.Error, StringComparison.Ordinal);
        Assert.Matches("^Interrupted.*\n[0-9] consoles: .*\n[0-9] pages?.\n$", run.Error);
    }

    [Fact(Timeout = Timeout)]
    public async Task Ctrl_C_ends_the_process_with_130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Requires Unix signals.");
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        Settings(
            $"url: https://us.example/\nconsoles: [http://{silent.LocalEndpoint}/]\ncrawl: {{ allow_private_networks: "
            + $"[127.0.0.0/8], timeout: 5m }}\n");
        using var process = WanderProcess.Start(_folder, environment: null, "crawl");
        using var request = await silent.AcceptSocketAsync(TestContext.Current.CancellationToken);

        await process.SignalAsync("INT");

        Assert.Equal(
            (130, "", "Interrupted. The network so far:\n1 console: 1 not read yet.\n0 pages.\n"), await process.EndAsync());
    }

    [Fact(Timeout = Timeout)]
    public async Task A_terminal_shows_a_progress_bar()
    {
        await using var network = await NetworkAsync();

        var run = await CommandRun.OfAsync(
            new CommandRun.Options { Network = network, IsTerminal = true }, "crawl", "--config", Settings(Neighbours));

        Assert.Equal(0, run.Code);
        Assert.Contains("Reading consoles", run.Error, StringComparison.Ordinal);
        Assert.Contains("\e[", run.Error, StringComparison.Ordinal);
        Assert.Contains("\e[1mConsole\e[0m", run.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task Control_characters_of_other_consoles_are_escaped()
    {
        await using var network = await NetworkAsync();
        network.Answer("https://bad.example/wander.js",
            Replies.Script("const wander = { pages: ['\e[31m' + evil(), `\u202e[red]`] \e[2J }"));

        var run = await CommandRun.OfAsync(network, "crawl", "--config", Settings(Neighbours));

        Assert.Equal(0, run.Code);
        Assert.DoesNotContain(
            run.Output, character => character is not '\n' && (char.IsControl(character) || character is '\u202e'));
    }

    [Fact]
    public void Plain_progress_writes_a_new_line_at_most_every_two_seconds()
    {
        var time = new ManualTime();
        using var error = new StringWriter { NewLine = "\n" };
        var known = new CrawlProgress(true, null, null, new ConsoleCounts(1, 0, 0), new PageCounts(0, 0, 0));
        var progress = new Wander.Output.PlainProgress("Reading consoles", error, time);
        void Report(int done, int seconds)
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            progress.Report(new SessionProgress(done, 1200, known));
        }

        Report(1, seconds: 1);
        Report(2, seconds: 1);
        Report(3, seconds: 1);
        Report(3, seconds: 1);
        Report(3, seconds: 5);
        Report(1100, seconds: 0);

        Assert.Equal(
            "Reading consoles: 2 of 1,200\nReading consoles: 3 of 1,200\nReading consoles: 1,100 of 1,200\n", error.ToString());
    }
}
