using System.Text.Json;

namespace Wander.Tests.CommandLine;

public sealed class IgnoredTrialsTests : IAsyncLifetime
{
    private IgnoredConsole _console = null!;

    public async ValueTask InitializeAsync() => _console = await IgnoredConsole.StartAsync();

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    private async Task<CommandRun> TryAsync(string ignore, params string[] patterns)
    {
        await _console.RunAsync("", "crawl");
        return await _console.RunAsync(ignore, ["ignored", .. patterns.SelectMany(pattern => new[] { "--try", pattern })]);
    }

    [Fact(Timeout = 60_000)]
    public async Task Hidden_neighbours_come_first_and_lost_consoles_and_pages_are_reported()
    {
        var run = await TryAsync("", "https://hub.example/");

        const string onlyLost = "only consoles that would be hidden or no longer found";
        Assert.Equal(
            $"""
            `https://hub.example/` would hide 1 of 3 consoles and 0 of 9 pages: hub.example.
              your neighbour: https://hub.example/wander/ (wander.yaml:2)
            1 console would no longer be found, because only hidden consoles lead to it:
              https://far.example/
            3 pages would no longer be recommended, because {onlyLost} recommend them.
            To use it anyway, add this line under `ignore:` in the settings:
            - https://hub.example/

            Hidden consoles are never contacted, so later changes to their lists are not seen.

            """,
            run.Output);
        Assert.Equal((1, ""), (run.Code, run.Error));
    }

    [Fact(Timeout = 60_000)]
    public async Task Each_pattern_is_tried_together_with_those_before_it()
    {
        var run = await TryAsync(
            "ignore: ['https://two.shops.test/']", "https://*.shops.test/", "https://one.shops.test/", "own.example");

        const string nothing =
            "`https://one.shops.test/` would hide nothing more, because `https://*.shops.test/` (--try) already covers it. "
            + "Do not add it.";
        Assert.Equal(
            $"""
            `https://*.shops.test/` would hide 0 of 3 consoles and 2 of 9 pages: one.shops.test.
              https://one.shops.test/a
              https://one.shops.test/b
            It would make these patterns redundant:
              `https://two.shops.test/` (wander.yaml:4)
            To use it, add this line under `ignore:` in the settings:
            - https://*.shops.test/

            {nothing}

            `own.example` would hide 0 of 3 consoles and 1 of 9 pages: own.example.
              your recommendation: https://own.example/ (wander.yaml:3)
            To use it anyway, add this line under `ignore:` in the settings:
            - own.example

            """,
            run.Output);
        Assert.Equal((1, ""), (run.Code, run.Error));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(
        "", "https://*.co.uk/", 0, "`https://*.co.uk/` would hide 0 of 3 consoles and 2 of 9 pages: 2 sites in 2 domains.")]
    [InlineData("", "https://unused.test/", 0, "`https://unused.test/` would hide nothing that is listed at the moment.")]
    [InlineData("ignore: ['https://*.co.uk/']", "https://*.uk/", 0,
        "`https://*.uk/` would hide nothing more, because everything that it matches (2) is already hidden.")]
    [InlineData("", "https://u*", 1, "`https://u*` hides this console, https://us.example/. Use a narrower pattern.")]
    [InlineData("", "https://*a*.example", 1,
        "This is far more than one site. Use a narrower pattern, unless this is intended.")]
    [InlineData(
        "", "https://x.co.uk/", 1,
        "This pattern does not hide `https://www.x.co.uk/`, which is listed too. To hide it, add `https://www.x.co.uk/`.")]
    [InlineData(
        "", "https://y.co.uk/*", 1,
        "This pattern does not hide `https://y.co.uk/` itself. Write `https://y.co.uk/`, which also hides everything below it.")]
    public async Task The_trial_describes_the_effect_of_a_pattern(string ignore, string pattern, int code, string line)
    {
        var run = await TryAsync(ignore, pattern);

        Assert.Contains(line, run.Output.Split('\n'));
        Assert.Equal(code, run.Code);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_regular_expression_is_translated_before_the_trial()
    {
        var run = await TryAsync("", @".*://.*\.shops\.test/.*");

        Assert.Equal(
            "--try: warning: `.*://.*\\.shops\\.test/.*` is a regular expression of an older console and is read as "
                + "a pattern. Replace it with `- https://*.shops.test/`.\n",
            run.Error);
        Assert.EndsWith("\n- https://*.shops.test/\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.Code);
        var asJson = await _console.RunAsync("", "ignored", "--json", "--try", @".*://.*\.shops\.test/.*");
        Assert.Contains("is a regular expression",
            JsonDocument.Parse(asJson.Output).RootElement[0].GetProperty("advice")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_invalid_pattern_ends_with_2_and_the_others_are_tried()
    {
        var run = await TryAsync("", "a b", "https://unused.test/");

        Assert.Equal(
            "--try: `a b` contains a space, which a pattern cannot. If the rest is a reason, write "
            + "`- {pattern: 'a', reason: 'b'}`.\n", run.Error);
        Assert.StartsWith(
            "`https://unused.test/` would hide nothing that is listed at the moment.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Code);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_json_option_prints_json()
    {
        await _console.RunAsync("", "crawl");

        var run = await _console.RunAsync(
            "ignore: ['https://y.co.uk/']", "ignored", "--json", "--try", "https://hub.example/", "--try", "https://y.co.uk/x");

        Assert.Equal(
            """
            [{"pattern":"https://hub.example/","hidesOurselves":false,"covers":[],
            "hides":{"consoles":1,"pages":0,"sites":1,"domains":1,"isWide":false,"examples":["https://hub.example/wander/"]},
            "neighbours":["https://hub.example/wander/"],"ownPages":[],
            "lostConsoles":["https://far.example/"],"lostPages":3,"advice":[],"line":"- https://hub.example/"},
            {"pattern":"https://y.co.uk/x","hidesOurselves":false,
            "coveredBy":{"pattern":"https://y.co.uk/","source":"wander.yaml:4"},"covers":[],
            "hides":{"consoles":0,"pages":0,"sites":0,"domains":0,"isWide":false,"examples":[]},
            "neighbours":[],"ownPages":[],"lostConsoles":[],"lostPages":0,"advice":[]}]
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(JsonDocument.Parse(run.Output).RootElement));
        Assert.Equal(1, run.Code);
    }
}
