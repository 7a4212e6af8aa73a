using System.Text.Json;
using Wander.Failures;
using Wander.Protocol.Findings;

namespace Wander.Tests.CommandLine;

public sealed class CheckCommandTests : IDisposable
{
    private const int Timeout = 60_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Settings(string yaml) => _folder.Write("wander.yaml", "url: https://us.example/wander/\n" + yaml);

    private Task<CommandRun> CheckAsync(ReplayedNetwork? network, string yaml, params string[] options) =>
        CommandRun.OfAsync(network, ["check", "--config", Settings(yaml), .. options]);

    private static string Advice(FailureKind kind, int? status = null) =>
        FailureText.AdviceInEnglish(new Failure(kind) { Status = status });

    [Fact(Timeout = Timeout)]
    public async Task Entries_without_problems_are_summarised()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/");
        network.Answer("https://own.example/", Replies.Html("<title>A page</title>Text"));

        var run = await CheckAsync(network, "consoles: [https://a.example/]\npages: [https://own.example/]\n");

        Assert.Equal(
            "Settings: OK\n\nPages: 1 of 1 OK\n\nNeighbours: 1 of 1 OK\n\nNo problems found.\n", run.Output);
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Fact(Timeout = Timeout)]
    public async Task Each_problem_of_a_page_is_reported_with_its_line_and_a_remedy()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        var page = Replies.Html("<title>A page</title>Text");
        network.Answer("https://framed.example/", Replies.Bytes([.. "text"u8], "text/html", ("X-Frame-Options", "SAMEORIGIN")));
        network.Answer("http://plain.example/", page);
        network.Answer("https://gone.example/", Replies.Status(404));
        network.Answer("https://file.example/a.pdf", Replies.Bytes([.. "%PDF-"u8], "application/pdf"));
        network.Answer("https://shy.example/", Replies.Html("<meta name=\"wander\" content=\"no\">Text"));
        network.Answer("https://robots.example/robots.txt", Replies.Text("User-agent: *\nDisallow: /\n", "text/plain"));
        network.Answer("https://down.example/", Replies.Status(503));
        network.Answer("https://private.example/", Replies.Redirect("https://127.0.0.1/"));
        network.Answer("https://locked.example/", Replies.Status(403));
        network.Answer("https://moved.example/", Replies.Redirect("https://new.example/", 301));
        network.Answer("https://new.example/", page);
        network.Answer("https://parked.example/", Replies.Redirect("https://www.new.example/"));
        network.Answer("https://www.new.example/", Replies.Html("<title>Another page</title>Text"));
        network.Answer("https://bare.example/", Replies.Redirect("https://www.bare.example/", 302));
        network.Answer("https://www.bare.example/", page);
        network.Answer("https://hides.example/", Replies.Redirect("https://hidden.example/"));
        network.Answer("https://secure.example/", page);

        var run = await CheckAsync(network, """
            ignore: [https://hidden.example/]
            pages:
              - https://framed.example/
              - http://plain.example/
              - https://gone.example/
              - https://file.example/a.pdf
              - https://shy.example/
              - https://robots.example/
              - https://down.example/
              - https://nowhere.example/
              - https://private.example/
              - https://locked.example/
              - https://moved.example/
              - https://parked.example/
              - https://bare.example/
              - https://hides.example/
              - http://secure.example/
            """);

        Assert.Equal(
            string.Join('\n', [
                "Settings: OK",
                "",
                "Pages: 3 of 15 OK",
                "wander.yaml:4: https://framed.example/ refuses framing (X-Frame-Options: SAMEORIGIN). "
                    + "Remove it, or visitors can only open it in a new tab.",
                "wander.yaml:5: http://plain.example/ is only available over http (https: 404 Not Found). "
                    + "Ask its owner to support https, or remove it.",
                "wander.yaml:6: https://gone.example/ is gone (404 Not Found). Remove it, or replace it with its new address.",
                "wander.yaml:7: https://file.example/a.pdf is not a web page (frames cannot display the media "
                    + "type application/pdf). Remove it, or replace it with the address of a page that links to it.",
                "wander.yaml:8: https://shy.example/ must not be shown (opts out with <meta name=\"wander\" "
                    + "content=\"no\">). Remove it.",
                "wander.yaml:9: https://robots.example/ must not be shown (robots.txt: Disallow: /). Remove it.",
                "wander.yaml:10: https://down.example/ could not be loaded (503 Service Unavailable). "
                    + Advice(FailureKind.HttpStatus, 503),
                "wander.yaml:11: https://nowhere.example/ could not be loaded (robots.txt: host name nowhere.example not found). "
                    + Advice(FailureKind.NameNotFound),
                "wander.yaml:12: https://private.example/ could not be loaded (robots.txt: private IP address 127.0.0.1). "
                    + Advice(FailureKind.PrivateAddress),
                "wander.yaml:13: https://locked.example/ could not be loaded (403 Forbidden). "
                    + Advice(FailureKind.HttpStatus, 403),
                "wander.yaml:14: https://moved.example/ has moved to https://new.example/. Replace it with the new address.",
                "wander.yaml:15: note: https://parked.example/ redirects to another site (https://www.new.example/). "
                    + "Check that this is still the right page.",
                "wander.yaml:17: https://hides.example/ could not be loaded (redirects to https://hidden.example/, "
                    + "which the ignore pattern “https://hidden.example/” hides). "
                    + "Remove it, or remove the ignore pattern in wander.yaml:2.",
                "wander.yaml:18: note: http://secure.example/ is also available over https (https://secure.example/). "
                    + "Replace it with the new address.",
                "",
                "Neighbours: none listed",
                "",
                "12 problems found.",
                "",
            ]),
            run.Output);
        Assert.Equal((1, ""), (run.Code, run.Error));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_listed_under_two_addresses_is_reported()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://a.example/", Replies.Html("<title>A</title>Text"));
        network.Answer("https://b.example/page", Replies.Redirect("/page/"));
        network.Answer("https://b.example/page/", Replies.Html("<title>B</title>Text"));
        network.Answer("https://c.example/page", Replies.Html("<title>C</title>Text"));
        network.Answer("https://c.example/page/", Replies.Html("<title>C</title>Text"));
        network.Answer("https://d.example/page", Replies.Html("<title>One page</title>Text"));
        network.Answer("https://d.example/page/", Replies.Html("<title>Another page</title>Text"));

        var run = await CheckAsync(network, """
            pages:
              - https://a.example/
              - http://a.example/
              - https://b.example/page
              - https://b.example/page/
              - https://c.example/page
              - https://c.example/page/
              - https://d.example/page
              - https://d.example/page/
            """);

        Assert.Contains(
            string.Join('\n', [
                "Pages: 5 of 8 OK",
                "wander.yaml:4: http://a.example/ is the same page as https://a.example/ (wander.yaml:3). "
                    + "Remove it, and keep the https address.",
                "wander.yaml:6: https://b.example/page/ is the same page as https://b.example/page (wander.yaml:5). "
                    + "Remove one of the two entries.",
                "wander.yaml:8: https://c.example/page/ is the same page as https://c.example/page (wander.yaml:7). "
                    + "Remove one of the two entries.",
                "",
            ]),
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task Each_problem_of_a_neighbour_is_reported_with_its_line_and_a_remedy()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://site.example/wander/");
        network.Answer("https://gone.example/wander.js", Replies.Status(404));
        network.Answer("https://soft.example/wander.js", Replies.Html("<!doctype html>Not found"));
        network.Answer("https://soft.example/folder/wander.js", Replies.Html("<!doctype html>Not found"));
        network.Answer("https://moved.example/wander.js", Replies.Redirect("https://new.example/wander.js"));
        network.AnswerConsole("https://new.example/", ["https://unasked.example/"]);
        network.Answer("https://twin.example/wander.js", Replies.Redirect("https://new.example/wander.js"));
        network.Answer("https://us2.example/wander.js", Replies.Redirect("https://us.example/wander/wander.js"));
        network.Answer("https://loop.example/wander.js", Replies.Redirect("https://loop.example/wander.js"));
        network.Answer("https://hides.example/wander.js", Replies.Redirect("https://hidden.example/script.js"));
        network.Answer("https://odd.example/wander.js", Replies.Script("const wander = { pages: [1] }"));
        network.Answer("https://down.example/wander.js", Replies.Status(500));
        network.Answer("https://long.example/wander.js", Replies.Endless("text/javascript"));
        network.Answer("https://busy.example/wander.js", Replies.Status(429, ("Retry-After", "3600")));

        var run = await CheckAsync(network, """
            ignore: [https://hidden.example/]
            consoles:
              - https://site.example/
              - https://gone.example/
              - https://soft.example/
              - https://soft.example/folder/
              - https://moved.example/
              - https://twin.example/
              - https://us2.example/
              - https://loop.example/
              - https://hides.example/
              - https://odd.example/
              - https://down.example/
              - https://nowhere.example/
              - https://long.example/
              - https://busy.example/
              - https://hidden.example/
            """);

        Assert.Equal(
            string.Join('\n', [
                "Settings: 1 problem",
                "wander.yaml:18:5: warning: `https://hidden.example/` is hidden by the ignore pattern "
                    + "`https://hidden.example/` (wander.yaml:2). Remove the address or the pattern.",
                "",
                "Pages: none listed",
                "",
                "Neighbours: 1 of 15 OK, 1 hidden by the ignore list",
                "wander.yaml:4: https://site.example/ is the address of a site, not of its console "
                    + "(https://site.example/wander/). Replace it with the address of the console.",
                "wander.yaml:5: https://gone.example/ has no wander.js (404 Not Found). "
                    + "Remove it, or replace it with its new address.",
                "wander.yaml:6: https://soft.example/ has a wander.js that cannot be read (line 1: "
                    + "This is an HTML page, not a wander.js. It may be a login page or an error page). "
                    + "Replace it with the address of its console (possibly https://soft.example/wander/), or remove it.",
                "wander.yaml:7: https://soft.example/folder/ has a wander.js that cannot be read (line 1: "
                    + "This is an HTML page, not a wander.js. It may be a login page or an error page). "
                    + "Tell its owner, or remove it.",
                "wander.yaml:8: https://moved.example/ has moved to https://new.example/. Replace it with the new address.",
                "wander.yaml:9: https://twin.example/ is the same console as https://moved.example/ (wander.yaml:8). "
                    + "Remove one of the two entries.",
                "wander.yaml:10: https://us2.example/ redirects to this console. Remove it.",
                "wander.yaml:11: https://loop.example/ could not be read (redirects to itself). Tell its owner, or remove it.",
                "wander.yaml:12: https://hides.example/ could not be read (redirects to "
                    + "https://hidden.example/script.js, which the ignore pattern “https://hidden.example/” hides). "
                    + "Remove it, or remove the ignore pattern in wander.yaml:2.",
                "wander.yaml:13: note: https://odd.example/ has a problem in its wander.js (line 1: "
                    + "Expected a string, found a value without quotes). You may want to tell its owner.",
                "wander.yaml:14: https://down.example/ could not be read (500 Internal Server Error). "
                    + Advice(FailureKind.HttpStatus, 500),
                "wander.yaml:15: https://nowhere.example/ could not be read (host name nowhere.example not found). "
                    + Advice(FailureKind.NameNotFound),
                "wander.yaml:16: https://long.example/ has a wander.js that is too long (response longer than 1024 KiB). "
                    + "Tell its owner, or remove it.",
                "wander.yaml:17: https://busy.example/ could not be read (429 Too Many Requests). "
                    + Advice(FailureKind.HttpStatus, 429),
                "",
                "14 problems found.",
                "",
            ]),
            run.Output);
        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Equal(0, network.CountOf("https://hidden.example/wander.js"));
        Assert.Equal(0, network.CountOf("https://unasked.example/wander.js"));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_json_option_prints_json()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/");
        network.Answer("https://own.example/", Replies.Status(410));

        var run = await CheckAsync(
            network,
                "consoles: [https://a.example/]\npages: [https://own.example/, https://x.hidden.example/]\nignore: "
                + "['https://*.hidden.example/']\n", "--json");

        const string hidden =
            "`https://x.hidden.example/` is hidden by the ignore pattern `https://*.hidden.example/` (wander.yaml:4). "
            + "Remove the address or the pattern.";
        Assert.Equal(
            $$"""
            {
              "wrong": 2,
              "offline": false,
              "settings": [
                {
                  "severity": "warning",
                  "source": "wander.yaml:3:31",
                  "message": "{{hidden}}"
                }
              ],
              "pages": [
                {
                  "url": "https://own.example/",
                  "source": "wander.yaml:3",
                  "verdict": "gone",
                  "reason": "410 Gone",
                  "kind": "httpStatus",
                  "findings": [
                    {
                      "severity": "wrong",
                      "what": "is gone (410 Gone)",
                      "toDo": "Remove it, or replace it with its new address."
                    }
                  ]
                },
                {
                  "url": "https://x.hidden.example/",
                  "source": "wander.yaml:3",
                  "verdict": "hidden",
                  "reason": "https://*.hidden.example/ (wander.yaml:4)",
                  "findings": []
                }
              ],
              "consoles": [
                {
                  "url": "https://a.example/",
                  "source": "wander.yaml:2",
                  "state": "read",
                  "findings": []
                }
              ]
            }

            """,
            run.Output);
        Assert.Equal((1, ""), (run.Code, run.Error));
    }

    [Fact(Timeout = Timeout)]
    public async Task Errors_in_the_settings_end_the_command_with_2()
    {
        const string Wrong = "consoles: [nonsense]\ncrawl: { every: soon }\n";

        var run = await CheckAsync(network: null, Wrong);
        var json = await CheckAsync(network: null, Wrong, "--json");

        Assert.Equal((2, ""), (run.Code, run.Error));
        Assert.StartsWith(
            "Settings: 2 problems\nwander.yaml:2:12: `nonsense` has no scheme. ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            "\n\nThe settings cannot be used, so pages and neighbours were not checked.\n2 problems found.\n",
                run.Output, StringComparison.Ordinal);
        Assert.Equal(2, json.Code);
        Assert.Equal(
            "error", JsonDocument.Parse(json.Output).RootElement.GetProperty("settings")[0].GetProperty("severity").GetString());
    }

    [Fact(Timeout = Timeout)]
    public async Task A_missing_settings_file_is_reported_with_an_example()
    {
        var run = await CommandRun.OfAsync(network: null, "check", "--config", Path.Combine(_folder.Path, "nothing.yaml"));

        Assert.Equal((2, ""), (run.Code, run.Error));
        Assert.Contains("nothing.yaml: `", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nconsoles:\n  - https://susam.net/wander/\n", run.Output, StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("", "No other problems found.\n")]
    [InlineData("ignore: [https://a.example/*]\n", "1 problem found.\n")]
    public async Task Entries_are_not_reported_while_offline(string more, string end)
    {
        var run = await CheckAsync(
            network: null, more
                + "consoles: [https://a.example/, https://b.example/]\npages: [https://own.example/, https://other.example/]\n");

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.EndsWith(
            "No site answered, so pages and neighbours could not be checked. This machine seems to be offline. "
                + "Try again when it is online.\n" + end,
            run.Output,
            StringComparison.Ordinal);
        var json = await CheckAsync(network: null, "pages: [https://own.example/]\n", "--json");
        Assert.Equal(1, json.Code);
        Assert.True(JsonDocument.Parse(json.Output).RootElement.GetProperty("offline").GetBoolean());
    }

    [Fact(Timeout = Timeout)]
    public async Task A_site_that_sent_Retry_After_is_not_requested_again()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://own.example/robots.txt", Replies.Status(404));
        network.Answer("https://own.example/", Replies.Status(429, ("Retry-After", "7200")));
        const string Yaml = "pages: [https://own.example/, https://own.example/second]\n";

        await CheckAsync(network, Yaml);
        var requestsBefore = network.CountOf("https://own.example/");
        var run = await CheckAsync(network, Yaml);

        Assert.Equal(requestsBefore, network.CountOf("https://own.example/"));
        Assert.Contains(
            "https://own.example/ could not be loaded (429 Too Many Requests). ", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "https://own.example/second was not checked, because its site requested a pause. Try again later.\n",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task On_a_terminal_a_table_is_shown_without_control_characters_of_other_sites()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer(
            "https://a.example/wander.js", Replies.Script("const wander = { pages: ['\u202e[red]' + evil('\e[2J')] }"));

        var run = await CommandRun.OfAsync(
            new CommandRun.Options { Network = network, IsTerminal = true },
            "check",
            "--config",
            Settings("consoles: [https://a.example/]\nignore: [https://example.com/*, 'https://[red]']\n"));

        Assert.Contains("\e[1mWhat to do\e[0m", run.Output, StringComparison.Ordinal);
        Assert.Contains("note: https://a.example/", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[2J", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', run.Output);
        Assert.Contains("Checking pages", run.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_interrupted_check_ends_immediately_with_130()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        using var interrupt = new CancellationTokenSource();
        network.Answer("https://a.example/wander.js", async context =>
        {
            await interrupt.CancelAsync();
            await Replies.Hang()(context);
        });

        var run = await CommandRun.OfAsync(
            new CommandRun.Options { Network = network, Cancelled = interrupt.Token },
            "check",
            "--config",
            Settings("consoles: [https://a.example/]\n"));

        Assert.Equal((130, ""), (run.Code, run.Output));
        Assert.Equal("Interrupted before all pages and neighbours were checked, so no results are shown.\n", run.Error);
    }
}
