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

    // Runs `wander import` with empty settings, unless the arguments contain --config.
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
    public async Task A_network_file_is_converted_to_neighbours()
    {
        var (code, output, error) = await RunAsync(RealList);

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith(
            "# Imported from wcn-2026-05-15.json, dated 2026-05-15 03:59:32 +0000\n", output, StringComparison.Ordinal);
        Assert.Equal(RealNetwork.Read().Consoles.Keys, Settings(output).Consoles.Select(console => console.Address.Value));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_static_console_is_converted_with_one_command()
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

        var (code, output, error) = await RunAsync(
            new CommandRun.Options { Network = network, Time = new ManualTime() }, "https://me.example/");

        Assert.Equal(1, code);
        const string converted =
            """`.*://.*\.substack\.com/.*` is a regular expression of an older console """
            + "and was translated to `https://*.substack.com/`. Check that it hides what you want.";
        Assert.Equal(
            $"""
            https://me.example/wander/wander.js:2:43: Left out: `nonsense` has no scheme. Write one like `https://example.com/`.
            https://me.example/wander/wander.js:3:36: warning: Left out: `https://midnight.pub` is already in line 3.
            https://me.example/wander/wander.js:4:12: warning: {converted}

            """.ReplaceLineEndings("\n"),
            error);
        var settings = Settings(output);
        Assert.Equal("https://me.example/wander/", settings.Url.Value);
        Assert.Equal("https://susam.net/wander/", Assert.Single(settings.Consoles).Address.Value);
        Assert.Equal("https://midnight.pub/", Assert.Single(settings.Pages).Address.Value);
        Assert.Equal("https://*.substack.com/", Assert.Single(settings.Ignore.Patterns).Text);
        Assert.Equal("style.css", Assert.Single(settings.Styles));
        Assert.Equal(Referral.Version, settings.Referral);
    }

    [Fact(Timeout = Timeout)]
    public async Task Warnings_end_the_command_with_0()
    {
        var file = _folder.Write("wander.js", "wander = { pages: ['https://a.example/', 'https://a.example'] }");

        var (code, _, error) = await RunAsync(file);

        Assert.Equal((0, "wander.js:1:42: warning: Left out: `https://a.example` is already in line 1.\n"), (code, error));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_json_format_prints_only_the_lists()
    {
        var (code, output, error) = await RunAsync(
            _folder.Write("wander.js", "wander = { pages: ['https://a.example'], referral: 'no' }"), "--format", "json");

        Assert.Equal((0, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        Assert.Equal("https://a.example/", json.RootElement.GetProperty("pages")[0].GetString());
        Assert.Equal("no", json.RootElement.GetProperty("referral").GetString());
        Assert.Equal(0, json.RootElement.GetProperty("consoles").GetArrayLength());
    }

    [Theory(Timeout = Timeout)]
    [InlineData("nothing.json", "nothing.json: The file does not exist. ")]
    [InlineData("", "import: The file name is empty. ")]
    [InlineData("http://", "http://: `http://` is not a valid address. Write one like `https://example.com/`.")]
    [InlineData("https://a b", "https://a b: `https://a b` contains a space. ")]
    public async Task A_missing_file_or_invalid_address_ends_with_2(string name, string message)
    {
        var (code, output, error) = await RunAsync(name);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("", "list: The file is empty. ")]
    [InlineData("<!doctype html>", "list: This is a web page. ")]
    [InlineData("\0\0", "list: This is not a text file. ")]
    [InlineData("{\"version\": 1}", "list: This is not a network file, ")]
    [InlineData("<rss/>", "list: This is the feed of one site. ")]
    [InlineData("const x = 5", "list:1:1: The script does not declare `wander`. ")]
    public async Task An_unsupported_file_ends_with_2(string text, string message)
    {
        var (code, output, error) = await RunAsync(_folder.Write("list", text));

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(message, error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_folder_is_reported_as_a_folder()
    {
        var (code, output, error) = await RunAsync(_folder.Path);

        Assert.Equal((2, ""), (code, output));
        Assert.Equal($"{_folder.Path}: This is a folder. Pass a file in it, for example `{_folder.Path}/wander.js`.\n", error);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_result_larger_than_1_MiB_is_printed_and_reported()
    {
        var pages = Enumerable.Range(0, 20_000).Select(i => $"'https://one-of-many-sites.example/{i:D14}',");
        var file = _folder.Write("wander.js", $"wander = {{ pages: [{string.Concat(pages)}] }}");

        var (code, output, error) = await RunAsync(file);

        Assert.Equal(1, code);
        Assert.True(Encoding.UTF8.GetByteCount(output) > 1 << 20);
        Assert.Equal(
            "wander.js: The result is larger than 1 MiB, the limit for a wander.yaml. Remove some entries, or move patterns to "
            + "`ignore_files`.\n", error);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_dash_reads_standard_input()
    {
        using var input = new MemoryStream("wander = { pages: ['https://a.example/'] }"u8.ToArray());

        var (code, output, error) = await RunAsync(new CommandRun.Options { Input = () => input }, "-");

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("# Imported from standard input\n", output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task Control_characters_of_imported_files_are_escaped()
    {
        var file = _folder.Write(
            "odd\u001b[31m\nname", "wander = { pages: ['\\u001b[31m\\n\\u202e'], ignore: ['\\u202ea.example'] }");

        var (_, output, error) = await RunAsync(file);

        Assert.DoesNotContain(output + error, c => (char.IsControl(c) && c != '\n') || c == '\u202e');
        Assert.Equal(2, error.Count(c => c == '\n') + 1);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_slow_response_is_reported()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://me.example/wander.js", Replies.Hang());
        var time = new ManualTime();
        using var interrupt = new CancellationTokenSource();
        await using var error = new LineTriggerWriter(
            line => line.StartsWith("Waiting for ", StringComparison.Ordinal), interrupt.Cancel);

        var run = RunAsync(new CommandRun.Options { Network = network, Time = time, Error = error, Cancelled = interrupt.Token },
            "https://me.example/wander.js");
        while (network.Requests.Count == 0 || !time.HasTimerAt(time.Now + WebSource.WaitingDelay))
            await Task.Delay(1, TestContext.Current.CancellationToken);
        time.Advance(WebSource.WaitingDelay);

        Assert.Equal(130, (await run).Code);
        Assert.Equal("Waiting for https://me.example/wander.js …\n", error.ToString());
    }

    [Fact(Timeout = Timeout)]
    public async Task Only_the_crawl_settings_and_user_agent_affect_an_import()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://me.example/wander/");
        var settings = _folder.Write("mine.yaml", "url: https://other.example/\nconsoles: [https://other.example/]\n");

        var (code, output, error) = await RunAsync(new CommandRun.Options { Network = network, Time = new ManualTime() },
            "https://me.example/wander/", "--config", settings);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("\nurl: https://me.example/wander/\n", output, StringComparison.Ordinal);
        Assert.Equal("Wander/0.1.0 (+https://other.example/)", network.Requests.First().Headers["User-Agent"]);
    }

    [Fact(Timeout = Timeout)]
    public async Task Invalid_or_missing_settings_are_reported_when_config_is_given()
    {
        var (code, _, error) = await RunAsync("https://me.example/", "--config", _folder.Write("mine.yaml", "crawl: 5"));
        Assert.Equal(2, code);
        Assert.Contains("mine.yaml:1:8: `crawl` must be a section", error, StringComparison.Ordinal);

        (code, _, error) = await RunAsync("https://me.example/", "--config", Path.Combine(_folder.Path, "missing.yaml"));
        Assert.Equal(2, code);
        Assert.StartsWith("missing.yaml: `", error, StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("WANDER_CRAWL_TIMEOUT", "1", 2, "WANDER_CRAWL_TIMEOUT: `1` is not a duration. ")]
    [InlineData("WANDER_CRAWL_TIMEOT", "1s", 0,
        "WANDER_CRAWL_TIMEOT: warning: This variable has no effect. Did you mean `WANDER_CRAWL_TIMEOUT`?\n")]
    [InlineData("WANDER_CRAWL_TIMEOUT", " ", 0, "")]
    [InlineData("WANDER_CRAWL_TIMEOUT", "20s", 0, "")]
    public async Task Environment_variables_apply_with_and_without_a_settings_file(
        string name, string value, int expected, string message)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://me.example/wander/");
        var options =
            new CommandRun.Options { Network = network, Time = new ManualTime(), Environment = Environment((name, value)) };

        foreach (var run in new[] { await RunAsync(options, "https://me.example/wander/"),
            await CommandRun.OfAsync(options, "import", "https://me.example/wander/") })
        {
            Assert.Equal(expected, run.Code);
            Assert.StartsWith(message, string.Concat(run.Error.Split('\n').Where(line =>
                line.StartsWith("WANDER", StringComparison.Ordinal)).Select(line => line + "\n")), StringComparison.Ordinal);
        }
    }
}
