using System.Text;
using System.Text.Json;
using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.Importing;

namespace Wander.Tests.CommandLine;

public sealed class ImportCommandTests : IDisposable
{
    private const int Timeout = 60_000;

    private readonly TemporaryFolder _folder = new();

    private static string RealList => Path.Combine(AppContext.BaseDirectory, "network", "wcn-2026-05-15.json");

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, string> Environment(params (string Name, string Value)[] variables) =>
        variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);

    // Beside no other settings: a test that needs some names them later, which is then the only --config.
    private Task<CommandRun> RunAsync(CommandRun.Options options, params string[] arguments) => CommandRun.OfAsync(
        options,
        ["import", .. arguments, .. arguments.Contains("--config", StringComparer.Ordinal) ? Array.Empty<string>()
            : ["--config", _folder.Write("none.yaml", "")]]);

    private Task<CommandRun> RunAsync(params string[] arguments) => RunAsync(new CommandRun.Options(), arguments);

    private WanderSettings Settings(string yaml)
    {
        var reading = WanderSettingsFile.Read(_folder.Write("wander.yaml", yaml), Environment());
        Assert.True(reading.Settings is not null, string.Join('\n', reading.Problems));
        return reading.Settings;
    }

    [Fact(Timeout = Timeout)]
    public async Task The_networks_own_list_becomes_neighbours()
    {
        var (code, output, talk) = await RunAsync(RealList);

        Assert.Equal((0, ""), (code, talk));
        Assert.StartsWith("# Imported from wcn-2026-05-15.json of 2026-05-15 03:59:32 +0000\n", output, StringComparison.Ordinal);
        Assert.Equal(RealNetwork.Read().Consoles.Keys, Settings(output).Consoles.Select(console => console.Address.Value));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_static_console_moves_over_with_one_command()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://me.example/wander/wander.js", Replies.Script("""
            const wander = {
              consoles: ['https://susam.net/wander/', 'nonsense'],
              pages: ['https://midnight.pub/', 'https://midnight.pub'],
              ignore: ['.*://.*\\.substack\\.com/.*'],
              styles: ['style.css'],
              referral: 'version',
            };
            """));

        var (code, output, talk) = await RunAsync(
            new CommandRun.Options { Network = network, Time = new ManualTime() }, "https://me.example/");

        Assert.Equal(1, code);
        const string converted =
            """`.*://.*\.substack\.com/.*` is a regular expression, as older consoles had them, """
            + "and becomes `https://*.substack.com/`: look whether that hides what it should";
        Assert.Equal(
            $"""
            https://me.example/wander/wander.js:2:43: left out: `nonsense` has no scheme. Write one like `https://example.com/`.
            https://me.example/wander/wander.js:3:36: warning: left out: `https://midnight.pub` is already in line 3
            https://me.example/wander/wander.js:4:12: warning: {converted}

            """.ReplaceLineEndings("\n"),
            talk);
        var settings = Settings(output);
        Assert.Equal("https://me.example/wander/", settings.Url.Value);
        Assert.Equal("https://susam.net/wander/", Assert.Single(settings.Consoles).Address.Value);
        Assert.Equal("https://midnight.pub/", Assert.Single(settings.Pages).Address.Value);
        Assert.Equal("https://*.substack.com/", Assert.Single(settings.Ignore.Patterns).Text);
        Assert.Equal("style.css", Assert.Single(settings.Styles));
        Assert.Equal(Referral.Version, settings.Referral);
    }

    [Fact(Timeout = Timeout)]
    public async Task Warnings_alone_are_nothing_wrong()
    {
        var file = _folder.Write("wander.js", "wander = { pages: ['https://a.example/', 'https://a.example'] }");

        var (code, _, talk) = await RunAsync(file);

        Assert.Equal((0, "wander.js:1:42: warning: left out: `https://a.example` is already in line 1\n"), (code, talk));
    }

    [Fact(Timeout = Timeout)]
    public async Task As_json_the_lists_are_for_other_programs()
    {
        var (code, output, talk) = await RunAsync(
            _folder.Write("wander.js", "wander = { pages: ['https://a.example'], referral: 'no' }"), "--format", "json");

        Assert.Equal((0, ""), (code, talk));
        using var json = JsonDocument.Parse(output);
        Assert.Equal("https://a.example/", json.RootElement.GetProperty("pages")[0].GetString());
        Assert.Equal("no", json.RootElement.GetProperty("referral").GetString());
        Assert.Equal(0, json.RootElement.GetProperty("consoles").GetArrayLength());
    }

    [Theory(Timeout = Timeout)]
    [InlineData("nothing.json", "nothing.json: there is no such file: ")]
    [InlineData("", "import: a name is missing: ")]
    [InlineData("http://", "http://: `http://` is not a valid address. Write one like `https://example.com/`.")]
    [InlineData("https://a b", "https://a b: `https://a b` contains a space. ")]
    public async Task What_is_not_there_ends_with_2(string name, string words)
    {
        var (code, output, talk) = await RunAsync(name);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(words, talk, StringComparison.Ordinal);
        Assert.Single(talk.TrimEnd('\n').Split('\n'));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("", "list: nothing is in it: ")]
    [InlineData("<!doctype html>", "list: this is a web page: ")]
    [InlineData("\0\0", "list: this is no text: ")]
    [InlineData("{\"version\": 1}", "list: this is no list of a network: ")]
    [InlineData("<rss/>", "list: this is the feed of one site: ")]
    [InlineData("const x = 5", "list:1:1: nothing here is called wander: ")]
    public async Task What_is_none_of_those_that_are_read_ends_with_2(string text, string words)
    {
        var (code, output, talk) = await RunAsync(_folder.Write("list", text));

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(words, talk, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_folder_is_told_apart_from_what_is_not_there()
    {
        var (code, output, talk) = await RunAsync(_folder.Path);

        Assert.Equal((2, ""), (code, output));
        Assert.Equal($"{_folder.Path}: this is a folder: name a file in it, like `{_folder.Path}/wander.js`\n", talk);
    }

    [Fact(Timeout = Timeout)]
    public async Task More_than_settings_may_have_is_printed_and_told()
    {
        var pages = Enumerable.Range(0, 20_000).Select(i => $"'https://one-of-many-sites.example/{i:D14}',");
        var file = _folder.Write("wander.js", $"wander = {{ pages: [{string.Concat(pages)}] }}");

        var (code, output, talk) = await RunAsync(file);

        Assert.Equal(1, code);
        Assert.True(Encoding.UTF8.GetByteCount(output) > 1 << 20);
        Assert.Equal(
            "wander.js: this is more than the 1 MiB that a wander.yaml may have: leave some of it out, or move patterns to "
            + "`ignore_files`\n", talk);
    }

    [Fact(Timeout = Timeout)]
    public async Task Standard_input_is_a_file_as_well()
    {
        using var input = new MemoryStream("wander = { pages: ['https://a.example/'] }"u8.ToArray());

        var (code, output, talk) = await RunAsync(new CommandRun.Options { Input = () => input }, "-");

        Assert.Equal((0, ""), (code, talk));
        Assert.StartsWith("# Imported from standard input\n", output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task What_a_stranger_wrote_acts_on_no_terminal()
    {
        var file = _folder.Write(
            "odd\u001b[31m\nname", "wander = { pages: ['\\u001b[31m\\n\\u202e'], ignore: ['\\u202ea.example'] }");

        var (_, output, talk) = await RunAsync(file);

        Assert.DoesNotContain(output + talk, c => (char.IsControl(c) && c != '\n') || c == '\u202e');
        Assert.Equal(2, talk.Count(c => c == '\n') + 1);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_answer_that_takes_long_is_talked_about()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://me.example/wander.js", Replies.Hang());
        var time = new ManualTime();
        using var given = new CancellationTokenSource();
        await using var talk = new ListeningWriter(line => line.StartsWith("asking ", StringComparison.Ordinal), given.Cancel);

        var run = RunAsync(new CommandRun.Options { Network = network, Time = time, Talk = talk, Cancelled = given.Token },
            "https://me.example/wander.js");
        while (network.Requests.Count == 0 || !time.HasTimerAt(time.Now + WebSource.Silence))
            await Task.Delay(1, TestContext.Current.CancellationToken);
        time.Advance(WebSource.Silence);

        Assert.Equal(130, (await run).Code);
        Assert.Equal("asking https://me.example/wander.js …\n", talk.ToString());
    }

    [Fact(Timeout = Timeout)]
    public async Task Only_how_sites_are_asked_is_taken_from_the_settings()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://me.example/wander/");
        var settings = _folder.Write("mine.yaml", "url: https://other.example/\nconsoles: [https://other.example/]\n");

        var (code, output, talk) = await RunAsync(new CommandRun.Options { Network = network, Time = new ManualTime() },
            "https://me.example/wander/", "--config", settings);

        Assert.Equal((0, ""), (code, talk));
        Assert.Contains("\nurl: https://me.example/wander/\n", output, StringComparison.Ordinal);
        Assert.Equal("Wander/0.1.0 (+https://other.example/)", network.Requests.First().Headers["User-Agent"]);
    }

    [Fact(Timeout = Timeout)]
    public async Task Settings_that_are_wrong_or_missing_are_told_where_they_are_named()
    {
        var (code, _, talk) = await RunAsync("https://me.example/", "--config", _folder.Write("mine.yaml", "crawl: 5"));
        Assert.Equal(2, code);
        Assert.Contains("mine.yaml:1:8: `crawl` must be a section", talk, StringComparison.Ordinal);

        (code, _, talk) = await RunAsync("https://me.example/", "--config", Path.Combine(_folder.Path, "missing.yaml"));
        Assert.Equal(2, code);
        Assert.StartsWith("missing.yaml: `", talk, StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("WANDER_CRAWL_TIMEOUT", "1", 2, "WANDER_CRAWL_TIMEOUT: `1` is not a duration. ")]
    [InlineData("WANDER_CRAWL_TIMEOT", "1s", 0,
        "WANDER_CRAWL_TIMEOT: warning: This variable has no effect. Did you mean `WANDER_CRAWL_TIMEOUT`?\n")]
    [InlineData("WANDER_CRAWL_TIMEOUT", " ", 0, "")]
    [InlineData("WANDER_CRAWL_TIMEOUT", "20s", 0, "")]
    public async Task The_environment_counts_with_settings_and_without(string name, string value, int expected, string words)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://me.example/wander/");
        var options =
            new CommandRun.Options { Network = network, Time = new ManualTime(), Environment = Environment((name, value)) };

        foreach (var run in new[] { await RunAsync(options, "https://me.example/wander/"),
            await CommandRun.OfAsync(options, "import", "https://me.example/wander/") })
        {
            Assert.Equal(expected, run.Code);
            Assert.StartsWith(words, string.Concat(run.Talk.Split('\n').Where(line =>
                line.StartsWith("WANDER", StringComparison.Ordinal)).Select(line => line + "\n")), StringComparison.Ordinal);
        }
    }
}
