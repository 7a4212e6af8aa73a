using Wander.CommandLine;
using Wander.Output;

namespace Wander.Tests.CommandLine;

public class EnvironmentTests
{
    private const int Timeout = 60_000;

    /// <summary>Every command without required arguments.</summary>
    public static TheoryData<string> Commands
    {
        get
        {
            var silent = new Terminal(
                TextWriter.Null, Stream.Null, TextWriter.Null, isOutputInteractive: false, isErrorInteractive: false);
            var root = WanderCommand.Create(new CommandContext(silent, new Dictionary<string, string>(StringComparer.Ordinal)));
            return [.. root.Subcommands.Where(command => command.Arguments.Count == 0).Select(command => command.Name)];
        }
    }

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(Commands))]
    public async Task Environment_variables_override_the_settings_for_every_command(string command)
    {
        using var folder = new TemporaryFolder();
        var settings = folder.Write("wander.yaml", "url: https://me.example/\ncrawl: { timeout: 5s }\n");
        var options = new CommandRun.Options
        {
            Environment = new Dictionary<string, string>(
                StringComparer.Ordinal)
            { ["WANDER_CRAWL_TIMEOUT"] = "soon", ["WANDER_TITEL"] = "x", ["WANDER_URL"] = "" },
        };

        var (code, output, error) = await CommandRun.OfAsync(options, command, "--config", settings);

        Assert.Equal(2, code);
        var lines = (output + error).Split('\n'); // `wander check` reports problems on standard output
        Assert.Contains(
            "WANDER_CRAWL_TIMEOUT: `soon` is not a duration. Use a whole number and a unit (ms, s, m, h or d), from 1s to "
            + "5m, like `15s`.", lines);
        Assert.Contains("WANDER_TITEL: warning: This variable has no effect. Did you mean `WANDER_TITLE`?", lines);
    }
}
