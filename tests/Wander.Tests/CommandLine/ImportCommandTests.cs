using Wander.Configuration;
using Wander.Protocol;

namespace Wander.Tests.CommandLine;

public class ImportCommandTests
{
    private const int Timeout = 60_000;

    private static string RealList => Path.Combine(AppContext.BaseDirectory, "network", "wcn-2026-05-15.json");

    private static SettingsReading Settings(TemporaryFolder folder, string yaml) => WanderSettingsFile.Read(
        folder.Write("wander.yaml", "url: https://us.example/\n" + yaml), new Dictionary<string, string>(StringComparer.Ordinal));

    [Fact(Timeout = Timeout)]
    public async Task The_networks_own_list_becomes_neighbours()
    {
        using var folder = new TemporaryFolder();

        var (code, output, talk) = await WanderProcess.RunAsync(folder, "import", RealList);

        Assert.Equal((0, ""), (code, talk));
        Assert.StartsWith(
            "# from wcn-2026-05-15.json of 2026-05-15 03:59:32 +0000\nconsoles:\n  - https://susam.net/wander/\n", output, StringComparison.Ordinal);
        var reading = Settings(folder, output);
        Assert.Empty(reading.Problems);
        Assert.Equal(RealNetwork.Read().Consoles.Keys, reading.Settings!.Consoles.Select(console => console.Address.Value));
    }

    [Fact(Timeout = Timeout)]
    public async Task What_is_wrong_in_it_is_said_on_standard_error_and_the_rest_is_printed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("list.json", """{"consoles": {"file:///wander/": {}, "https://a.example/": {}}}""");

        var (code, output, talk) = await WanderProcess.RunAsync(folder, "import", "list.json");

        Assert.Equal(1, code);
        Assert.Equal("# from list.json\nconsoles:\n  - https://a.example/\n", output);
        Assert.Equal("list.json: 1 left out, which are no addresses of the web (only http and https are): `file:///wander/`\n", talk);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("nothing.json", "nothing.json: there is no such file\n")]
    [InlineData(".", ".: there is no such file\n")]
    [InlineData("", ": there is no such file\n")]
    [InlineData("text.json", "text.json: this is no JSON, or nested too deep: line 1, byte 1\n")]
    [InlineData("other.json", "other.json: this is no list of a network: it has no `\"consoles\": {\"https://…\": …}`\n")]
    [InlineData("large.json", "large.json: this file is larger than 64 MiB, and no list of a network is\n")]
    public async Task What_is_no_such_file_ends_with_2(string name, string words)
    {
        using var folder = new TemporaryFolder();
        folder.Write("text.json", "const wander = {}");
        folder.Write("other.json", """{"version": 1}""");
        if (name == "large.json")
        {
            await using var large = File.Create(Path.Combine(folder.Path, name));
            large.SetLength(64 * 1024 * 1024 + 1);
        }

        Assert.Equal((2, "", words), await WanderProcess.RunAsync(folder, "import", name));
    }

    [Fact(Timeout = Timeout)]
    public async Task Whatever_a_list_calls_a_console_the_lines_are_settings()
    {
        string[] odd =
        [
            "https://a.example/it's/", "https://a.example/x.y:", "https://a.example/*&!|>@`,[]{}/", "https://[2001:db8::1]/", "https://a.example/%23/",
            "https://bücher.example/", "https://a.example/a b/", "https://a.example/-:-/", "https://a.example/{x}: y/",
        ];
        using var folder = new TemporaryFolder();
        folder.Write("odd\nname.json", System.Text.Json.JsonSerializer.Serialize(new
        {
            date = "2026-05-15 03:59:32 +0000\nevil: yes",
            consoles = odd.ToDictionary(address => address, _ => new { }),
        }));

        var (code, output, _) = await WanderProcess.RunAsync(folder, "import", "odd\nname.json");

        Assert.Equal(0, code);
        var reading = Settings(folder, output);
        Assert.Empty(reading.Problems);
        Assert.Equal(
            odd.Select(text => ConsoleAddress.TryParse(text, out var address) ? address : null),
            reading.Settings!.Consoles.Select(console => console.Address));
    }
}
