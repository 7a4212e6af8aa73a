using System.Text.Json;

namespace Wander.Tests.CommandLine;

public sealed class IgnoredReportTests : IAsyncLifetime
{
    private IgnoredConsole _console = null!;

    public async ValueTask InitializeAsync() => _console = await IgnoredConsole.StartAsync();

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact(Timeout = 60_000)]
    public async Task It_tells_what_each_pattern_hides_and_which_could_go()
    {
        _console.With(
            "more.txt", "https://one.shops.test/\nhttps://*.shops.test   # again\nhttps://(a|b)\\.test/\nhttps://nobody.test/\n");

        var run = await _console.RunAsync(
            "ignore: ['https://*.test/', 'https://*.shops.test/', 'https://*.co.uk/', 'https://far.example/']\nignore_files: "
                + "[more.txt]",
            "ignored", "--report");

        Assert.Equal(
            """
            Pattern                  Written in     Consoles  Pages  Sites  Such as
            https://*.test/          wander.yaml:4         0      3      2  one.shops.test
            https://*.shops.test/    wander.yaml:4         0      3      2  one.shops.test
            https://*.co.uk/         wander.yaml:4         0      2      2  x.co.uk
            https://one.shops.test/  more.txt:1            0      2      1  one.shops.test
            https://far.example/     wander.yaml:4         1      0      1  far.example

            8 patterns hide 1 of 3 consoles and 5 of 8 pages that are listed.
            What hidden consoles list is not known, as they are never contacted.

            Written twice: remove these (1):
              `https://*.shops.test` (more.txt:2) says the same as `https://*.shops.test/` (wander.yaml:4)

            Not needed, as another pattern hides all that they hide: remove these (3):
              `https://*.shops.test/` (wander.yaml:4) is covered by `https://*.test/` (wander.yaml:4)
              `https://one.shops.test/` (more.txt:1) is covered by `https://*.test/` (wander.yaml:4)
              `https://nobody.test/` (more.txt:4) is covered by `https://*.test/` (wander.yaml:4)

            Regular expressions of older consoles, taken literally: write them anew, with * for any characters (1):
              `https://(a|b)\.test/` (more.txt:3)

            """,
            run.Output);
        Assert.Equal(1, run.Code);
        Assert.Contains(
            "The store knows nothing of the network yet, so consoles are asked first.\n", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            _console.Network.Requests, request => request.Address.Contains("far.example", StringComparison.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_pattern_over_many_domains_is_told_to_be_wide()
    {
        var run = await _console.RunAsync("ignore: ['https://*a*.example/']", "ignored", "--report");

        Assert.EndsWith(
            """
            1 pattern hides 2 of 3 consoles and 1 of 4 pages that are listed.
            What hidden consoles list is not known, as they are never contacted.

            Hide far more than one site's worth: write narrower ones, unless all of it is meant (1):
              `https://*a*.example/` (wander.yaml:4) hides 3 sites of 3 domains, such as a.example, far.example, plain.example

            """,
            run.Output,
            StringComparison.Ordinal);
        Assert.Equal(1, run.Code);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_leads_to_a_hidden_place_counts_for_the_pattern_that_hides_that()
    {
        const string ignore = "ignore: ['https://shops.test/']";
        await _console.RunAsync(ignore, "crawl", "--check");

        var run = await _console.RunAsync(ignore, "ignored", "--report");

        Assert.StartsWith(
            "Pattern              Written in     Consoles  Pages  Sites  Such as\nhttps://shops.test/  wander.yaml:4         "
                + "0      1      1  shops.test\n",
            run.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (run.Code, run.Error)); // and what the store knows is not asked for again
    }

    [Fact(Timeout = 60_000)]
    public async Task A_pattern_that_hides_nothing_today_is_named_and_not_wrong()
    {
        var run = await _console.RunAsync("ignore: ['https://nobody.test/']", "ignored", "--report");

        Assert.Equal(
            "1 pattern hides 0 of 3 consoles and 0 of 9 pages that are listed.\n\nHide nothing today, which may change (1):\n "
                + " `https://nobody.test/` (wander.yaml:4)\n",
            run.Output);
        Assert.Equal(0, run.Code);
    }

    [Fact(Timeout = 60_000)]
    public async Task Long_lists_are_cut_but_not_for_scripts()
    {
        // All 32 ways to write stars for some of the five letters.
        var patterns = Enumerable.Range(0, 128).Select(
            stars => string.Concat("y.co.uk".Select((c, place) => (stars >> place & 1) == 1 && c != '.' ? '*' : c)))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var ignore = $"ignore: [{string.Join(", ", patterns.Select(pattern => $"'https://{pattern}'"))}]";

        var run = await _console.RunAsync(ignore, "ignored", "--report");
        var json = await _console.RunAsync(ignore, "ignored", "--report", "--json");

        Assert.Contains("and 2 more: `--json` has all of them\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  and ", run.Output, StringComparison.Ordinal);
        Assert.Equal(32, JsonDocument.Parse(json.Output).RootElement.GetProperty("patterns").GetArrayLength());
    }

    [Fact(Timeout = 60_000)]
    public async Task Scripts_get_all_of_it_as_JSON()
    {
        var run = await _console.RunAsync(
            "ignore: [{ pattern: 'https://*.co.uk/', reason: 'far away' }, 'https://y.co.uk/', 'HTTPS://*.co.uk']", "ignored",
            "--report", "--json");

        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(
            """
            {"consoles":3,"pages":9,"hiddenConsoles":0,"hiddenPages":2,"patterns":[
            {"pattern":"https://*.co.uk/","reason":"far away","source":"wander.yaml:4",
            "hides":{"consoles":0,"pages":2,"sites":2,"domains":2,"isWide":false,
            "examples":["https://www.x.co.uk/","https://y.co.uk/"]},
            "isRegularExpression":false},
            {"pattern":"https://y.co.uk/","source":"wander.yaml:4",
            "hides":{"consoles":0,"pages":1,"sites":1,"domains":1,"isWide":false,"examples":["https://y.co.uk/"]},
            "coveredBy":{"pattern":"https://*.co.uk/","reason":"far away","source":"wander.yaml:4"},
            "isRegularExpression":false},
            {"pattern":"HTTPS://*.co.uk","source":"wander.yaml:4",
            "hides":{"consoles":0,"pages":2,"sites":2,"domains":2,"isWide":false,
            "examples":["https://www.x.co.uk/","https://y.co.uk/"]},
            "sameAs":{"pattern":"https://*.co.uk/","reason":"far away","source":"wander.yaml:4"},
            "isRegularExpression":false}]}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(report));
        Assert.Equal(1, run.Code);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_list_without_patterns_hides_nothing()
    {
        var run = await _console.RunAsync("", "ignored", "--report");

        Assert.Equal((0, "The settings have no ignore pattern, so nothing is hidden.\n"), (run.Code, run.Output));
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_is_offline_is_told_so()
    {
        var run = await _console.RunAsync("", network: null, input: "", "ignored", "--report");

        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.EndsWith(
            "No console answered, so nothing is known of the network: you seem to be offline. Try again when you are online.\n",
            run.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Consoles_that_were_never_asked_are_told()
    {
        await _console.RunAsync("ignore: ['https://hub.example/']", "crawl");

        var run = await _console.RunAsync("", "ignored", "--report");

        Assert.Equal("1 console was not asked yet, and what it lists is not known: `wander crawl` asks.\n", run.Error);
    }
}
