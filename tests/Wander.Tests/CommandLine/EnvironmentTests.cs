using Wander.CommandLine;
using Wander.Output;

namespace Wander.Tests.CommandLine;

public class EnvironmentTests
{
    private const int Timeout = 60_000;

    /// <summary>Every command that needs nothing but settings.</summary>
    public static TheoryData<string> Commands
    {
        get
        {
            var nowhere = new Terminal(
                TextWriter.Null, Stream.Null, TextWriter.Null, isOutputInteractive: false, isErrorInteractive: false);
            var root = WanderCommand.Create(new CommandContext(nowhere, new Dictionary<string, string>(StringComparer.Ordinal)));
            return [.. root.Subcommands.Where(command => command.Arguments.Count == 0).Select(command => command.Name)];
        }
    }

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(Commands))]
    public async Task The_environment_stands_above_the_settings_of_every_command(string command)
    {
        using var folder = new TemporaryFolder();
        var settings = folder.Write("wander.yaml", "url: https://me.example/\ncrawl: { timeout: 5s }\n");
        var options = new CommandRun.Options
        {
            Environment = new Dictionary<string, string>(
                StringComparer.Ordinal)
            { ["WANDER_CRAWL_TIMEOUT"] = "soon", ["WANDER_TITEL"] = "x", ["WANDER_URL"] = "" },
        };

        var (code, output, talk) = await CommandRun.OfAsync(options, command, "--config", settings);

        Assert.Equal(2, code);
        var said = (output + talk).Split('\n'); // what check finds is data
        Assert.Contains(
            "WANDER_CRAWL_TIMEOUT: `soon` is not a duration. Use a whole number and a unit (ms, s, m, h or d), from 1s to "
            + "5m, like `15s`.", said);
        Assert.Contains("WANDER_TITEL: warning: This variable has no effect. Did you mean `WANDER_TITLE`?", said);
    }
}
