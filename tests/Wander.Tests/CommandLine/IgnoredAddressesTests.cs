using System.Text.Json;

namespace Wander.Tests.CommandLine;

public sealed class IgnoredAddressesTests : IAsyncLifetime
{
    private const string Ignore =
        "ignore:\n- pattern: https://*.shops.test/\n  reason: a shop\n- https://plain.test/\nignore_files: [ignore/*.txt]\n";

    private IgnoredConsole _console = null!;

    public async ValueTask InitializeAsync() =>
        _console = (await IgnoredConsole.StartAsync()).With("ignore/ads.txt", "\n\n# cookie banner\nhttps://ads.test/\n");

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task Each_address_is_shown_with_its_pattern_reason_and_line()
    {
        var run = await _console.RunAsync(
            Ignore, "ignored", "https://a.shops.test/x?y", "plain.test", "ADS.test/banner", "https://example.com/",
                "localhost:8080");

        Assert.Equal(
            """
            https://a.shops.test/x?y is hidden by `https://*.shops.test/` (wander.yaml:5): a shop
            https://plain.test/ is hidden by `https://plain.test/` (wander.yaml:7)
            https://ads.test/banner is hidden by `https://ads.test/` (ignore/ads.txt:4): cookie banner
            https://example.com/ is not hidden
            https://localhost:8080/ is not hidden

            """,
            run.Output);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Empty(_console.Network.Requests);
    }

    [Theory]
    [InlineData("two words", "`two words` contains a space. Write it as %20.")]
    [InlineData("mailto:me@example.com",
        "`mailto:me@example.com` is not a web address (`http` or `https`). Write `https://example.com/`.")]
    [InlineData("ftp://example.com/",
        "`ftp://example.com/` is not a web address (`http` or `https`). Write `https://example.com/`.")]
    [InlineData("https:/example.com", "`https:/example.com` is not a valid address. Write `https://example.com/`.")]
    [InlineData("", "The address is missing. Write one like `https://example.com/`.")]
    [InlineData("https://exa\u001b[2Jmple/\u202e",
        "`https://exa\\u001B[2Jmple/\\u202E` is not a valid address. Write one like `https://example.com/`.")]
    public async Task An_invalid_address_is_reported_and_the_others_are_looked_up(string text, string problem)
    {
        var run = await _console.RunAsync(Ignore, "ignored", text, "plain.test");

        Assert.Equal((1, $"{problem}\n", "https://plain.test/ is hidden by `https://plain.test/` (wander.yaml:7)\n"),
            (run.Code, run.Error, run.Output));
    }

    [Fact]
    public async Task A_dash_reads_addresses_from_standard_input()
    {
        var input = $"\uFEFFplain.test\r\n\r\n# remarks\n  https://example.com/  \nhttps://{new string('a', 100_000)}/\nads.test";

        var run = await _console.RunAsync(Ignore, network: null, input, "ignored", "-");

        Assert.Equal(
            [
                "https://plain.test/ is hidden by `https://plain.test/` (wander.yaml:7)", "https://example.com/ is not hidden",
                "https://ads.test/ is hidden by `https://ads.test/` (ignore/ads.txt:4): cookie banner",
            ],
            run.Output.TrimEnd().Split('\n'));
        Assert.Equal((1, true), (run.Code,
            run.Error.EndsWith("aaa…` is longer than 2,048 characters. Use a shorter address.\n", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_json_option_prints_json()
    {
        var run = await _console.RunAsync(
            Ignore, network: null, "a.shops.test\nexample.com\ntwo words", "ignored", "-", "--json");

        Assert.Equal(
            """
            [{"url":"https://a.shops.test/","ignored":true,
            "pattern":"https://*.shops.test/","reason":"a shop","source":"wander.yaml:5"},
            {"url":"https://example.com/","ignored":false},
            {"url":"two words","ignored":false,
            "problem":"`two words` contains a space. Write it as %20."}]
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(run.Output), Relaxed));
        Assert.Equal((1, ""), (run.Code, run.Error));
    }

    [Theory]
    [InlineData]
    [InlineData("https://example.com/", "--report")]
    [InlineData("--report", "--try", "x.test")]
    public async Task Addresses_and_the_options_report_and_try_exclude_each_other(params string[] arguments)
    {
        var run = await _console.RunAsync(Ignore, ["ignored", .. arguments]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(
            "Pass either addresses, `--report` or `--try PATTERN`, for example `wander ignored https://example.com/`.",
            run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_settings_end_the_command_with_2()
    {
        var run = await _console.RunAsync("ignore: [https://us.example/]", "ignored", "plain.test");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Equal(
            "wander.yaml:4:10: `https://us.example/` hides this console, https://us.example/. Write a narrower "
                + "pattern, or remove it.\n", run.Error);
    }

    private static JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
