using System.Text.Json;

namespace Wander.Tests.CommandLine;

public sealed class IgnoredReportTests : IAsyncLifetime
{
    private IgnoredConsole _console = null!;

    public async ValueTask InitializeAsync() => _console = await IgnoredConsole.StartAsync();

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact(Timeout = 60_000)]
    public async Task The_report_shows_the_effect_of_each_pattern_and_redundant_patterns()
    {
        _console.With(
            "more.txt", "https://one.shops.test/\nhttps://*.shops.test   # again\nhttps://(a|b)\\.test/\nhttps://unused.test/\n");

        var run = await _console.RunAsync(
            "ignore: ['https://*.test/', 'https://*.shops.test/', 'https://*.co.uk/', 'https://far.example/']\nignore_files: "
                + "[more.txt]",
            "ignored", "--report");

        const string rewrite = "Rewrite them as wildcard patterns, with * for any characters";
        Assert.Equal(
            $"""
            Pattern                  Location       Consoles  Pages  Sites  Example
            https://*.test/          wander.yaml:4         0      3      2  one.shops.test
            https://*.shops.test/    wander.yaml:4         0      3      2  one.shops.test
            https://*.co.uk/         wander.yaml:4         0      2      2  x.co.uk
            https://one.shops.test/  more.txt:1            0      2      1  one.shops.test
            https://far.example/     wander.yaml:4         1      0      1  far.example

            8 patterns hide 1 of 3 listed consoles and 5 of 8 listed pages.
            Hidden consoles are never contacted, so what they list is not counted.

            Duplicate patterns (1). Remove them:
              `https://*.shops.test` (more.txt:2) is the same as `https://*.shops.test/` (wander.yaml:4)

            Redundant patterns, covered by another pattern (3). Remove them:
              `https://*.shops.test/` (wander.yaml:4) is covered by `https://*.test/` (wander.yaml:4)
              `https://one.shops.test/` (more.txt:1) is covered by `https://*.test/` (wander.yaml:4)
              `https://unused.test/` (more.txt:4) is covered by `https://*.test/` (wander.yaml:4)

            Regular expressions of older consoles, matched literally (1). {rewrite}:
              `https://(a|b)\.test/` (more.txt:3)

            """,
            run.Output);
        Assert.Equal(1, run.Code);
        Assert.Contains(
            "No console has been read yet, so the consoles are read first.\n", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            _console.Network.Requests, request => request.Address.Contains("far.example", StringComparison.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_pattern_that_hides_several_domains_is_reported_as_wide()
    {
        var run = await _console.RunAsync("ignore: ['https://*a*.example/']", "ignored", "--report");

        const string examples = "a.example, far.example, plain.example";
        Assert.EndsWith(
            $"""
            1 pattern hides 2 of 3 listed consoles and 1 of 4 listed pages.
            Hidden consoles are never contacted, so what they list is not counted.

            Patterns that hide far more than one site (1). Use narrower patterns, unless this is intended:
              `https://*a*.example/` (wander.yaml:4) hides 3 sites in 3 domains, for example {examples}

            """,
            run.Output,
            StringComparison.Ordinal);
        Assert.Equal(1, run.Code);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_page_that_redirects_to_a_hidden_address_counts_for_its_pattern()
    {
        const string ignore = "ignore: ['https://shops.test/']";
        await _console.RunAsync(ignore, "crawl", "--check");

        var run = await _console.RunAsync(ignore, "ignored", "--report");

        Assert.StartsWith(
            "Pattern              Location       Consoles  Pages  Sites  Example\nhttps://shops.test/  wander.yaml:4         "
                + "0      1      1  shops.test\n",
            run.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (run.Code, run.Error)); // the stored network is used, without requests
    }

    [Fact(Timeout = 60_000)]
    public async Task A_pattern_that_hides_nothing_is_listed_but_is_not_a_problem()
    {
        var run = await _console.RunAsync("ignore: ['https://unused.test/']", "ignored", "--report");

        Assert.Equal(
            "1 pattern hides 0 of 3 listed consoles and 0 of 9 listed pages.\n\nPatterns that hide nothing at the moment (1):\n "
                + " `https://unused.test/` (wander.yaml:4)\n",
            run.Output);
        Assert.Equal(0, run.Code);
    }

    [Fact(Timeout = 60_000)]
    public async Task Long_lists_are_truncated_except_in_json()
    {
        // All 32 ways to replace some of the five letters with stars.
        var patterns = Enumerable.Range(0, 128).Select(
            stars => string.Concat("y.co.uk".Select((c, place) => (stars >> place & 1) == 1 && c != '.' ? '*' : c)))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var ignore = $"ignore: [{string.Join(", ", patterns.Select(pattern => $"'https://{pattern}'"))}]";

        var run = await _console.RunAsync(ignore, "ignored", "--report");
        var json = await _console.RunAsync(ignore, "ignored", "--report", "--json");

        Assert.Contains("and 2 more. Use `--json` to list all of them.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  and ", run.Output, StringComparison.Ordinal);
        Assert.Equal(32, JsonDocument.Parse(json.Output).RootElement.GetProperty("patterns").GetArrayLength());
    }

    [Fact(Timeout = 60_000)]
    public async Task The_json_option_prints_the_whole_report()
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
    public async Task An_empty_ignore_list_hides_nothing()
    {
        var run = await _console.RunAsync("", "ignored", "--report");

        Assert.Equal((0, "The settings contain no ignore patterns, so nothing is hidden.\n"), (run.Code, run.Output));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_report_while_offline_ends_with_1()
    {
        var run = await _console.RunAsync("", network: null, input: "", "ignored", "--report");

        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.EndsWith(
            "No console answered, so the network is not known. This machine seems to be offline. Try again when it is online.\n",
            run.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Unread_consoles_are_reported()
    {
        await _console.RunAsync("ignore: ['https://hub.example/']", "crawl");

        var run = await _console.RunAsync("", "ignored", "--report");

        Assert.Equal(
            "1 console has not been read yet, so what it lists is not counted. Run `wander crawl` to read it.\n", run.Error);
    }
}
