using System.Text.Json;

namespace Wander.Tests.CommandLine;

public sealed class CheckCommandTests : IDisposable
{
    private const int Timeout = 60_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Settings(string yaml) => _folder.Write("wander.yaml", "url: https://us.example/wander/\n" + yaml);

    private Task<CommandRun> CheckAsync(ReplayedNetwork? network, string yaml, params string[] options) =>
        CommandRun.OfAsync(network, ["check", "--config", Settings(yaml), .. options]);

    [Fact(Timeout = Timeout)]
    public async Task Where_all_is_well_it_says_so_in_few_lines()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/");
        network.Answer("https://own.example/", Replies.Html("<title>A page</title>Text"));

        var run = await CheckAsync(network, "consoles: [https://a.example/]\npages: [https://own.example/]\n");

        Assert.Equal(
            "Settings: nothing is wrong.\n\nPages: 1 of 1 is well.\n\nNeighbours: 1 of 1 is well.\n\nAll is well.\n", run.Output);
        Assert.Equal((0, ""), (run.Code, run.Talk));
    }

    [Fact(Timeout = Timeout)]
    public async Task Each_page_that_is_not_well_is_told_with_its_line_and_what_to_do()
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
                "Settings: nothing is wrong.",
                "",
                "Pages: 3 of 15 are well.",
                "wander.yaml:4: https://framed.example/ refuses framing (X-Frame-Options: SAMEORIGIN): "
                    + "remove it, or expect visitors to get it in a tab only",
                "wander.yaml:5: http://plain.example/ is available over http only; https: 404 Not Found: "
                    + "ask its owner for https, or remove it",
                "wander.yaml:6: https://gone.example/ is gone (404 Not Found): remove it, or write its new address",
                "wander.yaml:7: https://file.example/a.pdf is no page (frames cannot display the media type "
                    + "application/pdf): remove it, or write the address of a page that links to it",
                "wander.yaml:8: https://shy.example/ does not want to be shown here (opts out with <meta name=\"wander\" "
                    + "content=\"no\">): remove it",
                "wander.yaml:9: https://robots.example/ does not want to be shown here (robots.txt: Disallow: /): remove it",
                "wander.yaml:10: https://down.example/ fails (503 Service Unavailable): try again later; remove it if this lasts",
                "wander.yaml:11: https://nowhere.example/ fails (robots.txt: host name nowhere.example not found): "
                    + "check the spelling of the address; remove it if this lasts",
                "wander.yaml:12: https://private.example/ fails (robots.txt: private IP address 127.0.0.1): "
                    + "remove it, or, if it is in your own network, allow its range in crawl.allow_private_networks",
                "wander.yaml:13: https://locked.example/ fails (403 Forbidden): "
                    + "open it in a browser; if it does not work there either, tell its owner or remove it",
                "wander.yaml:14: https://moved.example/ has moved to https://new.example/: write https://new.example/",
                "wander.yaml:15: note: https://parked.example/ leads to https://www.new.example/: "
                    + "look whether that is still the page that you mean",
                "wander.yaml:17: https://hides.example/ fails (redirects to https://hidden.example/, "
                    + "which the ignore pattern “https://hidden.example/” hides): "
                    + "remove it, or the ignore pattern in wander.yaml:2",
                "wander.yaml:18: note: http://secure.example/ answers over https as well: write https://secure.example/",
                "",
                "Neighbours: none are listed.",
                "",
                "12 things to mend.",
                "",
            ]),
            run.Output);
        Assert.Equal((1, ""), (run.Code, run.Talk));
    }

    [Fact(Timeout = Timeout)]
    public async Task Pages_that_are_listed_twice_under_different_addresses_are_told()
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
                "Pages: 5 of 8 are well.",
                "wander.yaml:4: http://a.example/ is the same page as https://a.example/ (wander.yaml:3): "
                    + "remove it, and keep the one with https",
                "wander.yaml:6: https://b.example/page/ is the same page as https://b.example/page (wander.yaml:5): "
                    + "remove one of the two",
                "wander.yaml:8: https://c.example/page/ is the same page as https://c.example/page (wander.yaml:7): "
                    + "remove one of the two",
                "",
            ]),
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task Each_neighbour_that_is_not_well_is_told_with_its_line_and_what_to_do()
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
                "Settings: 1 thing to mend.",
                "wander.yaml:18:5: warning: `https://hidden.example/` is hidden by the ignore pattern "
                    + "`https://hidden.example/` (wander.yaml:2). Remove the address or the pattern.",
                "",
                "Pages: none are listed.",
                "",
                "Neighbours: 1 of 15 are well, 1 hidden by the ignore list.",
                "wander.yaml:4: https://site.example/ is the site, and its console is at https://site.example/wander/: "
                    + "write https://site.example/wander/",
                "wander.yaml:5: https://gone.example/ has no wander.js (404 Not Found): remove it, or write its new address",
                "wander.yaml:6: https://soft.example/ has a wander.js that cannot be read (line 1: "
                    + "this is an HTML page, not a wander.js: perhaps a login page, or one for a missing file): "
                    + "write the address of its console, which may be https://soft.example/wander/, or remove it",
                "wander.yaml:7: https://soft.example/folder/ has a wander.js that cannot be read (line 1: "
                    + "this is an HTML page, not a wander.js: perhaps a login page, or one for a missing file): "
                    + "tell its owner, or remove it",
                "wander.yaml:8: https://moved.example/ has moved to https://new.example/: write https://new.example/",
                "wander.yaml:9: https://twin.example/ is the same console as https://moved.example/ (wander.yaml:8): "
                    + "remove one of the two",
                "wander.yaml:10: https://us2.example/ leads to this console itself: remove it",
                "wander.yaml:11: https://loop.example/ could not be read (redirects to itself): tell its owner, or remove it",
                "wander.yaml:12: https://hides.example/ could not be read (redirects to "
                    + "https://hidden.example/script.js, which the ignore pattern “https://hidden.example/” hides): "
                    + "remove it, or the ignore pattern in wander.yaml:2",
                "wander.yaml:13: note: https://odd.example/ has something to mend in its wander.js (line 1: "
                    + "expected a string, found a value without quotes): its owner might want to know",
                "wander.yaml:14: https://down.example/ could not be read (500 Internal Server Error): "
                    + "try again later; remove it if this lasts",
                "wander.yaml:15: https://nowhere.example/ could not be read (host name nowhere.example not found): "
                    + "check the spelling of the address; remove it if this lasts",
                "wander.yaml:16: https://long.example/ has a wander.js that is too long (response longer than 1024 KiB): "
                    + "tell its owner, or remove it",
                "wander.yaml:17: https://busy.example/ could not be read (429 Too Many Requests): "
                    + "try again later; remove it if this lasts",
                "",
                "14 things to mend.",
                "",
            ]),
            run.Output);
        Assert.Equal((1, ""), (run.Code, run.Talk));
        Assert.Equal(0, network.CountOf("https://hidden.example/wander.js"));
        Assert.Equal(0, network.CountOf("https://unasked.example/wander.js"));
    }

    [Fact(Timeout = Timeout)]
    public async Task For_scripts_it_is_json()
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
                      "toDo": "remove it, or write its new address"
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
        Assert.Equal((1, ""), (run.Code, run.Talk));
    }

    [Fact(Timeout = Timeout)]
    public async Task Settings_that_cannot_be_used_are_told_and_end_it_with_2()
    {
        const string Wrong = "consoles: [nonsense]\ncrawl: { every: soon }\n";

        var run = await CheckAsync(network: null, Wrong);
        var json = await CheckAsync(network: null, Wrong, "--json");

        Assert.Equal((2, ""), (run.Code, run.Talk));
        Assert.StartsWith(
            "Settings: 2 things to mend.\nwander.yaml:2:12: `nonsense` has no scheme. ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            "\n\nThe settings cannot be used like this, so pages and neighbours were not looked at.\n2 things to mend.\n",
                run.Output, StringComparison.Ordinal);
        Assert.Equal(2, json.Code);
        Assert.Equal(
            "error", JsonDocument.Parse(json.Output).RootElement.GetProperty("settings")[0].GetProperty("severity").GetString());
    }

    [Fact(Timeout = Timeout)]
    public async Task Without_a_settings_file_it_says_how_to_make_one()
    {
        var run = await CommandRun.OfAsync(network: null, "check", "--config", Path.Combine(_folder.Path, "nothing.yaml"));

        Assert.Equal((2, ""), (run.Code, run.Talk));
        Assert.Contains("nothing.yaml: `", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nconsoles:\n  - https://susam.net/wander/\n", run.Output, StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("", "Nothing else is wrong.\n")]
    [InlineData("ignore: [https://a.example/*]\n", "1 thing to mend.\n")]
    public async Task Offline_nobody_is_blamed(string more, string end)
    {
        var run = await CheckAsync(
            network: null, more
                + "consoles: [https://a.example/, https://b.example/]\npages: [https://own.example/, https://other.example/]\n");

        Assert.Equal((1, ""), (run.Code, run.Talk));
        Assert.EndsWith(
            "Not a single site answered: you seem to be offline, so pages and neighbours could not be looked at. Try again "
                + "when you are online.\n" + end,
            run.Output,
            StringComparison.Ordinal);
        var json = await CheckAsync(network: null, "pages: [https://own.example/]\n", "--json");
        Assert.Equal(1, json.Code);
        Assert.True(JsonDocument.Parse(json.Output).RootElement.GetProperty("offline").GetBoolean());
    }

    [Fact(Timeout = Timeout)]
    public async Task A_site_that_asked_to_be_left_alone_is_not_asked_again_and_that_is_said()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://own.example/robots.txt", Replies.Status(404));
        network.Answer("https://own.example/", Replies.Status(429, ("Retry-After", "7200")));
        const string Yaml = "pages: [https://own.example/, https://own.example/second]\n";

        await CheckAsync(network, Yaml);
        var asked = network.CountOf("https://own.example/");
        var run = await CheckAsync(network, Yaml);

        Assert.Equal(asked, network.CountOf("https://own.example/"));
        Assert.Contains(
            "https://own.example/ fails (429 Too Many Requests): try again later", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "https://own.example/second could not be looked at now, as its site asks to be left alone for a while: try again "
                + "later",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task On_a_terminal_it_is_a_table_and_strangers_do_nothing_to_it()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer(
            "https://a.example/wander.js", Replies.Script("const wander = { pages: ['\u202e[red]' + evil('\e[2J')] }"));

        var run = await CommandRun.OfAsync(
            new CommandRun.Options { Network = network, IsLive = true },
            "check",
            "--config",
            Settings("consoles: [https://a.example/]\nignore: [https://example.com/*, 'https://[red]']\n"));

        Assert.Contains("\e[1mWhat to do\e[0m", run.Output, StringComparison.Ordinal);
        Assert.Contains("(note) its owner", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[2J", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', run.Output);
        Assert.Contains("Looking at pages", run.Talk, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task Interrupted_it_ends_at_once_and_says_so()
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
        Assert.Equal("Ended early, before all pages and neighbours were looked at: nothing is told of them.\n", run.Talk);
    }
}
