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
    public async Task A_neighbour_comes_first_and_what_only_it_leads_to_is_told()
    {
        var run = await TryAsync("", "https://hub.example/");

        Assert.Equal(
            """
            `https://hub.example/` would hide 1 of 3 consoles and 0 of 9 pages: hub.example.
              your neighbour: https://hub.example/wander/ (wander.yaml:2)
            1 console would no longer be found, as only hidden ones lead there:
              https://far.example/
            3 pages would no longer be recommended, as only consoles that are hidden or not found then recommend them.
            To add it all the same, write this line below `ignore:` in the settings:
            - https://hub.example/

            Hidden consoles are never contacted: what they list from then on is not known.

            """,
            run.Output);
        Assert.Equal((1, ""), (run.Code, run.Talk));
    }

    [Fact(Timeout = 60_000)]
    public async Task Patterns_are_tried_as_if_added_one_after_another()
    {
        var run = await TryAsync(
            "ignore: ['https://two.shops.test/']", "https://*.shops.test/", "https://one.shops.test/", "own.example");

        const string nothing =
            "`https://one.shops.test/` would hide nothing more, as `https://*.shops.test/` (--try) hides all of it: "
            + "there is nothing to add.";
        Assert.Equal(
            $"""
            `https://*.shops.test/` would hide 0 of 3 consoles and 2 of 9 pages: one.shops.test.
              https://one.shops.test/a
              https://one.shops.test/b
            It hides all that these patterns hide, which would no longer be needed:
              `https://two.shops.test/` (wander.yaml:4)
            To add it, write this line below `ignore:` in the settings:
            - https://*.shops.test/

            {nothing}

            `own.example` would hide 0 of 3 consoles and 1 of 9 pages: own.example.
              your recommendation: https://own.example/ (wander.yaml:3)
            To add it all the same, write this line below `ignore:` in the settings:
            - own.example

            """,
            run.Output);
        Assert.Equal((1, ""), (run.Code, run.Talk));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(
        "", "https://*.co.uk/", 0, "`https://*.co.uk/` would hide 0 of 3 consoles and 2 of 9 pages: 2 sites of 2 domains.")]
    [InlineData("", "https://nobody.test/", 0, "`https://nobody.test/` would hide nothing that is listed today.")]
    [InlineData("ignore: ['https://*.co.uk/']", "https://*.uk/", 0,
        "`https://*.uk/` would hide nothing more: all that it matches of today's network (2) is hidden already.")]
    [InlineData("", "https://u*", 1, "`https://u*` hides this console itself, https://us.example/: write a narrower pattern.")]
    [InlineData("", "https://*a*.example", 1,
        "That is far more than one site's worth: write a narrower pattern, unless all of it is meant.")]
    [InlineData(
        "", "https://x.co.uk/", 1,
        "This pattern does not hide `https://www.x.co.uk/`, which is listed too. To hide it, add `https://www.x.co.uk/`.")]
    [InlineData(
        "", "https://y.co.uk/*", 1,
        "This pattern does not hide `https://y.co.uk/` itself. Write `https://y.co.uk/`, which also hides everything below it.")]
    public async Task It_says_what_would_come_of_it(string ignore, string pattern, int code, string line)
    {
        var run = await TryAsync(ignore, pattern);

        Assert.Contains(line, run.Output.Split('\n'));
        Assert.Equal(code, run.Code);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_regular_expression_is_tried_as_what_it_meant()
    {
        var run = await TryAsync("", @".*://.*\.shops\.test/.*");

        Assert.Equal(
            "--try: warning: `.*://.*\\.shops\\.test/.*` is a regular expression of an older console and is read as "
                + "a pattern. Replace it with `- https://*.shops.test/`.\n",
            run.Talk);
        Assert.EndsWith("\n- https://*.shops.test/\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.Code);
        var asJson = await _console.RunAsync("", "ignored", "--json", "--try", @".*://.*\.shops\.test/.*");
        Assert.Contains("is a regular expression",
            JsonDocument.Parse(asJson.Output).RootElement[0].GetProperty("advice")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_no_pattern_is_wrong_usage_and_the_others_are_tried()
    {
        var run = await TryAsync("", "a b", "https://nobody.test/");

        Assert.Equal(
            "--try: `a b` contains a space, which a pattern cannot. If the rest is a reason, write "
            + "`- {pattern: 'a', reason: 'b'}`.\n", run.Talk);
        Assert.StartsWith(
            "`https://nobody.test/` would hide nothing that is listed today.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Code);
    }

    [Fact(Timeout = 60_000)]
    public async Task Scripts_get_the_same_as_JSON()
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
