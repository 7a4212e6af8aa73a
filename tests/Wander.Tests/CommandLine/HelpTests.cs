using System.CommandLine;
using Wander.CommandLine;
using Wander.Configuration.Reading;
using Wander.Output;

namespace Wander.Tests.CommandLine;

public class HelpTests
{
    private const int Timeout = 60_000;

    private static readonly RootCommand Wander = WanderCommand.Create(new CommandContext(
        new Terminal(TextWriter.Null, Stream.Null, TextWriter.Null, isOutputInteractive: false, isErrorInteractive: false),
            new Dictionary<string, string>(StringComparer.Ordinal)));

    /// <summary>The names of all commands; the empty name is the root command.</summary>
    public static TheoryData<string> Commands => ["", .. Wander.Subcommands.Select(command => command.Name)];

    private static Command Find(string name) =>
        name.Length == 0 ? Wander : Wander.Subcommands.Single(command => command.Name == name);

    private static async Task<string[]> HelpOfAsync(string command)
    {
        var (code, output, error) = await CommandRun.OfAsync(
            network: null, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal((0, ""), (code, error));
        return output.Split('\n');
    }

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(Commands))]
    public async Task Help_describes_the_command_its_options_and_exit_codes(string command)
    {
        var lines = await HelpOfAsync(command);

        Assert.Equal("Description:", lines[0]);
        Assert.EndsWith(".", Find(command).Description, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', Find(command).Description!);
        Assert.Contains("Usage:", lines);
        Assert.Contains("Options:", lines);
        Assert.Contains(lines, line => line.StartsWith("  -c, --config <FILE> ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  0    ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  2    ", StringComparison.Ordinal));
        Assert.All(
            Find(command).Options.Cast<Symbol>().Concat(Find(command).Arguments),
            symbol => Assert.False(string.IsNullOrEmpty(symbol.Description), $"{symbol.Name} has no description"));
    }

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(Commands))]
    public async Task Every_command_has_two_or_three_valid_examples(string command)
    {
        var examples = CommandDetails.Of(Find(command)).Examples;

        Assert.InRange(examples.Length, 2, 3);
        Assert.All(examples, example =>
        {
            // The arguments as a shell would pass them: without other commands of a pipe, redirections and variables.
            var line = example.Line.Split('|').Single(
                part => part.Contains("wander ", StringComparison.Ordinal) || part.EndsWith("wander", StringComparison.Ordinal));
            var arguments = line.Split('>')[0].Trim().Split(' ').SkipWhile(word => word != "wander").Skip(1).Select(
                word => word.Trim('"', '\'')).ToArray();
            Assert.Empty(Wander.Parse(arguments).Errors);
            Assert.NotEmpty(example.Description);
        });
        var lines = await HelpOfAsync(command);
        Assert.All(examples, example => Assert.Equal(
            $"      {example.Description}", lines[Array.IndexOf(lines, $"  {example.Line}") + 1]));
    }

    [Theory(Timeout = Timeout)]
    [MemberData(nameof(Commands))]
    public async Task Help_fits_eighty_columns(string command) =>
        Assert.All(await HelpOfAsync(command), line => Assert.True(line.TrimEnd().Length <= 80, line));

    [Fact(Timeout = Timeout)]
    public async Task Root_help_lists_every_command_and_environment_variable()
    {
        var lines = await HelpOfAsync("");

        Assert.All(Wander.Subcommands, command =>
            Assert.Contains(lines, line => line.StartsWith($"  {command.Name} ", StringComparison.Ordinal)));
        Assert.All(EnvironmentOverrides.Variables, variable => Assert.Contains(lines, line =>
            line.StartsWith($"  {variable.Name} ", StringComparison.Ordinal)
                && line.EndsWith($" {variable.Setting}", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("  NO_COLOR ", StringComparison.Ordinal));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    public async Task Help_is_shown_although_other_arguments_are_invalid(string option)
    {
        var (code, output, error) = await CommandRun.OfAsync(network: null, "import", "a", "b", "--frobnicate", option);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("wander import https://example.com/wander/ > wander.yaml", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "check", "crawl", "export", "ignored", "import", "serve", "--config", "--help", "--version")]
    [InlineData("im", "import")]
    [InlineData("--v", "--version")]
    [InlineData("import --", "--config", "--format", "--help")]
    [InlineData("import --format ", "json", "yaml")]
    [InlineData("import x --format j", "json")]
    public async Task The_suggest_directive_completes_commands_and_options(string typed, params string[] expected)
    {
        var line = $"wander {typed}";

        var (code, output, error) = await CommandRun.OfAsync(network: null, $"[suggest:{line.Length}]", line);

        Assert.Equal((0, ""), (code, error));
        // The shell filters out suggestions that contain the word but do not begin with it.
        var suggested = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.StartsWith(typed.Split(' ')[^1], StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Subset(suggested, expected.ToHashSet(StringComparer.Ordinal));
        Assert.True(typed.Length == 0 || suggested.Count == expected.Length, output);
    }

    [Theory]
    [InlineData("import x --format=j")] // System.CommandLine 2.0.15 throws
    [InlineData("import 'x")]
    [InlineData("[suggest]")]
    [InlineData("--config=")]
    public async Task Input_without_completions_produces_no_output(string typed)
    {
        var line = $"wander {typed}";

        var (code, output, error) = await CommandRun.OfAsync(network: null, $"[suggest:{line.Length}]", line);

        Assert.Equal((0, "", ""), (code, output.Trim(), error));
    }
}
