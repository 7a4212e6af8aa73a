using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.RegularExpressions;
using Wander.CommandLine;
using Wander.Output;
using Wander.Tests.CommandLine;

namespace Wander.Tests.Documentation;

/// <summary>Compares the chapter about commands in the owner's manual with the command line.</summary>
public sealed partial class CommandsTests
{
    private const string Prefix = "wander ";
    private const string Interrupted = "130"; // the manual explains this code once for all commands

    private static readonly Document Chapter = Documents.Read(Documents.Manual).Section("Commands");

    /// <summary>The root command of the program.</summary>
    internal static RootCommand Root { get; } = WanderCommand.Create(new CommandContext(
        new Terminal(TextWriter.Null, Stream.Null, TextWriter.Null, isOutputInteractive: false, isErrorInteractive: false),
        new Dictionary<string, string>(StringComparer.Ordinal)));

    /// <summary>The names of all commands.</summary>
    public static TheoryData<string> Commands => [.. Root.Subcommands.Select(command => command.Name)];

    [Fact]
    public void Every_command_has_a_section_and_every_section_describes_a_command() => Assert.Equal(
        Root.Subcommands.Select(command => command.Name).Order(StringComparer.Ordinal),
        Chapter.Headings.Select(heading => heading.Text)
            .Where(text => text.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(text => text[Prefix.Length..])
            .Order(StringComparer.Ordinal));

    [Fact]
    public void The_options_of_all_commands_are_documented() => Assert.Equal(
        Root.Options.SelectMany(NamesOf).Order(StringComparer.Ordinal),
        Words(Chapter.Introduction(), "Option").Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Commands))]
    public void The_section_of_a_command_lists_exactly_its_options_and_arguments(string name)
    {
        var command = Find(name);
        var section = Chapter.Section(Prefix + name);

        Assert.Equal(
            command.Options.SelectMany(NamesOf).Concat(command.Arguments.Select(argument => argument.Name))
                .Order(StringComparer.Ordinal),
            Words(section, "Option").Concat(Words(section, "Argument or option")).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Commands))]
    public void The_values_of_options_are_documented(string name)
    {
        var codes = Chapter.Section(Prefix + name).Tables().SelectMany(table => table.Rows)
            .SelectMany(row => row.SelectMany(cell => Document.Codes(cell)))
            .SelectMany(code => code.Split(' '))
            .ToHashSet(StringComparer.Ordinal);

        var values = Find(name).Options.Where(option => option.ValueType == typeof(string))
            .SelectMany(option => option.GetCompletions(CompletionContext.Empty))
            .Select(value => value.Label);

        Assert.All(values, value => Assert.Contains(value, codes));
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task The_section_of_a_command_lists_exactly_its_exit_codes(string name)
    {
        var (_, help, _) = await CommandRun.OfAsync(network: null, name, "--help");
        var expected = ExitCode().Matches(help).Select(match => match.Groups["code"].Value).Where(code => code != Interrupted);

        var table = Assert.Single(Chapter.Section(Prefix + name).Tables("Exit code"));

        Assert.Equal(expected, table.Rows.Select(row => row[0]));
    }

    [Theory, MemberData(nameof(Commands))]
    public void The_section_of_a_command_has_an_example(string name) => Assert.Contains(
        Chapter.Section(Prefix + name).Code("sh").SelectMany(block => block.Lines),
        line => line.Contains(Prefix + name, StringComparison.Ordinal));

    private static Command Find(string name) => Root.Subcommands.Single(command => command.Name == name);

    private static IEnumerable<string> NamesOf(Option option) => option.Aliases.Prepend(option.Name);

    // The first column of a table contains options with their values, for example `--try PATTERN`.
    private static IEnumerable<string> Words(Document section, string heading) =>
        section.FirstColumn(heading).Select(code => code.Split(' ')[0]);

    [GeneratedRegex("^  (?<code>[0-9]+)  ", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex ExitCode();
}
