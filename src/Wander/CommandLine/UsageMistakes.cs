using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Wander.Text;

namespace Wander.CommandLine;

/// <summary>Describes invalid arguments: each problem with its remedy.</summary>
internal static class UsageMistakes
{
    private const string Program = "wander";

    /// <summary>
    /// Returns one message for each problem, then one that refers to the help; empty when the arguments are valid.
    /// </summary>
    /// <param name="parsed">The parsed arguments.</param>
    public static IReadOnlyList<string> In(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var command = parsed.CommandResult.Command;
        var path = PathOf(parsed.CommandResult);
        // An unknown option or command causes further errors, which would mislead.
        IEnumerable<string> problems =
            UnknownOption(parsed) is { } option ? [UnknownOptionMessage(option, command, path)]
            : parsed is { Errors.Count: > 0, UnmatchedTokens: [var unknown, ..] } ? [UnexpectedArgument(unknown, command, path)]
            : parsed.Errors.Select(error => Explain(error, path));
        var messages = problems.Distinct(StringComparer.Ordinal).ToList();
        return messages.Count == 0 ? messages : [.. messages, $"Run `{path} --help` for help."];
    }

    // System.CommandLine treats an unknown option as an argument wherever an argument is allowed. After `--` that is correct.
    private static string? UnknownOption(ParseResult parsed) =>
        parsed.Action is CommandHelp || parsed.Tokens.Any(token => token.Type is TokenType.DoubleDash or TokenType.Directive)
            ? null
            : parsed.CommandResult.Children.OfType<ArgumentResult>()
                .SelectMany(argument => argument.Tokens)
                .Select(token => token.Value)
                .Concat(parsed.UnmatchedTokens)
                .FirstOrDefault(word => word.Length > 1 && word.StartsWith('-'));

    private static string UnknownOptionMessage(string word, Command command, string path)
    {
        var options = command.Options.Concat(
            command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)));
        return NearestName.Of(word, options.Select(option => option.Name)) is { } nearest
            ? $"{Quote.Of(word)} is not an option of `{path}`. Did you mean `{nearest}`?"
            : $"{Quote.Of(word)} is not an option of `{path}`.";
    }

    private static string UnexpectedArgument(string word, Command command, string path)
    {
        if (command.Subcommands.Count == 0)
            return $"{Quote.Of(word)} is one argument too many. Use `{Usage(command, path)}`.";
        var commands = command.Subcommands.Select(subcommand => subcommand.Name).ToList();
        return NearestName.Of(word, commands) is { } nearest
            ? $"{Quote.Of(word)} is not a wander command. Did you mean `{nearest}`?"
            : $"{Quote.Of(word)} is not a wander command. Use one of {Quote.All(commands)}.";
    }

    private static string Explain(ParseError error, string path) => error.SymbolResult switch
    {
        OptionResult { Option: VersionOption } =>
            $"`--version` cannot be combined with other arguments. Use `{Program} --version`.",
        OptionResult { Tokens.Count: 0, Option: var option } =>
            $"`{option.Name}` needs a value. Use `{option.Name} {NameOf(option)}`.",
        ArgumentResult { Tokens: [var token, ..], Parent: OptionResult { Option: var option } } =>
            WrongValue(token.Value, option) ?? error.Message,
        OptionResult { Tokens: [var token], Option: var option } => WrongValue(token.Value, option) ?? error.Message,
        OptionResult { Tokens.Count: > 1, Option: var option } => $"`{option.Name}` is given more than once. Use it once.",
        ArgumentResult { Tokens.Count: 0, Argument: var argument, Parent: CommandResult { Command: var command } } =>
            $"{argument.Name} is missing. Use `{Usage(command, path)}`.",
        CommandResult result when Missing(result) is { } argument =>
            $"{argument.Name} is missing. Use `{Usage(result.Command, path)}`.",
        _ => error.Message,
    };

    private static Argument? Missing(CommandResult result) => result.Command.Arguments.FirstOrDefault(argument =>
        argument.Arity.MinimumNumberOfValues > (result.GetResult(argument)?.Tokens.Count ?? 0));

    // Null when the option has no fixed list of values, or when the value is one of them.
    private static string? WrongValue(string value, Option option)
    {
        var known = ValuesOf(option);
        return known.Count < 2 || known.Contains(value, StringComparer.Ordinal)
            ? null
            : $"{Quote.Of(value)} is not a valid value for `{option.Name}`. "
                + $"Use {Quote.All(known[..^1])} or {Quote.Of(known[^1])}.";
    }

    private static string Usage(Command command, string path) =>
        string.Join(' ', command.Arguments.Select(argument => argument.Name).Prepend(path));

    private static List<string> ValuesOf(Option option) =>
        [.. option.GetCompletions(CompletionContext.Empty).Select(item => item.Label)];

    private static string NameOf(Option option) =>
        ValuesOf(option) is { Count: > 0 } values
            ? string.Join('|', values)
            : option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant();

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : Program;
}
