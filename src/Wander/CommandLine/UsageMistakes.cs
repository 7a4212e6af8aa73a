using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Wander.Text;

namespace Wander.CommandLine;

/// <summary>Arguments that are no usage of the command line, in words: what is wrong, and what to write instead.</summary>
internal static class UsageMistakes
{
    private const string Program = "wander";

    /// <summary>What is wrong, one message a line, and where help is; nothing when all is right.</summary>
    /// <param name="parsed">The arguments.</param>
    public static IReadOnlyList<string> In(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var command = parsed.CommandResult.Command;
        var path = PathOf(parsed.CommandResult);
        // What is not known makes the rest look wrong as well.
        IEnumerable<string> mistakes =
            UnknownOption(parsed) is { } option ? [NoOption(option, command, path)]
            : parsed is { Errors.Count: > 0, UnmatchedTokens: [var unknown, ..] } ? [TooMany(unknown, command, path)]
            : parsed.Errors.Select(error => Explain(error, path));
        var told = mistakes.Distinct(StringComparer.Ordinal).ToList();
        return told.Count == 0 ? told : [.. told, $"`{path} --help` tells more."];
    }

    // System.CommandLine takes an option that it does not know for an argument, where one can be. After `--` it is one.
    private static string? UnknownOption(ParseResult parsed) =>
        parsed.Action is CommandHelp || parsed.Tokens.Any(token => token.Type is TokenType.DoubleDash or TokenType.Directive)
            ? null
            : parsed.CommandResult.Children.OfType<ArgumentResult>()
                .SelectMany(argument => argument.Tokens)
                .Select(token => token.Value)
                .Concat(parsed.UnmatchedTokens)
                .FirstOrDefault(word => word.Length > 1 && word.StartsWith('-'));

    private static string NoOption(string word, Command command, string path)
    {
        var options = command.Options.Concat(
            command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)));
        return NearestName.Of(word, options.Select(option => option.Name)) is { } nearest
            ? $"{Quote.Of(word)} is no option of `{path}`: did you mean `{nearest}`?"
            : $"{Quote.Of(word)} is no option of `{path}`";
    }

    private static string TooMany(string word, Command command, string path)
    {
        if (command.Subcommands.Count == 0)
            return $"{Quote.Of(word)} is one argument too many: write `{Usage(command, path)}`";
        var commands = command.Subcommands.Select(subcommand => subcommand.Name).ToList();
        return NearestName.Of(word, commands) is { } nearest
            ? $"{Quote.Of(word)} is no command of wander: did you mean `{nearest}`?"
            : $"{Quote.Of(word)} is no command of wander: write one of {Quote.All(commands)}";
    }

    private static string Explain(ParseError error, string path) => error.SymbolResult switch
    {
        OptionResult { Option: VersionOption } => $"`--version` stands alone: write `{Program} --version`",
        OptionResult { Tokens.Count: 0, Option: var option } =>
            $"`{option.Name}` is not complete: write `{option.Name} {NameOf(option)}`",
        ArgumentResult { Tokens: [var token, ..], Parent: OptionResult { Option: var option } } =>
            WrongValue(token.Value, option) ?? error.Message,
        OptionResult { Tokens: [var token], Option: var option } => WrongValue(token.Value, option) ?? error.Message,
        OptionResult { Tokens.Count: > 1, Option: var option } => $"`{option.Name}` is there more than once: write it once",
        ArgumentResult { Tokens.Count: 0, Argument: var argument, Parent: CommandResult { Command: var command } } =>
            $"{argument.Name} is missing: write `{Usage(command, path)}`",
        CommandResult result when Missing(result) is { } argument =>
            $"{argument.Name} is missing: write `{Usage(result.Command, path)}`",
        _ => error.Message,
    };

    private static Argument? Missing(CommandResult result) => result.Command.Arguments.FirstOrDefault(argument =>
        argument.Arity.MinimumNumberOfValues > (result.GetResult(argument)?.Tokens.Count ?? 0));

    // One of those that there are; null where others would do as well.
    private static string? WrongValue(string value, Option option)
    {
        var known = ValuesOf(option);
        return known.Count < 2 || known.Contains(value, StringComparer.Ordinal)
            ? null
            : $"{Quote.Of(value)} is no `{option.Name}`: write {string.Join(", ", known[..^1])} or {known[^1]}";
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
